using ForumBot.Access;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Checklists;

/// <summary>
/// For whose eyes a card is drawn. In a shared place it is an ordinary member among the place's readers, whoever asked,
/// so that the asker's rights never show there; in a personal chat it is that person.
/// </summary>
public readonly record struct Viewer(RoleSet Roles, Audience Here)
{
    /// <summary>
    /// True on a card for one of those in the room alone. It offers them the way into the vault and opens nothing: what the gate is asked here leaves it out.
    /// </summary>
    public bool InTheRoom { get; init; }

    /// <summary>The viewer of an answer to this turn that everybody in its place sees. Somebody who should not be among the place's readers is not shown what they are.</summary>
    public static Viewer Of(Turn turn)
    {
        if (!turn.Place.IsShared)
        {
            return new(turn.Roles, turn.Here) { InTheRoom = turn.Facts.InTheRoom };
        }

        var asker = turn.Roles.HasAny(RoleSet.Insiders) ? turn.Here : turn.Roles.HasAny(RoleSet.Area) ? Audience.ForumAndArea : Audience.Open;
        return new(RoleSet.Of(Role.Member), asker > turn.Here ? asker : turn.Here);
    }

    /// <summary>
    /// The viewer of an answer that reaches this person alone, such as the answer to a press, wherever they are: what they may see in their own chat.
    /// </summary>
    public static Viewer Alone(Turn turn) => new(turn.Roles, Audience.OnePerson) { InTheRoom = turn.Facts.InTheRoom };

    /// <summary>The viewer of a card that everybody in this place sees.</summary>
    public static Viewer Of(Forum forum, Place place) => new(RoleSet.Of(Role.Member), forum.AudienceOf(place));

    /// <summary>True when the days of the visit may be shown: they are the forum's and the area's until announced (CONF-13).</summary>
    public bool SeesVisitDates => May(Permission.SeeSteps, Matter.Schedule);

    /// <summary>
    /// Whose rights decide which buttons are drawn. On a card for many it is the forum together, because nobody knows who looks at it: whoever
    /// may not is told so. On a card for one it is that one.
    /// </summary>
    public Viewer AsTicking => Here == Audience.OnePerson ? this : this with { Roles = RoleSet.Insiders };

    /// <summary>True when people's names may be shown: not where strangers read along, and not to somebody who is neither of the forum nor of the area.</summary>
    public bool SeesNames => Here != Audience.Open && Roles.HasAny(RoleSet.InsidersAndArea);

    /// <summary>Asks the gate.</summary>
    public Verdict May(Permission what, Matter matter) => Gate.Decide(Roles, what, matter, Here);
}

/// <summary>How confidential the parts of a playbook are in one inspection.</summary>
public static class Matters
{
    /// <summary>The matter of a step: that it exists and when it is.</summary>
    public static Matter Of(Step step, Timeline timeline) =>
        new(LevelOf(step.Level, step.PublicFrom, timeline), step.SharedWithArea);

    /// <summary>
    /// The matter of an answer to a field. The area sees what it answers itself, and who goes to the feedback meeting. What is for attendees until the report
    /// is out is anybody's once two people have confirmed that it is (CONF-03).
    /// </summary>
    public static Matter Of(Step step, EvidenceField field, OpenInspection open) =>
        field is { Level: Level.Attendees, PublicFrom: Anchor.P } && step.Level != Level.Attendees
            && open.Timeline[Anchor.P] is { Confirmed: true }
            && Publication.Of(open.Forum, open.Inspection, open.Playbook).EmbargoLifted
            ? Matter.Public
            : new(LevelOf(field.Level, field.PublicFrom, open.Timeline), step.SharedWithArea && (step.Who == Responsible.Lano || step.Vault == VaultPart.Attendance));

    private static Level LevelOf(Level level, Anchor? publicFrom, Timeline timeline)
    {
        // CONF-03: what is for attendees is opened by the two people who lift the embargo, never by a day that one person wrote down.
        if (level == Level.Attendees || publicFrom is not { } anchor)
        {
            return level;
        }

        return timeline[anchor] is { Confirmed: true } ? Level.Public : Level.Forum;
    }
}
