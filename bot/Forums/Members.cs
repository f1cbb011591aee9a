using System.Collections.Immutable;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Forums;

/// <summary>
/// Who comes, who goes and who holds which role, as pure decisions over a forum. Rows are ended and kept as a history.
/// Source: docs/rules.md, ROLES; the LANO stands outside the forum so that both stay independent.
/// </summary>
public static class Members
{
    /// <summary>The most people who can wait for an answer at once.</summary>
    public const int MostWaiting = 100;

    private static readonly RoleSet Area = RoleSet.Area;
    private static readonly RoleSet Inside = RoleSet.Insiders;
    private static readonly RoleSet KeyHolders = RoleSet.Of(Role.Chair, Role.Deputy);

    /// <summary>How long a no keeps somebody from asking again.</summary>
    public static readonly Duration DeclinedFor = Duration.FromDays(1);

    /// <summary>The most rows that the history of roles holds. Running roles are always kept.</summary>
    public const int MostRows = 2000;

    private const int MostDeclined = 200;

    /// <summary>A stranger asks to come in.</summary>
    public static Decision Ask(Forum forum, Person person, Instant now) => forum switch
    {
        _ when forum.RolesOf(person) != RoleSet.None => Decision.Refused("You are in this forum already. Say “help” to see what you can do."),
        _ when forum.Waiting.ContainsKey(person.Id.Key) => Decision.Done(forum),
        _ when forum.Declined.TryGetValue(person.Id.Key, out var at) && now - at < DeclinedFor => Decision.Refused(
            "The answer was no, less than a day ago. Please talk to the chair in person, so that they know who you are. You can ask again tomorrow."),
        { Waiting.Count: >= MostWaiting } => Decision.Refused(
            "Too many people are waiting for an answer just now. Please ask the chair in person, or try again tomorrow."),
        _ => Decision.Done(forum with { Waiting = forum.Waiting.Add(person.Id.Key, person) }),
    };

    /// <summary>The chair or deputy lets somebody in who asked.</summary>
    public static Decision Accept(Forum forum, PersonId by, PersonId person, Instant now) =>
        WhyNotBy(forum, by, RoleSet.None) is { } refusal ? Decision.Refused(refusal)
        : forum.Waiting.TryGetValue(person.Key, out var waiting) ? Decision.Done(Begin(forum, waiting, Role.Member, by, now))
        : Decision.Refused(NotWaiting);

    /// <summary>The chair or deputy does not let somebody in. They can ask again after <see cref="DeclinedFor"/>.</summary>
    public static Decision Decline(Forum forum, PersonId by, PersonId person, Instant now) =>
        WhyNotBy(forum, by, RoleSet.None) is { } refusal ? Decision.Refused(refusal)
        : !forum.Waiting.ContainsKey(person.Key) ? Decision.Refused(NotWaiting)
        : Decision.Done(forum with
        {
            Waiting = forum.Waiting.Remove(person.Key),
            Declined = forum.Declined.SetItem(person.Key, now)
                .Where(d => now - d.Value < DeclinedFor)
                .OrderByDescending(d => d.Value)
                .Take(MostDeclined)
                .ToImmutableDictionary(),
        });

    /// <summary>Somebody is given a role. <paramref name="person"/> has been found among the people the bot knows, never taken from a card.</summary>
    public static Decision Give(Forum forum, PersonId by, Person person, Role role, Instant now)
    {
        return (WhyNotBy(forum, by, role) ?? WhyNotBoth(person.Name, forum.HeldBy(person.Id), role)) is { } refusal
            ? Decision.Refused(refusal)
            : forum.RolesOf(person).Has(role)
                ? Decision.Refused($"{person.Name} is {role.Say()} already. There is nothing to change.")
                : Decision.Done(Begin(forum, person, role, by, now));
    }

    /// <summary>Somebody's role is taken away. Who loses their last role in the forum stays a member; who loses membership leaves.</summary>
    public static Decision TakeBack(Forum forum, PersonId by, PersonId person, Role role, Instant now)
    {
        var held = forum.HeldBy(person);
        var name = forum.People().FirstOrDefault(p => p.Id == person)?.Name ?? "This person";
        if (!held.Has(role))
        {
            return Decision.Refused($"{name} is not {role.Say()}. Say “roles” to see who does what.");
        }

        if (role == Role.Member)
        {
            return WhyNotBy(forum, by, held) is { } notBy ? Decision.Refused(notBy) : Leave(forum, person, now);
        }

        if (WhyNotBy(forum, by, role) is { } refusal)
        {
            return Decision.Refused(refusal);
        }

        if (role == Role.Chair && IsLastChair(forum, person))
        {
            return Decision.Refused(LastChair);
        }

        var after = End(forum, person, role, now);
        return Decision.Done(RoleSet.Of(role).HasAny(Inside) && !after.HeldBy(person).HasAny(Inside)
            ? Begin(after, PersonOf(forum, person), Role.Member, by, now)
            : after);
    }

    /// <summary>One's own role goes to somebody else, in one step. The one who hands over stays a member.</summary>
    public static Decision HandOver(Forum forum, PersonId from, Person to, Role role, Instant now)
    {
        if (!forum.RolesOf(from).Has(role))
        {
            return Decision.Refused($"You are not {role.Say()}, so you cannot hand that over. Use “Give role” instead.");
        }

        if (from == to.Id)
        {
            return Decision.Refused("You chose yourself. Choose the person who takes over from you.");
        }

        var given = Give(forum, from, to, role, now);
        return given.IsRefused ? given : TakeBack(given.After, from, from, role, now);
    }

    /// <summary>Somebody leaves, with every role they hold. The last chair cannot.</summary>
    public static Decision Leave(Forum forum, PersonId person, Instant now)
    {
        if (forum.HeldBy(person) == RoleSet.None)
        {
            return Decision.Refused("You are not in this forum any more. There is nothing left to do.");
        }

        if (IsLastChair(forum, person))
        {
            return Decision.Refused(LastChair);
        }

        var after = forum;
        foreach (var role in forum.HeldBy(person).Each())
        {
            after = End(after, person, role, now);
        }

        return Decision.Done(after);
    }

    /// <summary>
    /// Somebody is no longer where the forum works, whoever took them out: every role they hold ends. The only chair hands over to the first deputy; where
    /// there is none, they stay chair and are <see cref="Forum.Away"/>. It makes no difference whether their roles rest. Source: docs/rules.md, CONF-08.
    /// </summary>
    public static Decision Depart(Forum forum, PersonId person, Instant now) => forum switch
    {
        _ when !forum.HeldBy(person).HasAny(Inside) => Decision.Done(forum),
        _ when !IsLastChair(forum, person) => Leave(forum, person, now),
        _ when forum.Holding(Role.Deputy).FirstOrDefault(one => one.Id != person) is { } deputy =>
            Leave(Begin(forum, deputy, Role.Chair, person, now), person, now),
        _ when forum.Away.ContainsKey(person.Key) => Decision.Done(forum),
        _ => Decision.Done(forum with { Away = forum.Away.Add(person.Key, now) }),
    };

    /// <summary>True for the chair and deputies.</summary>
    public static bool Leads(Forum forum, PersonId person) => forum.RolesOf(person).HasAny(KeyHolders);

    internal static Forum Begin(Forum forum, Person person, Role role, PersonId by, Instant now) => forum with
    {
        Memberships = Bounded(forum.Memberships.Add(new(person, role, now, null, by))),
        Waiting = forum.Waiting.Remove(person.Id.Key),
        Declined = forum.Declined.Remove(person.Id.Key),
        // Nobody lets themselves in again.
        Away = by == person.Id ? forum.Away : forum.Away.Remove(person.Id.Key),
    };

    private static ImmutableList<Membership> Bounded(ImmutableList<Membership> rows)
    {
        var surplus = rows.Count - MostRows;
        return surplus <= 0 ? rows : rows.RemoveAll(m => m.Until is not null && surplus-- > 0);
    }

    private const string NotWaiting = "That person is no longer waiting. Somebody may have answered already. Say “roles” to see who is in.";

    private const string LastChair =
        "A forum needs a chair, and there is only this one. First give the chair to somebody else: say “roles”.";

    internal static Forum End(Forum forum, PersonId person, Role role, Instant now) => forum with
    {
        Memberships = [.. forum.Memberships.Select(m => m.Until is null && m.Role == role && m.Person.Id == person ? m with { Until = now } : m)],
    };

    private static bool IsLastChair(Forum forum, PersonId person) =>
        forum.HeldBy(person).Has(Role.Chair) && forum.Holding(Role.Chair).All(p => p.Id == person);

    private static Person PersonOf(Forum forum, PersonId person) => forum.People().First(p => p.Id == person);

    private static string? WhyNotBy(Forum forum, PersonId by, Role role) => WhyNotBy(forum, by, RoleSet.Of(role));

    // The gate was asked before, but the roles may have changed since; and as two key-holders guard the embargo (CONF-03),
    // only the chair says who they are.
    private static string? WhyNotBy(Forum forum, PersonId by, RoleSet roles) =>
        !Leads(forum, by) ? "Only the chair or a deputy can change that. Please ask them."
        : roles.HasAny(KeyHolders) && !forum.RolesOf(by).Has(Role.Chair)
            ? "Only the chair can change who is chair or deputy. Please ask the chair."
            : null;

    internal static string? WhyNotBoth(string name, RoleSet held, Role role)
    {
        var wanted = RoleSet.Of(role);
        return (wanted.HasAny(Area) && held.HasAny(Inside)) || (wanted.HasAny(Inside) && held.HasAny(Area))
            ? $"{name} cannot be both in the forum and the LANO (your area’s contact for the inspection): the two stay independent of each other. "
                + "Take the other role away first."
            : null;
    }
}
