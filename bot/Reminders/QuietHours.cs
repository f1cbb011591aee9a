using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>When somebody is not to be rung. London clock times, over midnight if the end is earlier than the start, on the days the clocks change too.</summary>
internal static class QuietHours
{
    /// <summary>This moment, or the end of the quiet hours it falls in.</summary>
    public static Instant After(Instant at, Preferences wishes)
    {
        var local = at.InZone(London.Zone).LocalDateTime;
        if (!IsQuiet(local.TimeOfDay, wishes))
        {
            return at;
        }

        var overMidnight = wishes.QuietFrom > wishes.QuietUntil && local.TimeOfDay >= wishes.QuietFrom;
        var end = (overMidnight ? local.Date.PlusDays(1) : local.Date) + wishes.QuietUntil;
        // An end that comes twice when the clocks go back is the later one; one that they skip is an hour later.
        var map = London.Zone.MapLocal(end);
        return (map.Count == 2 ? map.Last() : London.At(end)).ToInstant();
    }

    /// <summary>Whether a clock time lies in them.</summary>
    public static bool IsQuiet(LocalTime time, Preferences wishes) => wishes.QuietFrom == wishes.QuietUntil ? false
        : wishes.QuietFrom < wishes.QuietUntil ? time >= wishes.QuietFrom && time < wishes.QuietUntil
        : time >= wishes.QuietFrom || time < wishes.QuietUntil;
}
