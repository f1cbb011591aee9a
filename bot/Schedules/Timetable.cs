using System.Collections.Immutable;
using System.Globalization;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>
/// The one decision about every change to the timetable: it fits and is written down with old and new, or it is refused in a sentence, or somebody
/// was quicker. What is shown, asked and told hangs on what this returns. Pure. Source: docs/rules.md, SCHEDULE.
/// </summary>
public static class Timetable
{
    /// <summary>Meetings that are not cancelled, at most.</summary>
    public const int MostMeetings = 200;

    internal static readonly string Full = $"The timetable is full: it holds {MostMeetings} meetings. Cancel some that are no longer needed.";
    internal const string TooLong = "The timetable is full: its meetings hold too many words and people together. Shorten some, or cancel those that are no longer needed.";
    internal const string Over = "The inspection has ended, so its timetable stays as it is.";

    /// <summary>Decides about a change, made by this person at this moment.</summary>
    public static Applied Apply(Inspection inspection, Playbook playbook, TimetableEdit edit, Mark by)
    {
        if (inspection.Ended is not null)
        {
            return new Applied.Refused(Over);
        }

        var now = LocalTimeOf(by);
        var after = inspection;
        var meetings = ImmutableList.CreateBuilder<MeetingChange>();
        foreach (var one in edit.Meetings)
        {
            var (refusal, change) = one.Wanted.Id.Length == 0 ? Post(after, playbook, one.Wanted, now) : Amend(after, playbook, one, now);
            if (refusal is not null)
            {
                return refusal;
            }

            if (change is not null)
            {
                meetings.Add(change);
                after = With(after, playbook, change, by);
            }
        }

        // What makes room is never refused.
        if (meetings.Any(change => !change.After.IsCancelled) && TimetableBounds.IsFull(after))
        {
            return new Applied.Refused(TooLong);
        }

        var dates = ImmutableList.CreateBuilder<DateChange>();
        foreach (var date in edit.Dates)
        {
            var current = MainDates.Of(inspection, playbook, date.Anchor);
            if (current == date.After)
            {
                continue;
            }

            if (current != date.Before)
            {
                return new Applied.DateOvertaken(
                    date.Anchor, date.Before, current, date.After, MainDates.SettledBy(inspection, playbook, date.Anchor) ?? ChangedBy(inspection, date.Anchor));
            }

            dates.Add(date);
            after = after.Settle(playbook, date.Anchor, date.After, by);
        }

        if (meetings.Count == 0 && dates.Count == 0)
        {
            return new Applied.NothingDiffers();
        }

        if ((DateMistakes.In(after, playbook, dates, now.Date).FirstOrDefault() ?? ReasonMistake(edit, dates.Any(date => date.Before is not null) || meetings.Any(change => change.Before is not null))) is { } mistake)
        {
            return mistake;
        }

        return Recorded(after, new()
        {
            Id = NextChange(after),
            By = by,
            Reason = edit.Reason,
            NeedsAnswer = edit.NeedsAnswer,
            Meetings = meetings.ToImmutable(),
            Dates = dates.ToImmutable(),
        });
    }

    /// <summary>With a person's word that they have seen a change; the same instance when they have said so already.</summary>
    public static Inspection Seen(Inspection inspection, string changeId, Mark by) =>
        inspection is { Ended: null } && inspection.Changes.Find(change => change.Id == changeId) is { NeedsAnswer: true } found && !found.Seen.ContainsKey(by.PersonKey)
            ? TimetableBounds.Keep(inspection with { Changes = inspection.Changes.Replace(found, found with { Seen = found.Seen.Add(by.PersonKey, by.At) }) }, LocalTimeOf(by))
            : inspection;

    /// <summary>True when both say the same, whatever their revisions.</summary>
    public static bool IsSame(Meeting one, Meeting other) =>
        one with { Revision = 0, Wanted = new() } == other with { Revision = 0, Wanted = new() }
        && one.Wanted with { People = [] } == other.Wanted with { People = [] }
        && one.Wanted.People.SequenceEqual(other.Wanted.People);

    /// <summary>The time that somebody wrote down beside a step, as the meeting that it is; null when there is none or the timetable has the meeting.</summary>
    public static Meeting? FixedBeside(Inspection inspection, Playbook playbook, string? stepId)
    {
        if (stepId is null || playbook.Find(stepId) is not { } step || Live(inspection).Any(meeting => meeting.StepId == stepId))
        {
            return null;
        }

        foreach (var field in step.Collect)
        {
            if (field.FixesStep && inspection.AnswerTo(step, field) is { Value: var value } && KnownFacts.Read(value) is { Time: { } time } day)
            {
                // Such a talk takes about an hour; nobody has said how long.
                var start = day.Date + time;
                return new() { Id = "", Title = step.Title, Start = start, End = start.PlusHours(1), Level = step.Level, SharedWithArea = step.SharedWithArea, StepId = step.Id };
            }
        }

        return null;
    }

    /// <summary>The meetings that are not cancelled.</summary>
    public static IEnumerable<Meeting> Live(Inspection inspection) => inspection.Meetings.Where(meeting => !meeting.IsCancelled);

    private static (Applied? Refusal, MeetingChange? Change) Post(Inspection inspection, Playbook playbook, Meeting wanted, LocalDateTime now)
    {
        if (Live(inspection).Count() >= MostMeetings)
        {
            return Refuse(Full);
        }

        // Only among those with the same readers: who may not see the forum's own meetings must not learn of one by a refusal.
        if (Live(inspection).Any(meeting => meeting.SharedWithArea == wanted.SharedWithArea && meeting.Start == wanted.Start && string.Equals(meeting.Title, wanted.Title, StringComparison.OrdinalIgnoreCase)))
        {
            return Refuse($"“{wanted.Title}” is on the timetable at that time already. Say “schedule” to see it.", Part.Title);
        }

        var before = FixedBeside(inspection, playbook, wanted.StepId);
        if (MeetingMistakes.In(wanted, before, now).FirstOrDefault() is { } mistake)
        {
            return (mistake, null);
        }

        if (StepMistake(inspection, playbook, wanted) is { } mistaken)
        {
            return Refuse(mistaken, Part.Step);
        }

        var id = $"m{(inspection.Meetings is [.., var last] ? NumberOf(last.Id) : 0) + 1}";
        return before is null
            ? (null, new(null, wanted with { Id = id, Revision = 0 }))
            : (null, new(before with { Id = id }, wanted with { Id = id, Revision = 1 }));
    }

    private static (Applied? Refusal, MeetingChange? Change) Amend(Inspection inspection, Playbook playbook, MeetingEdit edit, LocalDateTime now)
    {
        var wanted = edit.Wanted;
        if (inspection.Meetings.Find(meeting => meeting.Id == wanted.Id) is not { } current)
        {
            return Refuse("That meeting is not on the timetable. Say “schedule” to see what is.");
        }

        if (IsSame(current, wanted))
        {
            return default;
        }

        if (current.IsCancelled)
        {
            return Refuse($"{Named(current, wanted)} was cancelled{ByWhom(ChangedBy(inspection, current))}. If it takes place after all, add it as a new meeting.");
        }

        if (current.Revision != edit.SeenRevision)
        {
            return (new Applied.Overtaken(AsSeen(inspection, current.Id, edit.SeenRevision), current, wanted, ChangedBy(inspection, current)), null);
        }

        if (current.End <= now)
        {
            return Refuse($"{Named(current, wanted)} is over, so it cannot be changed. Add a new meeting instead.");
        }

        if (!wanted.IsCancelled && MeetingMistakes.In(wanted, current, now).FirstOrDefault() is { } mistake)
        {
            return (mistake, null);
        }

        return StepMistake(inspection, playbook, wanted) is { } mistaken
            ? Refuse(mistaken, Part.Step)
            : (null, new(current, wanted with { Revision = current.Revision + 1 }));
    }

    private static string? StepMistake(Inspection inspection, Playbook playbook, Meeting wanted) => wanted switch
    {
        { IsCancelled: true } or { StepId: null } => null,
        { StepId: { } id } when playbook.Find(id) is not { } step || !step.Collect.Any(field => field.FixesStep) =>
            "That step has no time of its own. Pick another one, or none.",
        // The area reads that step's time on the checklist.
        { SharedWithArea: false, StepId: { } id } when playbook.Find(id)!.SharedWithArea =>
            "The local area sees when that step is, so a meeting of the forum alone cannot be it. Pick no step, or let the area see the meeting.",
        _ => OtherOf(inspection, wanted) is { } other
            ? $"{Named(other, wanted)} is that step already. Change that meeting, or pick no step here."
            : null,
    };

    /// <summary>Another meeting that is the same step.</summary>
    internal static Meeting? OtherOf(Inspection inspection, Meeting wanted) =>
        Live(inspection).FirstOrDefault(meeting => meeting.Id != wanted.Id && meeting.StepId == wanted.StepId);

    /// <summary>
    /// A meeting at the start of a sentence to whoever posts this one. Who may not see the forum's own meetings posts none, so its name is told only where
    /// both have the same readers.
    /// </summary>
    internal static string Named(Meeting meeting, Meeting posted) => meeting.SharedWithArea || !posted.SharedWithArea ? $"“{meeting.Title}”" : "Another meeting";

    private static Applied.Refused? ReasonMistake(TimetableEdit edit, bool isNeeded) => edit.Reason switch
    {
        { Length: > MeetingMistakes.LongestReason } => new($"That is too long. Use {MeetingMistakes.LongestReason} letters or fewer.", Part.Reason),
        null or "" when isNeeded => new("Say why, in a few words. People plan around these times.", Part.Reason),
        _ => null,
    };

    internal static Inspection With(Inspection inspection, Playbook playbook, MeetingChange change, Mark by)
    {
        var (before, after) = (change.Before, change.After);
        var at = inspection.Meetings.FindIndex(meeting => meeting.Id == after.Id);
        inspection = inspection with { Meetings = at < 0 ? inspection.Meetings.Add(after) : inspection.Meetings.SetItem(at, after) };

        // The step's own form shows the same time, and a cancelled meeting leaves none behind.
        var holds = after.IsCancelled ? null : after.StepId;
        if (before?.StepId is { } left && left != holds)
        {
            inspection = FixBeside(inspection, playbook, left, null, by);
        }

        return holds is null ? inspection : FixBeside(inspection, playbook, holds, KnownFacts.Write(after.Start), by);
    }

    internal static Inspection FixBeside(Inspection inspection, Playbook playbook, string stepId, string? value, Mark by) =>
        playbook.Find(stepId) is { } step
            ? inspection.Fill(step, step.Collect.Where(field => field.FixesStep).ToDictionary(field => field.Id, _ => value), by)
            : inspection;

    internal static Applied.Saved Recorded(Inspection after, ScheduleChange change) =>
        new(TimetableBounds.Keep(after with { Changes = after.Changes.Insert(0, change) }, LocalTimeOf(change.By)), change);

    // Old ones are not kept for ever, and no id is given twice.
    internal static string NextChange(Inspection inspection) => $"c{(inspection.Changes is [var newest, ..] ? NumberOf(newest.Id) : 0) + 1}";

    private static int NumberOf(string id) => int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture);

    private static Meeting? AsSeen(Inspection inspection, string id, int? revision) =>
        inspection.Changes.SelectMany(change => change.Meetings)
            .SelectMany(change => new[] { change.Before, change.After })
            .FirstOrDefault(meeting => meeting?.Id == id && meeting.Revision == revision);

    internal static Mark? ChangedBy(Inspection inspection, Meeting current) =>
        inspection.Changes.Find(change => change.Meetings.Any(meeting => meeting.After.Id == current.Id && meeting.After.Revision == current.Revision))?.By;

    internal static Mark? ChangedBy(Inspection inspection, Anchor anchor) => inspection.Changes.Find(change => change.Dates.Any(date => date.Anchor == anchor))?.By;

    internal static string ByWhom(Mark? by) => by is null ? "" : $" by {by.Name}";

    private static (Applied?, MeetingChange?) Refuse(string sentence, Part part = Part.Whole) => (new Applied.Refused(sentence, part), null);

    internal static LocalDateTime LocalTimeOf(Mark mark) => mark.At.InZone(London.Zone).LocalDateTime;
}
