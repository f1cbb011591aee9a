using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>Whether a change touches the next 24 hours, so that people are told at once and not in the next morning list. Pure. Source: docs/rules.md, SCHEDULE.</summary>
public static class ShortNotice
{
    /// <summary>True when a meeting was or is to begin by this time tomorrow, and is not over.</summary>
    public static bool Touches(MeetingChange change, LocalDateTime now) => IsSoon(change.Before, now) || IsSoon(change.After, now);

    private static bool IsSoon(Meeting? meeting, LocalDateTime now) =>
        meeting is not null && meeting.End > now && meeting.Start <= London.At(now).PlusHours(24).LocalDateTime;
}
