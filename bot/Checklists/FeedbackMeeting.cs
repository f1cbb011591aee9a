using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>
/// When the meeting at which the forum hears the inspectors' feedback ends, and with it the freedom to change who was there. Europe/London. Pure.
/// Source: docs/rules.md, CONF-07.
/// </summary>
public static class FeedbackMeeting
{
    /// <summary>Fewer than these are no list: then there is nothing yet to lock.</summary>
    public const int FewestPeople = 2;

    private static readonly Period UsualLength = Period.FromHours(2);

    /// <summary>The playbook's step for it; null for an inspection without one.</summary>
    public static PlannedStep? StepOf(OpenInspection open)
    {
        foreach (var planned in open.Timeline.Steps)
        {
            if (planned.Step.Vault == VaultPart.Notes)
            {
                return planned;
            }
        }

        return null;
    }

    /// <summary>Its day; null while nobody knows.</summary>
    public static LocalDate? DayOf(OpenInspection open) =>
        StepOf(open) is { } planned ? Posted(open, planned.Step)?.Start.Date ?? planned.Start : null;

    /// <summary>
    /// Its end in the timetable; two hours after its fixed time when the timetable does not hold it; without a time, the end of its day. Null while nobody
    /// knows the day.
    /// </summary>
    public static LocalDateTime? EndOf(OpenInspection open) => StepOf(open) switch
    {
        null => null,
        { Step: var step } when Posted(open, step) is { } meeting => meeting.End,
        { At: { } at, Start: { } day } => day + at + UsualLength,
        { End: { } last } => last.PlusDays(1).AtMidnight(),
        _ => null,
    };

    /// <summary>When it ended: when somebody said so, or by the timetable; null before.</summary>
    public static Instant? EndedAt(OpenInspection open, Instant now) =>
        open.Inspection.Attendance.Over?.At
        ?? (EndOf(open) is { } end && London.At(end).ToInstant() is var ended && ended <= now ? ended : null);

    /// <summary>True once the list of those who were there is locked. A list that was never made stays open: there is nobody yet who could have written.</summary>
    public static bool IsLocked(OpenInspection open, Instant now) =>
        open.Inspection.Attendance.Over is not null || (open.Inspection.Attendance.People.Count >= FewestPeople && EndedAt(open, now) is not null);

    private static Meeting? Posted(OpenInspection open, Step step)
    {
        Meeting? last = null;
        foreach (var meeting in open.Inspection.Meetings)
        {
            if (!meeting.IsCancelled && meeting.StepId == step.Id && !(meeting.End <= last?.End))
            {
                last = meeting;
            }
        }

        return last;
    }
}
