using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;
using static ForumBot.Vault.Attending.AttendanceDecision;

namespace ForumBot.Vault.Attending;

/// <summary>
/// Who goes to the feedback meeting, until it ends: the chair's side names them, and each accepts the terms for themselves. Pure.
/// Source: docs/rules.md, CONF-07, CONF-09, CONF-27.
/// </summary>
internal static class AttendanceList
{
    /// <summary>More than an area gives places for; a list of this length still fits a card.</summary>
    public const int MostPeople = 12;

    /// <summary>Everybody whom the forum could send, the ones who usually go first.</summary>
    public static IReadOnlyList<Person> Candidates(Forum forum) =>
    [
        .. forum.People()
            .Select(person => (Person: person, Roles: forum.RolesOf(person.Id)))
            .Where(one => Presence.MayGo(one.Roles))
            .OrderBy(one => one.Roles.HasAny(RoleSet.Of(Role.Chair, Role.Deputy, Role.Representative, Role.NoteTaker)) ? 0 : 1)
            .ThenBy(one => one.Person.Name, StringComparer.OrdinalIgnoreCase)
            .Select(one => one.Person),
    ];

    /// <summary>
    /// The list as the chair's side wants it. Who stays on it keeps their acceptance; who is taken off loses all at once. People are looked up among the
    /// forum's own, whatever keys came.
    /// </summary>
    public static AttendanceDecision Name(Attendance now, Forum forum, IReadOnlyList<string> chosen, string? noteTaker, bool isLocked, Mark by)
    {
        if (isLocked)
        {
            return Refused("The meeting is over, so the list is locked. Two people who were in the room can change it together.");
        }

        var people = Candidates(forum).ToDictionary(person => person.Id.Key);
        if (noteTaker is not null && !people.ContainsKey(noteTaker))
        {
            return Refused("Choose the note-taker from the list. Whoever works with the area or only looks after the bot cannot take the forum’s notes.", AttendanceCard.NoteTaker);
        }

        string[] keys = [.. chosen.Concat(noteTaker is null ? [] : [noteTaker]).Distinct()];
        if (keys.Any(key => !people.ContainsKey(key)))
        {
            return Refused("Choose people from the list. Somebody you chose is not in the forum now, or works with the area.", AttendanceCard.People);
        }

        return keys.Length switch
        {
            < FeedbackMeeting.FewestPeople => Refused("Choose at least two people. One alone cannot check with anybody what they heard.", AttendanceCard.People),
            > MostPeople => Refused($"Choose at most {MostPeople} people. The area gives the forum a few places only.", AttendanceCard.People),
            _ => Done(Unless(now, [.. keys.Select(key => Named(people[key]))])),
        };

        Attendee Named(Person person) => Presence.IsListed(forum, now, person.Id)
            ? now.Find(person.Id.Key)! with { TakesNotes = person.Id.Key == noteTaker }
            : new(person.Id.Key, person.Name, person.Id.Key == noteTaker, by);
    }

    /// <summary>Somebody on the list accepts the terms, for themselves alone.</summary>
    public static AttendanceDecision Accept(Attendance now, Forum forum, PersonId who, string? terms, Mark mark)
    {
        if (!Presence.IsListed(forum, now, who))
        {
            return Refused("You are not on the list for the feedback meeting, so there is nothing for you to accept.");
        }

        var attendee = now.Find(who.Key)!;
        if (attendee.Accepted is not null)
        {
            return Done(now);
        }

        return terms != TermsCard.Version
            ? Refused("The words of the terms have changed since. Please read them once more.")
            : Done(now with { People = now.People.Replace(attendee, attendee with { Accepted = mark, Terms = terms }) });
    }

    /// <summary>Somebody says that the meeting is over: from now on the list is locked. <paramref name="day"/> is the meeting's, where it is known.</summary>
    public static AttendanceDecision End(Attendance now, Forum forum, PersonId who, LocalDate? day, LocalDate today, Mark mark)
    {
        if (!Members.Leads(forum, who) && !Presence.IsListed(forum, now, who))
        {
            return Refused("Only the chair, a deputy or somebody on the list can say that.");
        }

        if (now.Over is not null)
        {
            return Done(now);
        }

        return (now.People.Count < FeedbackMeeting.FewestPeople, today < day) switch
        {
            (true, _) => Refused("Nobody is on the list yet. The chair chooses first who went."),
            (_, true) => Refused($"The meeting is on {day!.Value.Say(today)}. Say it when the meeting has ended. If the day is wrong, change the timetable."),
            _ => Done(now with { Over = mark }),
        };
    }

    /// <summary>Somebody left the place where the forum works: they are off the list, and their word on late changes counts no more.</summary>
    public static Attendance Without(Attendance now, string personKey) => now.Find(personKey) is null
        ? now
        : now with
        {
            People = now.People.RemoveAll(one => one.PersonKey == personKey),
            Waiting = [.. now.Waiting.Select(change => change with { Agreed = change.Agreed.RemoveAll(mark => mark.PersonKey == personKey) })],
        };

    private static Attendance Unless(Attendance now, ImmutableList<Attendee> people) => people.SequenceEqual(now.People) ? now : now with { People = people };
}
