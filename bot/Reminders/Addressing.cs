using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>Who hears of an occurrence, and when at the earliest. Pure.</summary>
public static class Addressing
{
    private static readonly (Role Held, Role StandIn)[] StandIns = [(Role.Chair, Role.Deputy), (Role.Lano, Role.LanoDeputy)];

    /// <summary>
    /// Each recipient once. People the gate turns away, who stopped, who are away while somebody stands in, or who read it in the channel are not among
    /// them.
    /// </summary>
    public static IReadOnlyList<Addressed> Of(Occurrence occurrence, Situation situation)
    {
        var recipients = new List<Addressed>();
        var held = DailyCap.HoldsBack(occurrence, situation);
        foreach (var person in PeopleOf(occurrence, situation))
        {
            var key = person.Id.Key;
            recipients.Add(new(key, person.Name, IsPlace: false, NotBefore(occurrence, situation.Of(key), situation.Now), held.Contains(key)));
        }

        foreach (var place in PlacesOf(occurrence, situation))
        {
            // A shared place rings many phones, so it keeps the usual quiet hours.
            var notBefore = NotBefore(occurrence, Preferences.Default, situation.Now);
            recipients.Add(new(place.Place.Id.Key, place.Place.Kind == PlaceKind.Channel ? "Channel" : "Group chat", IsPlace: true, notBefore));
        }

        return recipients;
    }

    /// <summary>
    /// The roles that somebody is told by. The chair's side goes to meetings for the forum, so it is told with the representatives. Those who go to the
    /// feedback meeting are told as <see cref="Addressees.Room"/>: no role makes anybody one of them.
    /// </summary>
    public static RoleSet RolesOf(Recipients told)
    {
        var bits = 0;
        Tell(Recipients.Chair, RoleSet.Of(Role.Chair));
        Tell(Recipients.Representatives, RoleSet.Of(Role.Representative, Role.Chair, Role.Deputy));
        Tell(Recipients.Members | Recipients.All, RoleSet.Insiders);
        Tell(Recipients.Lano, RoleSet.Of(Role.Lano));
        return new(bits);

        void Tell(Recipients groups, RoleSet roles) => bits |= (told & groups) != 0 ? roles.Bits : 0;
    }

    internal static Addressees ToldOf(Recipients told, ImmutableList<string> people, Matter matter) =>
        new(RolesOf(told), people, Places: told.HasFlag(Recipients.All), matter) { Room = told.HasFlag(Recipients.Attendees) };

    /// <summary>The people among them, each once, in the order they came to the forum.</summary>
    internal static IEnumerable<Person> PeopleOf(Occurrence occurrence, Situation situation)
    {
        var to = occurrence.To;
        var people = Everybody(situation.Open.Forum);
        var today = London.DateOf(situation.Now);
        // Nobody stands in for who was in the room, or accepts the terms for somebody else.
        var isPersonal = to.Room || occurrence.About is Subject.RoomDue;
        var wanted = isPersonal ? to.Roles : WithStandIns(to, people, today, situation);
        var facts = Publication.Of(situation.Open.Forum, situation.Open.Inspection, situation.Open.Playbook);
        var permission = PermissionFor(occurrence.About, situation.Open.Playbook);
        var poster = PosterOf(occurrence.About, situation.Open.Inspection);
        var places = PlacesOf(occurrence, situation);
        foreach (var (person, roles) in people)
        {
            var key = person.Id.Key;
            var goes = Goes(person);
            if ((to.Matter.Level == Level.Attendees ? goes : roles.HasAny(wanted) || to.People.Contains(key) || goes)
                && key != poster
                && Wants(situation.Of(key), occurrence.About, ReadsOneOf(places, roles))
                && (isPersonal || !IsCovered(key, roles, people, today, situation))
                && Gate.Decide(roles, permission, to.Matter, Audience.OnePerson, facts with { InTheRoom = to.Matter.Level == Level.Attendees && goes }))
            {
                yield return person;
            }
        }

        // What only the room may know is for those in it; of the rest, those who are to go may hear before they have accepted the terms.
        bool Goes(Person person) => (to.Matter.Level, to.Room) switch
        {
            (Level.Attendees, _) => Presence.IsIn(situation.Open.Forum, situation.Open.Inspection, person.Id),
            (_, true) => Presence.IsListed(situation.Open.Forum, situation.Open.Inspection.Attendance, person.Id),
            _ => false,
        };
    }

    private static List<ForumPlace> PlacesOf(Occurrence occurrence, Situation situation)
    {
        var places = new List<ForumPlace>(0);
        if (occurrence.To.Places)
        {
            foreach (var place in situation.Open.Forum.Places.Values)
            {
                if (Gate.MayBeShown(occurrence.To.Matter, place.Audience))
                {
                    places.Add(place);
                }
            }

            places.Sort((one, other) => string.CompareOrdinal(one.Place.Id.Key, other.Place.Id.Key));
        }

        return places;
    }

    // The area does not read along where the forum is among itself.
    private static bool ReadsOneOf(List<ForumPlace> places, RoleSet roles) =>
        places.Exists(place => place.Audience != Audience.ForumOnly || roles.HasAny(RoleSet.Insiders));

    private static List<(Person Person, RoleSet Roles)> Everybody(Forum forum)
    {
        var people = new List<(Person Person, RoleSet Roles)>(forum.Memberships.Count);
        var index = new Dictionary<string, int>(forum.Memberships.Count);
        foreach (var held in forum.InForce())
        {
            var role = RoleSet.Of(held.Role);
            if (index.TryGetValue(held.Person.Id.Key, out var i))
            {
                people[i] = (people[i].Person, new(people[i].Roles.Bits | role.Bits));
            }
            else
            {
                index.Add(held.Person.Id.Key, people.Count);
                people.Add((held.Person, role));
            }
        }

        return people;
    }

    /// <summary>Who stands in is told when nobody holds the role, when all who hold it are away, or when one who is away was wanted by name.</summary>
    private static RoleSet WithStandIns(Addressees to, List<(Person Person, RoleSet Roles)> people, LocalDate today, Situation situation)
    {
        var bits = to.Roles.Bits;
        foreach (var (held, standIn) in StandIns)
        {
            var holders = people.FindAll(one => one.Roles.Has(held));
            var isCovered = IsThere(standIn, people, today, situation);
            var byRole = to.Roles.Has(held) && (holders.Count == 0 || (isCovered && holders.TrueForAll(IsAway)));
            if (byRole || (isCovered && holders.Exists(one => IsAway(one) && to.People.Contains(one.Person.Id.Key))))
            {
                bits |= 1 << (int)standIn;
            }
        }

        return new(bits);

        bool IsAway((Person Person, RoleSet Roles) one) => Addressing.IsAway(situation.Of(one.Person.Id.Key), today);
    }

    // Nobody is left in the dark for being away: only what somebody else hears in their stead does not reach them.
    private static bool IsCovered(string key, RoleSet roles, List<(Person Person, RoleSet Roles)> people, LocalDate today, Situation situation) =>
        IsAway(situation.Of(key), today) && Array.Exists(StandIns, pair => roles.Has(pair.Held) && IsThere(pair.StandIn, people, today, situation));

    private static bool IsThere(Role role, List<(Person Person, RoleSet Roles)> people, LocalDate today, Situation situation) =>
        people.Exists(one => one.Roles.Has(role) && situation.Of(one.Person.Id.Key) is { Stopped: false } wishes && !IsAway(wishes, today));

    private static bool IsAway(Preferences wishes, LocalDate today) => wishes.AwayUntil >= today;

    private static bool Wants(Preferences wishes, Subject about, bool inPlace) =>
        !wishes.Stopped
        && !(inPlace && wishes.Where == Where.ChannelOnly)
        && (wishes.MorningList || about is not Subject.MorningList);

    private static Permission PermissionFor(Subject about, Playbook playbook) =>
        about is Subject.DateAhead { Id: var id } && DatesAhead.GivesOutcomeAway(id, playbook) ? Permission.SeeOutcomeForecast : Permission.SeeSteps;

    private static string? PosterOf(Subject about, Inspection inspection) =>
        about is Subject.TimetableChanged { ChangeId: var id } ? inspection.Changes.Find(change => change.Id == id)?.By.PersonKey : null;

    private static Instant NotBefore(Occurrence occurrence, Preferences wishes, Instant now)
    {
        if (occurrence.IsUrgent)
        {
            return occurrence.Due;
        }

        // What is late is not said in the quiet hours that have begun meanwhile.
        var first = Instant.Max(occurrence.Due, wishes.SnoozedUntil ?? Instant.MinValue);
        var late = Instant.Max(first, now);
        var awake = QuietHours.After(late, wishes);
        var notBefore = awake > late ? awake : first;
        return notBefore > occurrence.MustReachBy ? occurrence.Due : notBefore;
    }
}

/// <summary>One recipient of an occurrence: a person or a shared place, and the moment before which nothing is sent.</summary>
/// <param name="Key">The key of the person or the place.</param>
/// <param name="Name">The person's name; what sort of place it is.</param>
/// <param name="IsPlace">True for a shared place.</param>
/// <param name="NotBefore">The occurrence's due time, later when quiet hours or a snooze say so.</param>
/// <param name="IsHeldBack">True when the day's cap is reached before it.</param>
public sealed record Addressed(string Key, string Name, bool IsPlace, Instant NotBefore, bool IsHeldBack = false);
