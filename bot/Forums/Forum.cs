using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Forums;

/// <summary>
/// A parent carer forum: its people, who holds which role since when, and the places it talks in. One document.
/// Nothing of one forum is ever shown in another.
/// </summary>
public sealed record Forum
{
    /// <summary>Made once by the bot; never shown.</summary>
    public required string Id { get; init; }

    /// <summary>What the forum calls itself.</summary>
    public required string Name { get; init; }

    /// <summary>The council area that is inspected.</summary>
    public required string LocalArea { get; init; }

    /// <summary>Every role held, oldest first. Rows are ended; the oldest ended ones go once there are <see cref="Members.MostRows"/>.</summary>
    public ImmutableList<Membership> Memberships { get; init; } = [];

    /// <summary>The shared places the forum talks in, by <see cref="PlaceId.Key"/>.</summary>
    public ImmutableDictionary<string, ForumPlace> Places { get; init; } = ImmutableDictionary<string, ForumPlace>.Empty;

    /// <summary>The shared places that the bot was shown out of, by <see cref="PlaceId.Key"/>; forgotten after <see cref="LeftPlace.KnownFor"/>.</summary>
    public ImmutableDictionary<string, LeftPlace> Left { get; init; } = ImmutableDictionary<string, LeftPlace>.Empty;

    /// <summary>People who asked to join and have no answer yet, by <see cref="PersonId.Key"/>.</summary>
    public ImmutableDictionary<string, Person> Waiting { get; init; } = ImmutableDictionary<string, Person>.Empty;

    /// <summary>When the answer to somebody was no, by <see cref="PersonId.Key"/>; forgotten after <see cref="Members.DeclinedFor"/>.</summary>
    public ImmutableDictionary<string, Instant> Declined { get; init; } = ImmutableDictionary<string, Instant>.Empty;

    /// <summary>What the chair has told the bot about the area.</summary>
    public AreaDetails Area { get; init; } = new();

    /// <summary>The inspection under way, or null.</summary>
    public string? InspectionId { get; init; }

    /// <summary>The inspections that were put away, newest first. The sealed notes of the first stay within reach of those who were in the room.</summary>
    public ImmutableList<string> PutAway { get; init; } = [];

    /// <summary>
    /// An inspection that was put away with notes of its feedback meeting, while the next one has had no such meeting: its notes are meant until somebody
    /// accepts the terms for the next. Null when there is none.
    /// </summary>
    public string? NotesStayWith { get; init; }

    /// <summary>The inspection whose feedback meeting is meant.</summary>
    [JsonIgnore]
    public string? NotesOf => NotesStayWith ?? InspectionId ?? (PutAway.IsEmpty ? null : PutAway[0]);

    /// <summary>
    /// The only chair, by <see cref="PersonId.Key"/>, since they were removed from where the forum works: nobody else could run it, so they stay chair, and
    /// what concerns the feedback meeting and the report is closed to them until somebody else gives them a role. Source: docs/rules.md, CONF-08.
    /// </summary>
    public ImmutableDictionary<string, Instant> Away { get; init; } = ImmutableDictionary<string, Instant>.Empty;

    /// <summary>
    /// Who holds roles that were given to them as a full member and has been seen to be a guest since, by <see cref="PersonId.Key"/>: those roles rest until
    /// they are a full member again. Source: docs/rules.md, GUESTS.
    /// </summary>
    public ImmutableDictionary<string, Instant> SeenAsGuests { get; init; } = ImmutableDictionary<string, Instant>.Empty;

    /// <summary>The roles this person holds now.</summary>
    public RoleSet RolesOf(PersonId person) => Running(person, asGuest: SeenAsGuests.Count > 0 && SeenAsGuests.ContainsKey(person.Key));

    /// <summary>The same with those that rest: what somebody loses who leaves.</summary>
    public RoleSet HeldBy(PersonId person) => Running(person, asGuest: false);

    /// <summary>
    /// The roles that count for this person as they stand before us. Somebody who is a guest now holds those alone that were given to them as a guest: whoever
    /// gave them has seen that they are one.
    /// </summary>
    public RoleSet RolesOf(Person person) => person.IsGuest ? Running(person.Id, asGuest: true) : RolesOf(person.Id);

    /// <summary>The forum after somebody was seen as they stand now: a full member, or a guest.</summary>
    public Forum Seeing(Person person, Instant now) => person.IsGuest switch
    {
        false when SeenAsGuests.ContainsKey(person.Id.Key) => this with { SeenAsGuests = SeenAsGuests.Remove(person.Id.Key) },
        true when RolesOf(person.Id) != RolesOf(person) => this with { SeenAsGuests = SeenAsGuests.SetItem(person.Id.Key, now) },
        _ => this,
    };

    /// <summary>The people who hold this role now, in the order it was given to them.</summary>
    public IEnumerable<Person> Holding(Role role) => InForce().Where(m => m.Role == role).Select(m => m.Person);

    /// <summary>The roles that are held now and do not rest.</summary>
    public IEnumerable<Membership> InForce() =>
        Memberships.Where(m => m.Until is null && (m.Person.IsGuest || SeenAsGuests.Count == 0 || !SeenAsGuests.ContainsKey(m.Person.Id.Key)));

    /// <summary>Everybody who holds a role now, once each, in the order they came.</summary>
    public IEnumerable<Person> People() => Memberships.Where(m => m.Until is null).Select(m => m.Person).DistinctBy(p => p.Id);

    /// <summary>Who reads along there; a place the forum does not know counts as open.</summary>
    public Audience AudienceOf(Place place) =>
        !place.IsShared ? Audience.OnePerson
        : place.HasOutsiders || Places.GetValueOrDefault(place.Id.Key) is not { Place.HasOutsiders: false } known ? Audience.Open
        : known.Audience;

    /// <summary>
    /// The forum with this said of a place: people of other organisations read along there, or none do. With them in it is open to anyone, and stays so until the
    /// chair says otherwise once they are gone. Source: docs/rules.md, GUESTS.
    /// </summary>
    public Forum Reached(string placeKey, bool hasOutsiders) =>
        Places.TryGetValue(placeKey, out var known) && known.Place.HasOutsiders != hasOutsiders
            ? this with
            {
                Places = Places.SetItem(placeKey, new(known.Place with { HasOutsiders = hasOutsiders }, hasOutsiders ? Audience.Open : known.Audience)),
            }
            : this;

    /// <summary>
    /// The place through which somebody is written to, on their platform: of their own organisation if there is one, else one of the forum's, and of those the one
    /// where they were <paramref name="met"/>, or that people of other organisations are in. Null when there is none: then the forum has no way of its own to them.
    /// </summary>
    public Place? PlaceNear(PersonId person, Place? met = null)
    {
        var places = Places.Values.Select(known => known.Place);
        return (met is null ? places : places.Append(met))
            .Where(place => place.Id.Platform == person.Platform)
            .OrderByDescending(place => place.Id.Tenant == person.Tenant)
            .ThenByDescending(place => Places.ContainsKey(place.Id.Key))
            .ThenByDescending(place => place.Id == met?.Id)
            .ThenByDescending(place => place.HasOutsiders)
            .ThenBy(place => place.Id.Key, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private RoleSet Running(PersonId person, bool asGuest)
    {
        var bits = 0;
        foreach (var membership in Memberships)
        {
            if (membership.Until is null && membership.Person.Id == person && (!asGuest || membership.Person.IsGuest))
            {
                bits |= 1 << (int)membership.Role;
            }
        }

        return new(bits);
    }
}

/// <summary>That a person held a role from an instant until another; <see cref="Until"/> is null while they hold it.</summary>
public sealed record Membership(Person Person, Role Role, Instant From, Instant? Until, PersonId GivenBy);

/// <summary>A shared place of the forum. <see cref="Place"/> is where to post, without a thread.</summary>
public sealed record ForumPlace(Place Place, Audience Audience);

/// <summary>A shared place that was the forum's until the bot was shown out of it. Let in again soon, it works there again.</summary>
public sealed record LeftPlace(Place Place, Instant At)
{
    /// <summary>How long it is remembered. Source: docs/what-we-store.md.</summary>
    public static readonly Duration KnownFor = Duration.FromDays(30);
}

/// <summary>What only the area knows. All optional; the chair fills it in under settings.</summary>
public sealed record AreaDetails
{
    /// <summary>Telephone number or page for a worry about a child's safety.</summary>
    public string? SafeguardingContact { get; init; }

    /// <summary>How to reach SENDIASS, the area's free advice service.</summary>
    public string? Sendiass { get; init; }

    /// <summary>The inspectors' mailbox. Never guessed.</summary>
    public string? InspectorsMailbox { get; init; }

    /// <summary>School holidays, first and last day, Europe/London.</summary>
    public ImmutableList<SchoolBreak> SchoolBreaks { get; init; } = [];
}

/// <summary>A school holiday of the area, first and last day included.</summary>
public sealed record SchoolBreak(string Name, LocalDate First, LocalDate Last);

/// <summary>Which forum talks in a shared place. Its id is the place's key.</summary>
public sealed record PlaceLink(string ForumId);

/// <summary>
/// Which forums a person belongs to and which one their own chat speaks of. Its id is the person's key.
/// Only the person moves their chat to another forum, by choosing it or setting it up; what others do never does.
/// </summary>
public sealed record PersonLink(ImmutableList<string> ForumIds, string Current)
{
    internal PersonLink With(string forumId) => ForumIds.Contains(forumId) ? this : this with { ForumIds = ForumIds.Add(forumId) };

    internal PersonLink? Without(string forumId) => ForumIds.Remove(forumId) switch
    {
        [] => null,
        var rest => new(rest, Current == forumId ? rest[0] : Current),
    };
}

/// <summary>That a place without a forum has been greeted. Its id is the place's key.</summary>
public sealed record Greeted(Instant At);
