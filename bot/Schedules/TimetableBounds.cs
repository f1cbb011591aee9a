using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>
/// What an inspection keeps of its timetable, so that its document can never grow too large to be saved. Sizes are in bytes
/// of the stored JSON, rather too large than too small. Pure.
/// </summary>
public static class TimetableBounds
{
    /// <summary>Changes that are kept, at most: the newest.</summary>
    public const int MostChanges = 200;

    /// <summary>The size of all meetings that are not cancelled, at most. Two hundred of the usual length are a third of it.</summary>
    public const int MostOfMeetings = 250_000;

    // The newest change is always kept: it holds at most the meetings before and after.
    private const int MostOfChanges = 250_000;
    private const int MostOfCancelled = 60_000;
    private const int MostCancelled = 100;
    private const int DaysCancelledAreKept = 60;

    // Names of properties, times, numbers and quotes.
    private const int Frame = 350;
    private const int FrameOfPerson = 40;

    /// <summary>True when the meetings that are not cancelled take more room than there is.</summary>
    public static bool IsFull(Inspection inspection) => Timetable.Live(inspection).Sum(SizeOf) > MostOfMeetings;

    /// <summary>
    /// Without cancelled meetings that have long gone by, and without the oldest changes. The meeting that was posted last stays: ids are counted from it.
    /// </summary>
    public static Inspection Keep(Inspection inspection, LocalDateTime now)
    {
        var dropped = Dropped(inspection, now.PlusDays(-DaysCancelledAreKept));
        var size = 0;
        var changes = inspection.Changes.TakeWhile((change, number) => number == 0 || (number < MostChanges && (size += SizeOf(change)) <= MostOfChanges)).Count();
        return inspection with
        {
            Meetings = dropped.Count == 0 ? inspection.Meetings : inspection.Meetings.RemoveAll(meeting => dropped.Contains(meeting.Id)),
            Changes = changes == inspection.Changes.Count ? inspection.Changes : inspection.Changes.RemoveRange(changes, inspection.Changes.Count - changes),
        };
    }

    private static HashSet<string> Dropped(Inspection inspection, LocalDateTime longAgo)
    {
        var dropped = new HashSet<string>();
        var (size, kept) = (0, 0);
        foreach (var meeting in inspection.Meetings.SkipLast(1).Where(meeting => meeting.IsCancelled).OrderByDescending(meeting => meeting.End))
        {
            size += SizeOf(meeting);
            if (meeting.End < longAgo || size > MostOfCancelled || ++kept > MostCancelled)
            {
                dropped.Add(meeting.Id);
            }
        }

        return dropped;
    }

    private static int SizeOf(ScheduleChange change) =>
        Frame + Bytes(change.Reason) + Bytes(change.By.Name) + (change.Dates.Count * Frame) + change.Seen.Keys.Sum(key => Bytes(key) + FrameOfPerson)
        + change.Meetings.Sum(meeting => SizeOf(meeting.After) + (meeting.Before is { } before ? SizeOf(before) : 0));

    private static int SizeOf(Meeting meeting) =>
        Frame + Bytes(meeting.Title) + Bytes(meeting.Where) + Bytes(meeting.Wanted.Others) + Bytes(meeting.Source)
        + meeting.Wanted.People.Sum(key => Bytes(key) + FrameOfPerson);

    // What is not plain ASCII is at worst an escape of six.
    private static int Bytes(string? text) => text?.Sum(letter => letter is >= ' ' and < '\u007f' and not ('"' or '\\') ? 1 : 6) ?? 0;
}
