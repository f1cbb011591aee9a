using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>One meeting of a change, old beside new, as one viewer may see it: a side that is not for them is as if it were not there. Pure.</summary>
public static class MeetingThing
{
    /// <summary>The thing; null when neither side is for this viewer, or when all they would hear is that something unknown to them is off.</summary>
    public static ChangedThing? Of(MeetingChange change, Forum forum, Viewer viewer, LocalDate today)
    {
        var before = change.Before is { } was && viewer.MaySee(was) ? was : null;
        var after = viewer.MaySee(change.After) ? change.After : null;
        return (before, after) switch
        {
            (null, null) or (null, { IsCancelled: true }) => null,
            (null, { } now) => new(now.Title, [.. All(now, forum, viewer, today)]),
            ({ } then, null) => new(then.Title, [new("Was", MeetingWords.When(then, today)), new("Now", "no longer on this timetable")]),
            ({ } then, { IsCancelled: true }) => new(then.Title, [new("Was", MeetingWords.When(then, today)), new("Now", "cancelled")]),
            ({ IsCancelled: true }, { } now) => new(now.Title, [new("Was", "cancelled"), .. All(now, forum, viewer, today)]),
            ({ } then, { } now) => new(now.Title, [.. Differences(then, now, forum, viewer, today)]),
        };
    }

    private static IEnumerable<Fact> All(Meeting meeting, Forum forum, Viewer viewer, LocalDate today)
    {
        yield return new("When", MeetingWords.When(meeting, today));
        if (meeting.Where is { } where)
        {
            yield return new("Where", where);
        }

        if (MeetingWords.Wanted(meeting, forum, viewer) is { Length: > 0 } wanted)
        {
            yield return new("Wanted", wanted);
        }
    }

    private static IEnumerable<Fact> Differences(Meeting was, Meeting now, Forum forum, Viewer viewer, LocalDate today)
    {
        if (was.Title != now.Title)
        {
            yield return new("It was called", was.Title);
        }

        if ((was.Start, was.End) != (now.Start, now.End))
        {
            yield return new("Was", MeetingWords.When(was, today));
            yield return new("Now", MeetingWords.When(now, today));
        }
        else
        {
            yield return new("When, as before", MeetingWords.When(now, today));
        }

        if (was.Where != now.Where)
        {
            yield return new("Place before", was.Where ?? "not given");
            yield return new("Place now", now.Where ?? "not given");
        }

        var (wanted, wantedNow) = (MeetingWords.Wanted(was, forum, viewer), MeetingWords.Wanted(now, forum, viewer));
        if (wanted != wantedNow)
        {
            yield return new("Wanted before", wanted.Length > 0 ? wanted : "not given");
            yield return new("Wanted now", wantedNow.Length > 0 ? wantedNow : "not given");
        }
    }
}
