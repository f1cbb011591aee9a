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
        Own("link", "Get a code to link your account in another app, such as Teams or Slack", (turn, _) => new([Code(turn)])) with
        {
            Changes = true,
            AlsoSaid = ["link my account", "link my accounts", "link accounts", "link account"],
        },
        Own("my accounts", "See the accounts you have linked, and choose where I write to you", AskAsync) with
        {
            AlsoSaid = ["accounts", "linked accounts", "where do you write to me"],
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
        Own(Verbs.MakeLinkCode, (turn, _, _) => new([Code(turn)])),
        Own(Verbs.SaveWriteTo, WriteToAsync),
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

    private OnlyYou Code(Turn turn) => new(AccountsCard.NewCode(
        codes.Offer(new(turn.From with { Id = turn.Identity }, ForumId: null)), LinkCodes.RunsUntil(turn.Incoming.At)));

    private async ValueTask<IReadOnlyList<Reply>> AskAsync(Turn turn, CancellationToken ct) =>
        [new Ask(await identities.FindAsync(turn.From.Id, ct) is { } linked ? AccountsCard.Of(Apps.Of(linked), linked.Ways()[0].Key) : AccountsCard.None())];

    private async ValueTask<IReadOnlyList<Reply>> WriteToAsync(Turn turn, Form form, CancellationToken ct) =>
        [new OnlyYou(await linking.WriteToAsync(turn.From.Id, form[AccountsCard.WriteTo] ?? "", ct) is { } linked
            ? AccountsCard.Of(Apps.Of(linked), linked.WriteTo.Key, $"From now on I write to you in {Apps.Of(linked.WriteTo.Platform)}.")
            : NoticeCard.Of("Nothing was changed", "I cannot write to you there.", "Say “my accounts” to choose again."))];

    private async ValueTask<IReadOnlyList<Reply>> UnlinkAsync(Turn turn, CancellationToken ct)
    {
        if (await linking.UnlinkAsync(turn.From.Id, ct) is not { } was)
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
            Wording.List([.. was.Accounts.Where(other => other.Id != account).Select(other => Apps.Of(other.Id.Platform))]));
    }
}
