using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>
/// The way back from a change: it is put back when everything in it is still as the change left it, and that is a change like any other. Pure.
/// Source: docs/rules.md, SCHEDULE.
/// </summary>
public static class TakingBack
{
    /// <summary>The reason that is written down.</summary>
    public const string Reason = "taken back";

    /// <summary>
    /// Puts back what a change replaced, when everything in it is still as the change left it. A meeting that was new is cancelled, because people
    /// have heard of it.
    /// </summary>
    public static Applied Of(Inspection inspection, Playbook playbook, string changeId, Mark by)
    {
        if (inspection.Ended is not null)
        {
            return new Applied.Refused(Timetable.Over);
        }

        if (inspection.Changes.Find(change => change.Id == changeId) is not { } original)
        {
            return new Applied.Refused("I can’t find that change. Say “what changed” to see the last ones.");
        }

        var now = Timetable.LocalTimeOf(by);
        if (original.Undone is { } undone)
        {
            return new Applied.Refused($"{undone.Name} has taken that back already, {Timetable.LocalTimeOf(undone).Say(now.Date)}.");
        }

        if (original.TakesBack is not null)
        {
            return new Applied.Refused("That change took another one back. To change it again, say “change schedule”.");
        }

        var after = inspection;
        var meetings = ImmutableList.CreateBuilder<MeetingChange>();
        foreach (var change in original.Meetings)
        {
            if (FilledBeside.IsBeside(change.After))
            {
                if (FilledBeside.PutBack(after, playbook, change, by) is not { } back)
                {
                    return new Applied.Refused($"The time of “{change.After.Title}” has changed again since. Say “change schedule” to put it right.");
                }

                meetings.Add(new(change.After, change.Before ?? change.After with { IsCancelled = true }));
                after = back;
                continue;
            }

            if (inspection.Meetings.Find(meeting => meeting.Id == change.After.Id) is not { } current)
            {
                return new Applied.Refused($"“{change.After.Title}” is no longer on the timetable. Add a new meeting instead.");
            }

            var restored = (change.Before ?? current with { IsCancelled = true }) with { Revision = current.Revision + 1 };
            if (WhyNotBack(inspection, change, current, restored, now) is { } why)
            {
                return new Applied.Refused(why);
            }

            meetings.Add(new(current, restored));
            after = Timetable.With(after, playbook, meetings[^1], by);
        }

        if (TimetableBounds.IsFull(after) && !TimetableBounds.IsFull(inspection))
        {
            return new Applied.Refused(Timetable.TooLong);
        }

        foreach (var date in original.Dates)
        {
            if (MainDates.Of(inspection, playbook, date.Anchor) != date.After)
            {
                var who = MainDates.SettledBy(inspection, playbook, date.Anchor)?.Name ?? Timetable.ChangedBy(inspection, date.Anchor)?.Name ?? "Somebody";
                return new Applied.Refused($"{who} has changed that date again since. Say “change dates” to put it right.");
            }

            after = after.Settle(playbook, date.Anchor, date.Before, by);
        }

        ImmutableList<DateChange> dates = [.. original.Dates.Select(date => new DateChange(date.Anchor, date.After, date.Before) { Expected = date.Expected })];
        if (DateMistakes.In(after, playbook, dates, now.Date).FirstOrDefault() is { } mistake)
        {
            return new Applied.Refused($"Other dates have changed since, and the old one does not fit them. {mistake.Sentence} Say “change dates” to put them right.");
        }

        after = after with { Changes = after.Changes.Replace(original, original with { Undone = by }) };
        return Timetable.Recorded(after, new()
        {
            Id = Timetable.NextChange(after),
            By = by,
            Reason = Reason,
            NeedsAnswer = original.NeedsAnswer,
            Meetings = meetings.ToImmutable(),
            Dates = dates,
            TakesBack = original.Id,
        });
    }

    private static string? WhyNotBack(Inspection inspection, MeetingChange change, Meeting current, Meeting restored, LocalDateTime now)
    {
        // By the name that it had then: what it is called now may be for the forum alone, and so may all that can be done about it.
        if (change.After.SharedWithArea && !current.SharedWithArea)
        {
            return $"The chair has changed “{change.After.Title}” since, so this cannot be taken back.";
        }

        if (current.Revision != change.After.Revision)
        {
            return $"“{change.After.Title}” was changed again{Timetable.ByWhom(Timetable.ChangedBy(inspection, current))}. Say “change schedule” to put it right.";
        }

        if ((!current.IsCancelled && current.End <= now) || (!restored.IsCancelled && restored.Start < now && restored.Start != current.Start))
        {
            return $"The time of “{current.Title}” has gone by, so this cannot be taken back. Add a new meeting instead.";
        }

        if (restored.IsCancelled)
        {
            return null;
        }

        if (current.IsCancelled && Timetable.Live(inspection).Count() >= Timetable.MostMeetings)
        {
            return Timetable.Full;
        }

        return restored.StepId is not null && Timetable.OtherOf(inspection, restored) is { } other
            ? $"{Timetable.Named(other, restored)} has taken its place since. Say “change schedule” to put it right."
            : null;
    }
}
