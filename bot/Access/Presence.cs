using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Access;

/// <summary>
/// Whether somebody counts as one of those in the room at the feedback meeting: they are on its list, have accepted its terms, and have been in the
/// forum without a break since they were named. Who leaves and comes back was not here all the while, and needs two attendees' word again.
/// Source: docs/rules.md, CONF-01, CONF-07, CONF-08, CONF-27.
/// </summary>
public static class Presence
{
    /// <summary>All that the gate has to know about this person and this inspection.</summary>
    public static Circumstances Of(Forum forum, Inspection inspection, Playbook playbook, PersonId person) => forum.Away.ContainsKey(person.Key)
        ? default
        : Publication.Of(forum, inspection, playbook) with { InTheRoom = IsIn(forum, inspection, person) };

    /// <summary>True for one of those in the room.</summary>
    public static bool IsIn(Forum forum, Inspection inspection, PersonId person) => IsIn(forum, inspection.Attendance, person);

    /// <summary>The same for a list that may not be saved yet.</summary>
    public static bool IsIn(Forum forum, Attendance attendance, PersonId person) =>
        attendance.Find(person.Key) is { Accepted: not null } && IsListed(forum, attendance, person);

    /// <summary>True for somebody who is on the list and may be: they only have to accept the terms, if they have not yet.</summary>
    public static bool IsListed(Forum forum, Attendance attendance, PersonId person) =>
        !forum.Away.ContainsKey(person.Key) && attendance.Find(person.Key) is { } attendee && MayGo(forum.RolesOf(person)) && HasStayed(forum, person, attendee.NamedBy.At);

    /// <summary>
    /// Whether somebody with these roles can be one of those in the room for the forum: the gate's own answer, so that who works with the area or only keeps
    /// the bot running never is, whatever else they hold. Source: docs/rules.md, CONF-09.
    /// </summary>
    public static bool MayGo(RoleSet roles) =>
        Gate.Decide(roles, Permission.WriteNotes, Matter.Attendees, Audience.OnePerson, new(InTheRoom: true, EmbargoLifted: false));

    /// <summary>True when they have held a role of the forum's at every moment since.</summary>
    public static bool HasStayed(Forum forum, PersonId person, Instant since)
    {
        // Rows stand in the order in which they began. One role that ends as another begins is no break.
        var until = since;
        foreach (var held in forum.Memberships)
        {
            if (held.Person.Id != person || !RoleSet.Of(held.Role).HasAny(RoleSet.Insiders) || held.From > until)
            {
                continue;
            }

            if (held.Until is not { } end)
            {
                return true;
            }

            until = Instant.Max(until, end);
        }

        return false;
    }
}
