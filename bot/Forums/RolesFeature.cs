using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Forums;

/// <summary>Shows who holds which role since when; the chair gives, hands over and takes away by picking people.</summary>
public sealed class RolesFeature(ForumRegister register, ForumPeople people) : IFeature
{
    private const int MostPast = 10;
    private const int MostNamed = 20;
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("roles", "See who does what; give, hand over or take away a role", Permission.RunForum, Matter.Forum)
        {
            WhoMay = NoticeCard.OnlyTheChair("sees and changes who has which role"),
            AlsoSaid = ["role", "who does what", "members", "hand over", "give role"],
            Verb = Verbs.ShowRoles,
            Privately = true,
            Run = (turn, _, ct) => ShowAsync(turn, ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowRoles, Permission.RunForum, Matter.Forum) { Privately = true, Run = (turn, _, ct) => ShowAsync(turn, ct) },
        Changing(Verbs.GiveRole, (forum, by, person, role, now) => Members.Give(forum, by, person, role, now), "was given the role"),
        Changing(Verbs.HandOverRole, (forum, by, person, role, now) => Members.HandOver(forum, by, person, role, now), "took over the role"),
        Changing(Verbs.TakeRole, (forum, by, person, role, now) => Members.TakeBack(forum, by, person.Id, role, now), "no longer has the role"),
    ];

    private Click Changing(string verb, Change decide, string outcome) => new(verb, Permission.RunForum, Matter.Forum)
    {
        Privately = true,
        Run = (turn, form, ct) => ChangeAsync(turn, form, decide, outcome, ct),
    };

    private async ValueTask<IReadOnlyList<Reply>> ShowAsync(Turn turn, CancellationToken ct)
    {
        var forum = turn.Forum!;
        var known = await people.KnownToAsync(forum, ct);
        var mentioned = (turn.Incoming as IncomingMessage)?.Mentioned.FirstOrDefault(m => known.Any(k => k.Id == m.Id));
        return [new Ask(RolesCard.Of(FormOf(forum, known, mentioned, turn.Today)))];
    }

    private async ValueTask<IReadOnlyList<Reply>> ChangeAsync(Turn turn, Form form, Change decide, string outcome, CancellationToken ct)
    {
        var before = turn.Forum!;
        var known = await people.KnownToAsync(before, ct);
        var person = known.FirstOrDefault(p => p.Id.Key == form[RolesCard.Person]);
        var role = RoleOf(form[RolesCard.Role]);
        var decision = (person, role) switch
        {
            (null, _) => Decision.Refused("Pick a person from the list."),
            (_, null) => Decision.Refused("Pick a role from the list."),
            _ => await register.ChangeAsync(before.Id, f => decide(f, turn.From.Id, person, role.Value, turn.Incoming.At), ct),
        };
        var card = FormOf(decision.After ?? before, known, person, turn.Today) with { Role = role?.ToString() };
        if (decision.IsRefused)
        {
            return [new OnlyYou(RolesCard.Of(card with { Refusal = decision.Refusal }))];
        }

        var change = $"{person!.Name} {outcome} {role!.Value.Say()}";
        var shown = new OnlyYou(RolesCard.Of(card with { Done = change + ".", Person = null, Role = null }));
        return person.Id == turn.From.Id ? [shown] : [shown, new Tell(person.Id, RolesCard.Changed(before.Name, turn.From.Name, change))];
    }

    private static RolesForm FormOf(Forum forum, IReadOnlyList<Person> known, Person? picked, LocalDate today) => new()
    {
        Forum = forum.Name,
        Holders = [.. Enum.GetValues<Role>().Select(role => HoldersOf(forum, role, today)).OfType<Fact>()],
        Past =
        [
            .. forum.Memberships.Where(m => m.Until is not null).OrderByDescending(m => m.Until).Take(MostPast).Select(m =>
                $"{m.Person.Name}: {m.Role.Say()}, {DayOf(m.From).Say(today)} to {DayOf(m.Until!.Value).Say(today)}"),
        ],
        People =
        [
            .. known.Where(p => p.Id == picked?.Id)
                .Concat(known.Take(ForumPeople.MostListed))
                .DistinctBy(p => p.Id)
                .Select(p => new Choice(Described(forum, p), p.Id.Key)),
        ],
        NotListed = Math.Max(0, known.Count - ForumPeople.MostListed),
        Person = picked?.Id.Key,
        Roles = [.. Enum.GetValues<Role>().Select(r => new Choice(r.Say(), r.ToString()))],
    };

    private static Fact? HoldersOf(Forum forum, Role role, LocalDate today)
    {
        Membership[] held = [.. forum.Memberships.Where(m => m.Until is null && m.Role == role)];
        var named = held.Take(MostNamed).Select(m => $"{m.Person.Name} (since {DayOf(m.From).Say(today)})").ToList();
        if (held.Length > MostNamed)
        {
            named.Add($"{held.Length - MostNamed} more");
        }

        return held.Length == 0 ? null : new(char.ToUpperInvariant(role.Say()[0]) + role.Say()[1..], Wording.List(named));
    }

    // Two people may have the same name; what they are tells them apart.
    private static string Described(Forum forum, Person person) => forum.HeldBy(person.Id) switch
    {
        var roles when roles != RoleSet.None => $"{person.Name} ({Wording.List([.. roles.Each().Select(r => r.Say())])})",
        _ when forum.Waiting.ContainsKey(person.Id.Key) => $"{person.Name} (asks to join)",
        _ => $"{person.Name} (not in the forum yet)",
    };

    private static Role? RoleOf(string? value) =>
        Enum.GetValues<Role>().Where(r => r.ToString() == value).Select(r => (Role?)r).FirstOrDefault();

    private static LocalDate DayOf(Instant instant) => instant.InZone(London).Date;

    private delegate Decision Change(Forum forum, PersonId by, Person person, Role role, Instant now);
}
