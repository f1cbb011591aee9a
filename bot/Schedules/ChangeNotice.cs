using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>The notice of one change to the timetable, as one reader or one place may see it, from the facts as they are now. Pure.</summary>
public static class ChangeNotice
{
    private const int MostThings = 8;
    private const int LongestTitle = 45;
    private static readonly RoleSet ToldOfDates = Addressing.RolesOf(Recipients.All | Recipients.Lano);

    /// <summary>
    /// The card: old beside new, why, who; that it was taken back or overtaken since. With <paramref name="counts"/> how many have seen it, which only
    /// copies in shared places and the poster's own show. Null when this viewer may see nothing of it.
    /// </summary>
    public static Card? Of(ScheduleChange change, OpenInspection open, Viewer viewer, LocalDateTime now, bool counts) =>
        ViewOf(change, open, viewer, now, counts) is { } view ? ChangeNoticeCard.Of(view) : null;

    /// <summary>The same, not drawn yet.</summary>
    public static ChangeNoticeView? ViewOf(ScheduleChange change, OpenInspection open, Viewer viewer, LocalDateTime now, bool counts)
    {
        ChangedThing[] meetings = [.. change.Meetings.Select(meeting => MeetingThing.Of(meeting, open.Forum, viewer, now.Date)).OfType<ChangedThing>()];
        DateChange[] dates = [.. change.Dates.Where(date => MaySee(viewer, date))];
        if (meetings.Length + dates.Length == 0)
        {
            return null;
        }

        ChangedThing[] things =
        [
            .. meetings,
            .. dates.Select(date => new ChangedThing(DateWords.Of(date.Anchor)!.Label, DateWords.Facts(date, now.Date))),
        ];

        // Why something changed that this reader does not see is not for them either: it may name it.
        var seesAll = meetings.Length == change.Meetings.Count && dates.Length == change.Dates.Count
            && change.Meetings.All(meeting => viewer.MaySee(meeting.After) && (meeting.Before is null || viewer.MaySee(meeting.Before)));
        var since = Since(change, open, viewer, now);
        return new()
        {
            Inspection = open.Inspection.Id,
            Change = change.Id,
            Title = Title(change, meetings, dates, viewer),
            Since = since,
            Things = [.. things.Take(MostThings)],
            NotShown = Math.Max(0, things.Length - MostThings),
            Lead = meetings.Length > 0 || !dates.All(DateWords.IsAsExpected) ? null : dates.Length == 1 ? "It is as expected." : "They are as expected.",
            Why = seesAll ? Why(change) : null,
            By = By(change, viewer, now),
            AsksForSeen = change.NeedsAnswer && since is null,
            Count = counts && change.NeedsAnswer ? Count(change, open, now) : null,
        };
    }

    private static bool MaySee(Viewer viewer, DateChange date) =>
        DateWords.Of(date.Anchor) is { } words && viewer.May(Permission.SeeSteps, words.Matter);

    // The title may show on a lock screen, so it holds no more than the forum's own word for the meeting.
    private static string Title(ScheduleChange change, ChangedThing[] meetings, DateChange[] dates, Viewer viewer) => (meetings, dates) switch
    {
        ([var one], []) => $"{Verb(change, viewer)}: {Short(one.Title)}",
        ([], [var date]) => $"{(change.TakesBack is not null ? "Changed back" : DateWords.AreConfirmed(dates) ? "Confirmed" : "Changed")}: {DateWords.Of(date.Anchor)!.Label}",
        ([], _) when change.TakesBack is null && DateWords.AreConfirmed(dates) => "The dates are confirmed",
        ([], _) => change.TakesBack is null ? "The main dates changed" : "The main dates changed back",
        _ => $"The timetable changed: {Wording.Count(meetings.Length, "meeting", "meetings")}",
    };

    private static string Verb(ScheduleChange change, Viewer viewer) => change.Meetings.First(meeting => viewer.MaySee(meeting.After) || (meeting.Before is { } before && viewer.MaySee(before))) switch
    {
        var meeting when !viewer.MaySee(meeting.After) => "No longer here",
        { After.IsCancelled: true } => "Cancelled",
        { Before: { IsCancelled: true } } => "On after all",
        _ when change.TakesBack is not null => "Changed back",
        { Before: { } before } when viewer.MaySee(before) => "Changed",
        _ => "New",
    };

    private static string Short(string title) => title.Length > LongestTitle ? title[..LongestTitle].TrimEnd() + "…" : title;

    // Beside what is new there is nothing to give a reason for: then it is a word to those who come.
    internal static string? Why(ScheduleChange change) => change switch
    {
        { Reason: null or "" } or { TakesBack: not null } => null,
        _ when change.Meetings.All(meeting => meeting.Before is null) && change.Dates.All(date => date.Before is null) => $"Note: {change.Reason}",
        _ => $"Why: {change.Reason}",
    };

    private static string By(ScheduleChange change, Viewer viewer, LocalDateTime now)
    {
        var at = change.By.At.InZone(London.Zone).LocalDateTime.Say(now.Date);
        if (change.TakesBack is not null)
        {
            return viewer.SeesNames ? $"{change.By.Name} took the change back, {at}." : $"The change was taken back, {at}.";
        }

        var did = change.Dates.Count == 0 && change.Meetings.All(meeting => meeting.Before is null) ? "Added"
            : change.Meetings.Count == 0 && DateWords.AreConfirmed(change.Dates) ? "Confirmed"
            : "Changed";
        return viewer.SeesNames ? $"{did} by {change.By.Name}, {at}." : $"{did} {at}.";
    }

    /// <summary>What has become of it, so that a posted copy is never wrong for long.</summary>
    private static string? Since(ScheduleChange change, OpenInspection open, Viewer viewer, LocalDateTime now)
    {
        if (change.Undone is { } undone)
        {
            return viewer.SeesNames ? $"{undone.Name} took this back. It no longer holds." : "This was taken back. It no longer holds.";
        }

        foreach (var meeting in change.Meetings)
        {
            if (open.Inspection.Meetings.Find(one => one.Id == meeting.After.Id) is not { } current || current.Revision == meeting.After.Revision)
            {
                continue;
            }

            if (viewer.MaySee(current))
            {
                return $"This changed again. Now: {Short(current.Title)}, {(current.IsCancelled ? "cancelled" : MeetingWords.When(current, now.Date))}.";
            }

            if (viewer.MaySee(meeting.After))
            {
                return "This changed again. It is no longer on this timetable.";
            }
        }

        foreach (var date in change.Dates.Where(date => MaySee(viewer, date)))
        {
            if (MainDates.Of(open.Inspection, open.Playbook, date.Anchor) is var current && current != date.After)
            {
                return $"This changed again. {DateWords.Of(date.Anchor)!.Label}: {DateWords.Say(current, now.Date)}.";
            }
        }

        return null;
    }

    /// <summary>Of those who are asked: the wanted, without the one who made the change. Whoever else pressed "Seen" is thanked, not counted.</summary>
    private static string? Count(ScheduleChange change, OpenInspection open, LocalDateTime now)
    {
        var asked = Told(change, open).Where(person => person.Id.Key != change.By.PersonKey && MayKnow(person)).Select(person => person.Id.Key).ToHashSet();
        return asked.Count == 0 ? null : $"Seen by {change.Seen.Keys.Count(asked.Contains)} of {asked.Count} asked.";

        bool MayKnow(Person person) => ViewOf(change, open, new(open.Forum.RolesOf(person.Id), Audience.OnePerson), now, counts: false) is not null;
    }

    private static IEnumerable<Person> Told(ScheduleChange change, OpenInspection open) => change.Dates.Count > 0
        ? open.Forum.People().Where(person => open.Forum.RolesOf(person.Id).HasAny(ToldOfDates))
        : change.Meetings.SelectMany(meeting => new[] { meeting.Before, meeting.After }).OfType<Meeting>()
            .SelectMany(meeting => MeetingWords.PeopleTold(meeting, open.Forum)).DistinctBy(person => person.Id);
}
