using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>One recipient at the moment something is said to them: what they may see, and what is theirs to do.</summary>
internal sealed record Reader(Addressed To, Situation Situation, Viewer Viewer)
{
    internal OpenInspection Open => Situation.Open;

    internal LocalDateTime Now => Situation.Local;

    internal LocalDate Today => Situation.Local.Date;

    /// <summary>The recipient as they stand in the forum now; null for a place that is no longer the forum's, or a person who left.</summary>
    internal static Reader? Of(Addressed to, Situation situation)
    {
        var forum = situation.Open.Forum;
        if (to.IsPlace)
        {
            return forum.Places.TryGetValue(to.Key, out var place) ? new(to, situation, Viewer.Of(forum, place.Place)) : null;
        }

        return PersonId.Parse(to.Key) is { } person && forum.RolesOf(person) is var roles && roles != RoleSet.None
            ? new(to, situation, new(roles, Audience.OnePerson))
            : null;
    }

    internal bool Sees(Matter matter) => Viewer.May(Permission.SeeSteps, matter);

    /// <summary>The gate's answer about an occurrence, once more at the moment it is said: roles and places change (CONF-06 for what hangs on the outcome).</summary>
    internal bool MayHear(Occurrence occurrence)
    {
        var what = occurrence.About is Subject.DateAhead { Id: var id } && DatesAhead.GivesOutcomeAway(id, Open.Playbook)
            ? Permission.SeeOutcomeForecast
            : Permission.SeeSteps;
        return (occurrence.To.Matter.Level != Level.Attendees || Facts.InTheRoom)
            && Gate.Decide(Viewer.Roles, what, occurrence.To.Matter, Viewer.Here, Facts);
    }

    /// <summary>Whether the report is out, and whether this person was in the room.</summary>
    internal Circumstances Facts => !To.IsPlace && PersonId.Parse(To.Key) is { } person
        ? Presence.Of(Open.Forum, Open.Inspection, Open.Playbook, person)
        : Publication.Of(Open.Forum, Open.Inspection, Open.Playbook);

    /// <summary>Steps as their card shows them.</summary>
    internal Steps Steps(string from) => new(Open, Viewer, Now, from);

    /// <summary>Whether a step is this person's to see through: their own, or that of somebody who is away and whom they stand in for.</summary>
    internal bool Has(Responsible who) => !To.IsPlace && who switch
    {
        Responsible.ChairAndSecondKey => StepRights.IsOwn(Viewer.Roles, who),
        Responsible.Chair or Responsible.Lano => StepRights.IsHeldBy(Viewer.Roles, who) || (StandInOf(who) is { } standIn && Viewer.Roles.Has(standIn) && IsAway(who)),
        _ => StepRights.IsHeldBy(Viewer.Roles, who),
    };

    private static Role? StandInOf(Responsible who) => who switch
    {
        Responsible.Chair => Role.Deputy,
        Responsible.Lano => Role.LanoDeputy,
        _ => null,
    };

    private bool IsAway(Responsible who) =>
        StepRights.RoleOf(who) is { } role && Open.Forum.Holding(role).All(holder => Situation.Of(holder.Id.Key).AwayUntil >= Today);
}
