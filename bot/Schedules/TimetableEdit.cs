using System.Collections.Immutable;
using ForumBot.Inspections;

namespace ForumBot.Schedules;

/// <summary>What somebody wants to do to the timetable, all of it or nothing: one meeting, a whole pasted table, some main dates.</summary>
public sealed record TimetableEdit
{
    /// <summary>New and changed meetings.</summary>
    public ImmutableList<MeetingEdit> Meetings { get; init; } = [];

    /// <summary>Main dates. <see cref="DateChange.Before"/> is what the person saw when they began.</summary>
    public ImmutableList<DateChange> Dates { get; init; } = [];

    /// <summary>Why. It may be missing where nothing was there before.</summary>
    public string? Reason { get; init; }

    /// <summary>True when people are asked to say that they have seen it.</summary>
    public bool NeedsAnswer { get; init; }
}

/// <summary>
/// A meeting as it should be. A new one has an empty <see cref="Meeting.Id"/> and no <see cref="SeenRevision"/>; for a change that is the revision
/// that the person saw when they began.
/// </summary>
public sealed record MeetingEdit(Meeting Wanted, int? SeenRevision = null);

/// <summary>What came of it. The set is closed.</summary>
public abstract record Applied
{
    private Applied() { }

    /// <summary>It fits: the inspection with it, and the change to tell people of.</summary>
    public sealed record Saved(Inspection After, ScheduleChange Change) : Applied;

    /// <summary>It is so already.</summary>
    public sealed record NothingDiffers : Applied;

    /// <summary>It cannot be, for the reason in the sentence, which belongs to one part of it or to the whole.</summary>
    public sealed record Refused(string Sentence, Part Part = Part.Whole) : Applied;

    /// <summary>
    /// Somebody else changed this meeting since the person began: as it was then, as it is now, and as the person wants it. Nothing was changed.
    /// </summary>
    public sealed record Overtaken(Meeting? Seen, Meeting Theirs, Meeting Mine, Mark? By) : Applied;

    /// <summary>The same for a main date.</summary>
    public sealed record DateOvertaken(Anchor Anchor, AnchorDate? Seen, AnchorDate? Theirs, AnchorDate? Mine, Mark? By) : Applied;
}

/// <summary>The part of a post that a mistake belongs to.</summary>
public enum Part
{
    /// <summary>No part alone.</summary>
    Whole,
    Title,
    Day,
    Start,
    End,
    Where,
    Others,
    Step,
    Reason,
    /// <summary>One of the main dates.</summary>
    Date,
}
