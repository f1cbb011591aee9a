using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Together;

/// <summary>
/// What becomes of two identities when they are one person's, as pure decisions: which of the two stays known, and the forums and inspections after it. Roles
/// move as they always do, one ends and one begins, so that the history shows it. A link lets nobody into the room and takes nobody out of it.
/// Source: docs/rules.md, LINKS and CONF-08.
/// </summary>
internal static class Merging
{
    private const string TwoInTheRoom =
        "Both accounts are named where two different people count: on the list of the feedback meeting, or with the report or the notes. I cannot make one person of them.";

    private const string RoomWouldChange =
        "With both accounts as one, who was in the room at the feedback meeting would no longer be right. Ask the chair to take the other role away first.";

    /// <summary>
    /// The one of two by which forums know them from now on: the one that is bound to something that only they can have done, else the one that is a full
    /// member, else the one that holds roles; and of two alike the first. Null when both are bound.
    /// </summary>
    internal static Standing? KnownOf(Standing one, Standing other) => (one, other) switch
    {
        ({ IsBound: true }, { IsBound: true }) => null,
        ({ IsBound: true }, _) => one,
        (_, { IsBound: true }) => other,
        ({ Person.IsGuest: false }, { Person.IsGuest: true }) => one,
        ({ Person.IsGuest: true }, { Person.IsGuest: false }) => other,
        ({ HoldsRoles: false }, { HoldsRoles: true }) => other,
        _ => one,
    };

    /// <summary>Why the two cannot be one; null when they can.</summary>
    internal static string? WhyNot(Standing one, Standing other) => KnownOf(one, other) is null ? TwoInTheRoom : null;

    /// <summary>True for somebody this inspection names where two different people count: the list of the feedback meeting, and the word for the report.</summary>
    internal static bool Binds(Inspection inspection, PersonId person) =>
        inspection.Attendance.Find(person.Key) is not null
        || inspection.Attendance.Waiting.Any(change =>
            change.PersonKey == person.Key || change.AskedBy.PersonKey == person.Key || change.Agreed.Any(mark => mark.PersonKey == person.Key))
        || inspection.Vouched.Values.Any(answer => answer.By.PersonKey == person.Key)
        || inspection.Answers.Values.Any(answer => answer.By.PersonKey == person.Key
            && Uri.TryCreate(answer.Value, UriKind.Absolute, out var link) && Embargo.IsOfficial(link));

    /// <summary>The forum after all that was <paramref name="from"/>'s is <paramref name="to"/>'s; refused where a rule would be broken.</summary>
    internal static Decision Merge(Forum forum, PersonId from, Person to, IReadOnlyList<Inspection> inspections, Instant now)
    {
        var after = forum;
        foreach (var held in forum.Memberships.Where(held => held.Until is null && held.Person.Id == from))
        {
            var already = after.HeldBy(to.Id);
            if (Members.WhyNotBoth(to.Name, already, held.Role) is { } refusal)
            {
                return Decision.Refused(refusal);
            }

            after = Members.End(after, from, held.Role, now);
            // It stays a guest's where it was given to one: whoever gave it knew that.
            after = already.Has(held.Role) && !held.Person.IsGuest ? after : Members.Begin(after, to with { IsGuest = held.Person.IsGuest }, held.Role, held.GivenBy, now);
        }

        after = after with
        {
            Waiting = after.HeldBy(to.Id) == RoleSet.None
                ? Moved(forum.Waiting, from, to.Id, waiting => waiting with { Id = to.Id })
                : forum.Waiting.RemoveRange([from.Key, to.Id.Key]),
            Declined = Moved(forum.Declined, from, to.Id, at => at),
            // What keeps somebody out of the room stays with them, whichever of their accounts it was said of.
            Away = Moved(forum.Away, from, to.Id, at => at),
            SeenAsGuests = forum.SeenAsGuests.Remove(from.Key),
        };
        return inspections.Any(inspection => RoomChanges(forum, after, inspection, to.Id)) ? Decision.Refused(RoomWouldChange)
            : IsSame(forum, after) ? Decision.Done(forum)
            : Decision.Done(after);
    }

    /// <summary>The inspection with everybody wanted at its meetings under the identity they are known by.</summary>
    internal static Inspection Merge(Inspection inspection, PersonId from, PersonId to) =>
        inspection.Meetings.All(meeting => !meeting.Wanted.People.Contains(from.Key))
            ? inspection
            : inspection with
            {
                Meetings =
                [
                    .. inspection.Meetings.Select(meeting => meeting with
                    {
                        Wanted = meeting.Wanted with { People = [.. meeting.Wanted.People.Select(key => key == from.Key ? to.Key : key).Distinct()] },
                    }),
                ],
            };

    private static bool RoomChanges(Forum before, Forum after, Inspection inspection, PersonId person) =>
        Presence.IsIn(before, inspection, person) != Presence.IsIn(after, inspection, person)
        || Presence.IsListed(before, inspection.Attendance, person) != Presence.IsListed(after, inspection.Attendance, person);

    private static ImmutableDictionary<string, T> Moved<T>(ImmutableDictionary<string, T> rows, PersonId from, PersonId to, Func<T, T> change) =>
        !rows.TryGetValue(from.Key, out var row) ? rows
        : rows.ContainsKey(to.Key) ? rows.Remove(from.Key)
        : rows.Remove(from.Key).Add(to.Key, change(row));

    private static bool IsSame(Forum before, Forum after) =>
        before.Memberships.SequenceEqual(after.Memberships) && ReferenceEquals(before.Waiting, after.Waiting) && ReferenceEquals(before.Declined, after.Declined)
        && ReferenceEquals(before.Away, after.Away) && ReferenceEquals(before.SeenAsGuests, after.SeenAsGuests);
}

/// <summary>One of the two identities, before they are one.</summary>
/// <param name="Person">As its platform names it now.</param>
/// <param name="HoldsRoles">True when it holds a role in a forum.</param>
/// <param name="IsBound">True when it is named where two different people count.</param>
internal sealed record Standing(Person Person, bool HoldsRoles, bool IsBound);
