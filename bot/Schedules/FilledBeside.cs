using System.Collections.Immutable;
using ForumBot.Inspections;

namespace ForumBot.Schedules;

/// <summary>
/// A main date or a time that somebody wrote down in a step's own form is a change of the timetable like any other: people hear of it, and it can be taken
/// back. All that one save changes is one change. Pure. Source: docs/rules.md, SCHEDULE.
/// </summary>
public static class FilledBeside
{
    /// <summary>The reason that is written down.</summary>
    public const string Reason = "Filled in beside the step";

    /// <summary>
    /// The inspection with these answers of one step, and with the change when they move the timetable; the same instance when nothing differs. The days
    /// of the reports are no part of the timetable, and the survey's first times are told by the survey's own notices.
    /// </summary>
    public static Inspection Fill(Inspection inspection, Playbook playbook, Step step, IReadOnlyDictionary<string, string?> values, Mark by)
    {
        var filled = inspection.Fill(step, values, by);
        if (ReferenceEquals(filled, inspection))
        {
            return inspection;
        }

        ImmutableList<DateChange> dates =
        [
            .. step.Collect.Select(field => field.Confirms).OfType<Anchor>().Distinct()
                .Where(anchor => DateWords.Of(anchor) is not null)
                .Select(anchor => new DateChange(anchor, MainDates.Of(inspection, playbook, anchor), MainDates.Of(filled, playbook, anchor)))
                .Where(date => date.Before != date.After && !(date is { Anchor: Anchor.O or Anchor.C, Before: null })),
        ];
        ImmutableList<MeetingChange> meetings = [.. Moved(inspection, filled, playbook, step)];
        return dates.Count + meetings.Count == 0 ? filled : Timetable.Recorded(filled, new()
        {
            Id = Timetable.NextChange(filled),
            By = by,
            Reason = Reason,
            Meetings = meetings,
            Dates = dates,
        }).After;
    }

    /// <summary>With the time beside a step put back; null when it is no longer as the change left it.</summary>
    internal static Inspection? PutBack(Inspection inspection, Playbook playbook, MeetingChange change, Mark by)
    {
        var current = Timetable.FixedBeside(inspection, playbook, change.After.StepId);
        var left = change.After.IsCancelled ? null : change.After;
        return Timetable.Live(inspection).Any(meeting => meeting.StepId == change.After.StepId) || current?.Start != left?.Start
            ? null
            : Timetable.FixBeside(inspection, playbook, change.After.StepId!, change.Before is { IsCancelled: false } before ? KnownFacts.Write(before.Start) : null, by);
    }

    /// <summary>True for a time that stands beside a step without being a meeting of the timetable.</summary>
    internal static bool IsBeside(Meeting meeting) => meeting.Id.StartsWith(ScheduleViews.StepPrefix, StringComparison.Ordinal);

    private static IEnumerable<MeetingChange> Moved(Inspection before, Inspection after, Playbook playbook, Step step)
    {
        var (was, now) = (Timetable.FixedBeside(before, playbook, step.Id), Timetable.FixedBeside(after, playbook, step.Id));
        if (was?.Start != now?.Start)
        {
            var id = ScheduleViews.StepPrefix + step.Id;
            yield return new(was is null ? null : was with { Id = id }, (now ?? was! with { IsCancelled = true }) with { Id = id });
        }
    }
}
