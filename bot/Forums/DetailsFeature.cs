using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Forums;

/// <summary>The form with the forum's details: where to turn with a worry, the inspectors' mailbox, school holidays.</summary>
public sealed class DetailsFeature(ForumRegister register) : IFeature
{
    private static readonly string[] Fields =
    [
        ForumDetailsCard.Name, ForumDetailsCard.Area, ForumDetailsCard.Safeguarding, ForumDetailsCard.Sendiass, ForumDetailsCard.Mailbox,
        ForumDetailsCard.BreakName, ForumDetailsCard.BreakFirst, ForumDetailsCard.BreakLast,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        ForLeads(Verbs.ShowForumDetails, (turn, _, _) => Only(new Ask(ForumDetailsCard.Of(FormOf(turn.Forum!))))),
        ForLeads(Verbs.SaveForumDetails, SaveAsync),
        ForLeads(Verbs.RemoveSchoolBreak, RemoveBreakAsync),
    ];

    private static Click ForLeads(string verb, Func<Turn, Form, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(verb, Permission.RunForum, Matter.Forum) { Privately = true, Run = run };

    private async ValueTask<IReadOnlyList<Reply>> SaveAsync(Turn turn, Form form, CancellationToken ct)
    {
        var typed = Read(form, id => id);
        var shown = Read(form, ForumDetailsCard.ShownKey);
        var errors = ForumDetails.Check(turn.Forum!, typed);
        if (errors.Count > 0)
        {
            return [new OnlyYou(ForumDetailsCard.Of(FormOf(turn.Forum!) with { Values = typed, Shown = shown, Errors = errors }))];
        }

        var decision = await register.ChangeAsync(turn.Forum!.Id, f => ForumDetails.Save(f, turn.From.Id, typed, shown), ct);
        return await DoneAsync(decision, "I will use these details from now on.");
    }

    private async ValueTask<IReadOnlyList<Reply>> RemoveBreakAsync(Turn turn, Form form, CancellationToken ct)
    {
        var first = form[ForumDetailsCard.BreakKey];
        var decision = await register.ChangeAsync(turn.Forum!.Id, f => ForumDetails.RemoveBreak(f, turn.From.Id, first), ct);
        return await DoneAsync(decision, "That holiday is removed.");
    }

    private static ValueTask<IReadOnlyList<Reply>> DoneAsync(Decision decision, string done) => Only(new OnlyYou(decision.IsRefused
        ? NoticeCard.Of("Nothing was changed", decision.Refusal, "Say “help” to see what you can do.")
        : ForumDetailsCard.Of(FormOf(decision.After) with { Done = done })));

    private static ValueTask<IReadOnlyList<Reply>> Only(Reply reply) => ValueTask.FromResult<IReadOnlyList<Reply>>([reply]);

    private static Dictionary<string, string> Read(Form form, Func<string, string> keyOf) =>
        Fields.Where(id => form[keyOf(id)] is not null).ToDictionary(id => id, id => form[keyOf(id)]!);

    private static ForumDetailsForm FormOf(Forum forum) => new()
    {
        Values = ForumDetails.ValuesOf(forum),
        Shown = ForumDetails.ValuesOf(forum),
        Breaks =
        [
            .. forum.Area.SchoolBreaks.Select(b =>
                new Choice($"{b.Name}: {b.First.SayInFull()} to {b.Last.SayInFull()}", ForumDetails.KeyOf(b))),
        ],
    };
}
