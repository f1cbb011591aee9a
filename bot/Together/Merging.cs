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

    private const string RolesRest =
        "One of these accounts is a guest’s now, or was when I last met it, and its roles rest. Ask the chair to give it a role as a guest, or to take its roles away. Then link.";

    /// <summary>
    /// The one of two by which forums know them from now on: the one that is bound to something that only they can have done, else the one that is a full
    /// member, else the one that leads a forum, else the one that holds roles; and of two alike the one that typed the code. Null when both are bound. Whoever
    /// asks for a code and gets another to type it comes out last.
    /// </summary>
    internal static Standing? KnownOf(Standing asked, Standing typed) => (asked, typed) switch
    {
        ({ IsBound: true }, { IsBound: true }) => null,
        ({ IsBound: true }, _) => asked,
        (_, { IsBound: true }) => typed,
        ({ Person.IsGuest: false }, { Person.IsGuest: true }) => asked,
        ({ Person.IsGuest: true }, { Person.IsGuest: false }) => typed,
        ({ Leads: true }, { Leads: false }) => asked,
        ({ Leads: false }, { Leads: true }) => typed,
        ({ HoldsRoles: true }, { HoldsRoles: false }) => asked,
        _ => typed,
    };

    /// <summary>Why the two cannot be one; null when they can.</summary>
    internal static string? WhyNot(Standing asked, Standing typed) => KnownOf(asked, typed) is null ? TwoInTheRoom : null;

    /// <summary>True for somebody this inspection names where two different people count: the list of the feedback meeting, and the word for the report.</summary>
    internal static bool Binds(Inspection inspection, PersonId person) =>
        inspection.Attendance.Find(person.Key) is not null
        || inspection.Attendance.Waiting.Any(change =>
            change.PersonKey == person.Key || change.AskedBy.PersonKey == person.Key || change.Agreed.Any(mark => mark.PersonKey == person.Key))
        || inspection.Vouched.Values.Any(answer => answer.By.PersonKey == person.Key)
        || inspection.Answers.Values.Any(answer => answer.By.PersonKey == person.Key
            && Uri.TryCreate(answer.Value, UriKind.Absolute, out var link) && Embargo.IsOfficial(link));

    /// <summary>The forum after all that was <paramref name="from"/>'s is <paramref name="to"/>'s; refused where a rule would be broken.</summary>
    internal static Decision Merge(Forum forum, Person from, Person to, IReadOnlyList<Inspection> inspections, Instant now)
    {
        // Roles that rest wake up for nobody: not for the other account, nor because the other account speaks.
        var after = to.IsGuest ? forum.Seeing(to, now) : forum;
        var mayRest = Rests(forum, from) || Rests(forum, to);
        foreach (var held in Running(forum, from.Id))
        {
            if (mayRest && !held.Person.IsGuest)
            {
                return Decision.Refused(RolesRest);
            }

            var already = after.HeldBy(to.Id);
            if (Members.WhyNotBoth(to.Name, already, held.Role) is { } refusal)
            {
                return Decision.Refused(refusal);
            }

            after = Members.End(after, from.Id, held.Role, now);
            // It stays a guest's where it was given to one: whoever gave it knew that.
            after = already.Has(held.Role) && !held.Person.IsGuest ? after : Members.Begin(after, to with { IsGuest = held.Person.IsGuest }, held.Role, held.GivenBy, now);
        }

        after = after with
        {
            Waiting = after.HeldBy(to.Id) == RoleSet.None
                ? Moved(forum.Waiting, from.Id, to.Id, waiting => waiting with { Id = to.Id })
                : forum.Waiting.RemoveRange([from.Id.Key, to.Id.Key]),
            Declined = Moved(forum.Declined, from.Id, to.Id, at => at),
            // What keeps somebody out of the room stays with them, whichever of their accounts it was said of.
            Away = Moved(forum.Away, from.Id, to.Id, at => at),
            SeenAsGuests = after.SeenAsGuests.Remove(from.Id.Key),
        };
        return inspections.Any(inspection => RoomChanges(forum, after, inspection, to.Id)) ? Decision.Refused(RoomWouldChange)
            : IsSame(forum, after) ? Decision.Done(forum)
            : Decision.Done(after);
    }

    /// <summary>The roles that this identity holds in the forum, as they are kept until the link is undone.</summary>
    internal static IEnumerable<HeldBefore> HeldIn(Forum forum, PersonId person) => Running(forum, person).Select(held => new HeldBefore(forum.Id, held));

    /// <summary>
    /// The forum after each account is itself again: what one of <paramref name="others"/> held before goes back to it, if it is held still. What was given
    /// since stays with <paramref name="known"/>. Whoever is kept from the room under one is kept from it under all.
    /// </summary>
    internal static Forum Part(Forum forum, PersonId known, IReadOnlyList<Person> others, IReadOnlyList<HeldBefore> before, Instant now)
    {
        var after = forum;
        foreach (var (_, row) in before.Where(held => held.ForumId == forum.Id && held.Row.Person.Id != known && forum.HeldBy(known).Has(held.Row.Role)))
        {
            var other = others.First(one => one.Id == row.Person.Id);
            after = Members.Begin(after, row.Person, row.Role, row.GivenBy, now);
            after = before.Any(held => held.ForumId == forum.Id && held.Row.Person.Id == known && held.Row.Role == row.Role)
                ? after
                : Members.End(after, known, row.Role, now);
            after = other.IsGuest ? after.Seeing(other, now) : after;
            after = forum.Away.TryGetValue(known.Key, out var away) ? after with { Away = after.Away.SetItem(known.Key, away).SetItem(other.Id.Key, away) } : after;
        }

        return after;
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

    private static IEnumerable<Membership> Running(Forum forum, PersonId person) => forum.Memberships.Where(held => held.Until is null && held.Person.Id == person);

    private static bool Rests(Forum forum, Person person) => person.IsGuest || forum.SeenAsGuests.ContainsKey(person.Id.Key);

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
/// <param name="Leads">True when it is chair or deputy of a forum.</param>
internal sealed record Standing(Person Person, bool HoldsRoles, bool IsBound, bool Leads = false);
