using System.Collections.Immutable;
using NodaTime;

namespace ForumBot.Inspections;

/// <summary>
/// One meeting, visit or talk of an inspection's timetable, as the LANO or the chair posted it. Europe/London times.
/// A change gives it a higher <see cref="Revision"/>; a cancelled one stays until it has long gone by, so that everybody who knew of it can be told.
/// </summary>
public sealed record Meeting
{
    /// <summary>Made once by the bot, unique in its inspection: <c>m7</c>.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required LocalDateTime Start { get; init; }

    /// <summary>Later than <see cref="Start"/>.</summary>
    public required LocalDateTime End { get; init; }

    /// <summary>A room, an address or a link to join, as it was typed; null when nobody has said.</summary>
    public string? Where { get; init; }

    public Wanted Wanted { get; init; } = new();

    /// <summary>Public or the forum's. A post of the timetable is never for attendees only. Source: docs/rules.md, LEVELS.</summary>
    public Level Level { get; init; } = Level.Forum;

    /// <summary>False for what the forum plans among itself, which the area does not see.</summary>
    public bool SharedWithArea { get; init; } = true;

    /// <summary>The step of the playbook that this meeting is; its start is then that step's fixed time. Null for any other meeting.</summary>
    public string? StepId { get; init; }

    /// <summary>Counts the changes, from 0; a calendar's SEQUENCE.</summary>
    public int Revision { get; init; }

    public bool IsCancelled { get; init; }

    /// <summary>Its id in the calendar that it was imported from, so that importing that calendar again changes it; null for any other.</summary>
    public string? Source { get; init; }
}

/// <summary>Who is wanted at a meeting: whole groups, single people, and others in words.</summary>
public sealed record Wanted
{
    public Recipients Groups { get; init; }

    /// <summary>Keys of people of the forum or the area.</summary>
    public ImmutableList<string> People { get; init; } = [];

    /// <summary>As it was typed, for people the bot does not know: "a head teacher".</summary>
    public string? Others { get; init; }
}
