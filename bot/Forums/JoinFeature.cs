using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Forums;

/// <summary>A stranger asks to come in; the chair or a deputy answers.</summary>
public sealed class JoinFeature(ForumRegister register) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("ask to join", "Ask the chair to let you into the forum", Permission.ComeIn, Matter.Public)
        {
            AlsoSaid = ["join", "join the forum", "let me in", "become a member"],
            Changes = true,
            Run = (turn, _, ct) => AskAsync(turn, ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.AskToJoin, Permission.ComeIn, Matter.Public) { Run = (turn, _, ct) => AskAsync(turn, ct) },
        new(Verbs.AcceptJoin, Permission.RunForum, Matter.Forum) { Privately = true, Run = (turn, form, ct) => AnswerAsync(turn, form, accepted: true, ct) },
        new(Verbs.DeclineJoin, Permission.RunForum, Matter.Forum) { Privately = true, Run = (turn, form, ct) => AnswerAsync(turn, form, accepted: false, ct) },
    ];

    private async ValueTask<IReadOnlyList<Reply>> AskAsync(Turn turn, CancellationToken ct)
    {
        var forum = turn.Forum!;
        if (!forum.Holding(Role.Chair).Concat(forum.Holding(Role.Deputy)).Any())
        {
            return [new OnlyYou(forum.HeldBy(turn.From.Id).Has(Role.Chair) ? JoinCard.RolesRest(onlyChair: true, hasDeputy: false) : JoinCard.NobodyToAsk())];
        }

        var before = forum;
        var decision = await register.ChangeAsync(forum.Id, f => Members.Ask(before = f, turn.From, turn.Incoming.At), ct);
        if (decision.IsRefused)
        {
            return [new OnlyYou(NoticeCard.Of("I have not asked the chair", decision.Refusal, "Say “help” to see what I can do here."))];
        }

        var asked = new OnlyYou(JoinCard.Asked(forum.Name));
        return ReferenceEquals(before, decision.After) ? [asked] : [asked, .. AskChairs(decision.After, turn.From)];
    }

    private async ValueTask<IReadOnlyList<Reply>> AnswerAsync(Turn turn, Form form, bool accepted, CancellationToken ct)
    {
        var forum = turn.Forum!;
        if (PersonId.Parse(form["person"]) is not { } person)
        {
            return [new OnlyYou(NoticeCard.NotFound())];
        }

        var name = "";
        var decision = await register.ChangeAsync(
            forum.Id,
            f =>
            {
                name = f.Waiting.GetValueOrDefault(person.Key)?.Name ?? "";
                return accepted ? Members.Accept(f, turn.From.Id, person, turn.Incoming.At) : Members.Decline(f, turn.From.Id, person, turn.Incoming.At);
            },
            ct);
        return decision.IsRefused
            ? [new OnlyYou(NoticeCard.Of("That is settled already", decision.Refusal, "There is nothing more to do here."))]
            : [new Replace(JoinCard.Answered(forum.Name, name, accepted)), new Tell(person, JoinCard.Answer(forum.Name, accepted))];
    }

    private static IEnumerable<Reply> AskChairs(Forum forum, Person person) =>
        forum.Holding(Role.Chair).Concat(forum.Holding(Role.Deputy)).DistinctBy(p => p.Id)
            .Select(chair => new Tell(chair.Id, JoinCard.Question(forum.Name, person.Id.Key, person.Name, person.IsGuest)));
}
