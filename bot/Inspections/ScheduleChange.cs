using System.Collections.Immutable;
using NodaTime;

namespace ForumBot.Inspections;

/// <summary>
/// One thing that somebody did to the timetable, with all that a notice about it says: old beside new, why, who. Kept also when it was
/// undone, until many newer ones have pushed it out. Source: docs/rules.md, SCHEDULE.
/// </summary>
public sealed record ScheduleChange
{
    /// <summary>Made once by the bot, unique in its inspection: <c>c3</c>.</summary>
    public required string Id { get; init; }

    public required Mark By { get; init; }

    /// <summary>Why; null only where nothing was there before.</summary>
    public string? Reason { get; init; }

    /// <summary>True when the poster wants people to say that they have seen it.</summary>
    public bool NeedsAnswer { get; init; }

    public ImmutableList<MeetingChange> Meetings { get; init; } = [];

    public ImmutableList<DateChange> Dates { get; init; } = [];

    /// <summary>Who pressed "Seen", by their key, and when.</summary>
    public ImmutableDictionary<string, Instant> Seen { get; init; } = ImmutableDictionary<string, Instant>.Empty;

    /// <summary>Set when somebody took it back.</summary>
    public Mark? Undone { get; init; }

    /// <summary>The id of the change that this one takes back. Who never heard of that one does not hear of this either.</summary>
    public string? TakesBack { get; init; }
}

/// <summary>A meeting before and after; <see cref="Before"/> is null for a new one. A cancelled one says so in <see cref="After"/>.</summary>
public sealed record MeetingChange(Meeting? Before, Meeting After);

/// <summary>A main date before and after, each as confirmed or null while it was only worked out.</summary>
public sealed record DateChange(Anchor Anchor, AnchorDate? Before, AnchorDate? After)
{
    /// <summary>What was worked out where nothing was confirmed; null when something was, or when nothing could be worked out.</summary>
    public AnchorDate? Expected { get; init; }
}
