using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Schedules;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>What was done to the timetable, a short sentence each, for the day's list. Pure.</summary>
internal static class TimetableNews
{
    private const int Most = 4;

    /// <summary>What this reader may know of it, without the changes they are <paramref name="told"/> of in full.</summary>
    internal static IEnumerable<string> Since(Instant since, Reader reader, HashSet<string> told)
    {
        var news = reader.Open.Inspection.Changes
            .Where(change => change.By.At > since && change.Undone is null && !told.Contains(change.Id))
            .Reverse()
            .SelectMany(change => Of(change, reader))
            .ToList();
        return news.Count <= Most ? news : [.. news.Take(Most - 1), "There is more. Say “schedule” to see it."];
    }

    private static IEnumerable<string> Of(ScheduleChange change, Reader reader)
    {
        foreach (var (before, after) in change.Meetings)
        {
            // What was shared before and is not any more is not told to those who no longer may know.
            if (reader.Sees(MatterOf(after)) && (before is null || reader.Sees(MatterOf(before))))
            {
                yield return Of(before, after, reader.Today);
            }
        }

        // CONF-11: the days of the draft and of the final report are not for everybody.
        if (reader.Viewer.SeesVisitDates && change.Dates.Any(date => date.Anchor is not (Anchor.D or Anchor.F)))
        {
            yield return $"The main dates {(change.TakesBack is null && DateWords.AreConfirmed(change.Dates) ? "are confirmed" : "changed")}. Say “timeline” to see them.";
        }
    }

    private static string Of(Meeting? before, Meeting after, LocalDate today) => (before, after) switch
    {
        (null, _) => $"New: {after.Title}, {after.Start.Say(today)}.",
        (_, { IsCancelled: true }) => $"Cancelled: {after.Title}, {before.Start.Say(today)}.",
        _ when before.Start != after.Start => $"Moved: {after.Title}, from {before.Start.Say(today)} to {after.Start.Say(today)}.",
        _ when before.Where != after.Where => $"New place: {after.Title}, {after.Start.Say(today)}.",
        _ => $"Changed: {after.Title}, {after.Start.Say(today)}.",
    };

    internal static Matter MatterOf(Meeting meeting) => new(meeting.Level, meeting.SharedWithArea);
}
