using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Together;

/// <summary>A person's own accounts: the code that links another one, where they are written to, and the way back. Source: docs/rules.md, LINKS.</summary>
internal sealed class AccountsFeature(LinkCodes codes, Linking linking, Identities identities) : IFeature, ISettingsPart
{
    /// <inheritdoc/>
    public string? HelpHeading => "More than one app";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        Own("link", "Get a code to link your account in another app, such as Teams or Slack", CodeAsync) with
        {
            Changes = true,
            AlsoSaid = ["link my account", "link my accounts", "link accounts", "link account"],
        },
        Own("my accounts", "See the accounts you have linked, and choose where I write to you", AskAsync) with
        {
            AlsoSaid = ["accounts", "linked accounts", "where do you write to me"],
            Verb = Verbs.ShowAccounts,
        },
        Own("unlink", "Undo the link between your accounts", UnlinkAsync) with
        {
            Changes = true,
            AlsoSaid = ["unlink my account", "unlink my accounts", "unlink accounts"],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        Own(Verbs.ShowAccounts, (turn, _, ct) => AskAsync(turn, ct)),
        Own(Verbs.MakeLinkCode, (turn, _, ct) => CodeAsync(turn, ct)),
        Own(Verbs.SaveWriteTo, WriteToAsync),
        Own(Verbs.ConfirmLink, LinkAsync),
        Own(Verbs.RefuseLink, RefuseAsync),
        Own(Verbs.Unlink, (turn, _, ct) => UnlinkAsync(turn, ct)),
    ];

    /// <inheritdoc/>
    public async ValueTask<SettingsPart> OfAsync(Turn turn, CancellationToken ct) => new(
        await identities.FindAsync(turn.From.Id, ct) is { } linked
            ?
            [
                new("Your accounts", Wording.List([.. linked.Accounts.Select(account => Apps.Of(account.Id.Platform))])),
                new("I write to you in", Apps.Of(linked.Ways()[0].Platform)),
            ]
            : [],
        new("My accounts", Verbs.ShowAccounts) { OrSay = "my accounts", TakesFields = false });

    private static Command Own(string phrase, string help, Func<Turn, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(phrase, help, Permission.OwnRecords, Matter.Public) { WithoutForum = true, Privately = true, Run = (turn, _, ct) => run(turn, ct) };

    private static Click Own(string verb, Func<Turn, Form, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(verb, Permission.OwnRecords, Matter.Public) { WithoutForum = true, Privately = true, Run = run };

    private async ValueTask<IReadOnlyList<Reply>> CodeAsync(Turn turn, CancellationToken ct) => [new OnlyYou(AccountsCard.NewCode(
        await codes.OfferAsync(new(turn.From with { Id = turn.Identity }, ForumId: null), ct), LinkCodes.RunsUntil(turn.Incoming.At)))];

    private async ValueTask<IReadOnlyList<Reply>> AskAsync(Turn turn, CancellationToken ct) =>
        [new Ask(await identities.FindAsync(turn.From.Id, ct) is { } linked ? AccountsCard.Of(Apps.Of(linked), linked.Ways()[0].Key) : AccountsCard.None())];

    private async ValueTask<IReadOnlyList<Reply>> WriteToAsync(Turn turn, Form form, CancellationToken ct) =>
        [new OnlyYou(await linking.WriteToAsync(turn.From.Id, form[AccountsCard.WriteTo] ?? "", ct) is { } linked
            ? AccountsCard.Of(Apps.Of(linked), linked.WriteTo.Key, $"From now on I write to you in {Apps.Of(linked.WriteTo.Platform)}.")
            : NoticeCard.Of("Nothing was changed", "I cannot write to you there.", "Say “my accounts” to choose again."))];

    private async ValueTask<IReadOnlyList<Reply>> UnlinkAsync(Turn turn, CancellationToken ct)
    {
        if (await linking.UnlinkAsync(turn.From.Id, turn.Incoming.At, ct) is not { Was: var was, GaveBack: var gaveBack })
        {
            return [new OnlyYou(AccountsCard.None())];
        }

        return
        [
            new OnlyYou(CardFor(turn.Identity)),
            .. was.Accounts.Where(account => account.Id != turn.Identity).Select(account => new Tell(account.Id, CardFor(account.Id))),
        ];

        Card CardFor(PersonId account) => AccountsCard.Unlinked(
            keepsRoles: account == was.Accounts[0].Id,
            Wording.List([.. was.Accounts.Where(other => other.Id != account).Select(other => Apps.Of(other.Id.Platform))]),
            gaveBack);
    }

    /// <summary>To both accounts: nothing was linked, and why.</summary>
    internal static IReadOnlyList<Reply> Refused(Turn turn, Person asked, string refusal) =>
    [
        new OnlyYou(AccountsCard.NotThisCode(refusal, "Nothing was changed.")),
        new Tell(asked.Id, AccountsCard.NotThisCode(refusal, "Nothing was changed.")),
    ];

    private async ValueTask<IReadOnlyList<Reply>> LinkAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await codes.AnsweredAsync(turn.Identity, form[AccountsCard.Question] ?? "", ct) is not { By: var asked })
        {
            return [new OnlyYou(AccountsCard.TooLate())];
        }

        var linked = await linking.LinkAsync(asked, turn.From with { Id = turn.Identity }, turn.Incoming.At, ct);
        if (linked.Person is not { } person)
        {
            return Refused(turn, asked, linked.Refusal!);
        }

        var (accounts, known) = (Apps.Of(person), person.Accounts[0]);
        var done = AccountsCard.Done(accounts, Apps.Of(person.Ways()[0].Platform));
        return
        [
            new OnlyYou(done),
            new Tell(asked.Id, done),
            .. linked.Forums
                .Where(forum => forum.HeldBy(known.Id) != RoleSet.None)
                .SelectMany(forum => Leads(forum).Where(lead => lead != known.Id).Select(lead => new Tell(
                    lead, AccountsCard.ToldLead(forum.Name, forum.People().First(one => one.Id == known.Id).Name, accounts) with { ForumId = forum.Id }))),
        ];
    }

    private async ValueTask<IReadOnlyList<Reply>> RefuseAsync(Turn turn, Form form, CancellationToken ct) =>
        await codes.AnsweredAsync(turn.Identity, form[AccountsCard.Question] ?? "", ct) is { By: var asked }
        ?
        [
            new OnlyYou(AccountsCard.NotBoth()),
            new Tell(asked.Id, AccountsCard.NotThisCode(
                "Somebody typed your code and said that the two accounts are not one person’s. Nothing was changed.",
                "If it was you, say “link” again. If you gave the code to somebody else, do not: a code is for your own accounts.")),
        ]
        : [new OnlyYou(AccountsCard.TooLate())];

    private static IEnumerable<PersonId> Leads(Forum forum) => forum.Holding(Role.Chair).Concat(forum.Holding(Role.Deputy)).Select(lead => lead.Id).Distinct();
}
