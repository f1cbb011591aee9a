using System.Collections.Immutable;

namespace ForumBot.Inspections;

/// <summary>
/// Who goes to the feedback meeting, and who of them may be told what was said there. Source: docs/rules.md, CONF-01, CONF-07, CONF-27.
/// </summary>
public sealed record Attendance
{
    /// <summary>Everybody on the list, in the order they were named.</summary>
    public ImmutableList<Attendee> People { get; init; } = [];

    /// <summary>Changes of the list since it was locked that wait for a second attendee's word.</summary>
    public ImmutableList<LateChange> Waiting { get; init; } = [];

    /// <summary>Set when somebody said that the meeting is over; it also ends by itself at its end in the timetable.</summary>
    public Mark? Over { get; init; }

    /// <summary>The one on the list with this key, or null.</summary>
    public Attendee? Find(string personKey)
    {
        foreach (var one in People)
        {
            if (one.PersonKey == personKey)
            {
                return one;
            }
        }

        return null;
    }
}

/// <summary>Somebody who goes to the feedback meeting. <see cref="Name"/> is the name they had when they were named.</summary>
public sealed record Attendee(string PersonKey, string Name, bool TakesNotes, Mark NamedBy)
{
    /// <summary>When they read and accepted the terms; null until then.</summary>
    public Mark? Accepted { get; init; }

    /// <summary>Which wording of the terms they accepted; null until then.</summary>
    public string? Terms { get; init; }
}

/// <summary>A change of the list after the meeting: two attendees have to agree to it.</summary>
/// <param name="PersonKey">Whom it is about; never one of the two.</param>
/// <param name="Name">The name they had then.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Reason">In the words of who asked.</param>
/// <param name="Agreed">The attendees who agreed so far.</param>
public sealed record LateChange(string PersonKey, string Name, LateChangeKind Kind, string Reason, ImmutableList<Mark> Agreed)
{
    /// <summary>Who asked for it; they may not have been in the room, and then do not count among those who agreed.</summary>
    public required Mark AskedBy { get; init; }
}

/// <summary>What a late change of the list does.</summary>
public enum LateChangeKind
{
    /// <summary>They were in the room and were left out.</summary>
    Add,
    /// <summary>They are on the list and were not in the room.</summary>
    Remove,
}
