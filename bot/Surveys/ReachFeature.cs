using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Surveys;

/// <summary>How many families the forum reached, for its members; and taking back what was written down by mistake.</summary>
public sealed class ReachFeature(Desk desk, ReachBoard board, PromotionLog log, LiveCards live) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("reach", "Where the survey was shared, and ideas", Permission.SeeEvidence, Matter.Forum)
        {
            AlsoSaid = ["promotion log", "sharing log", "who did we reach", "how many families did we reach", "where was it shared"],
            Run = SayAsync,
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowReach, Permission.SeeEvidence, Matter.Forum) { Privately = true, Run = ShowAsync },
        new(Verbs.TakeBackShared, Permission.TickShared, Matter.Forum) { Privately = true, Run = TakeBackAsync },
    ];

    private async ValueTask<IReadOnlyList<Reply>> SayAsync(Turn turn, string tail, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return [new Say(InspectionTurn.NoneUnderWay())];
        }

        return turn.Place.IsShared
            ? [new Say(await board.DrawAsync(open, Viewer.Of(turn), turn.Now, null, ct), ReachBoard.Live(turn, open))]
            : [new Say(await board.DrawOwnAsync(turn, open, ct))];
    }

    private async ValueTask<IReadOnlyList<Reply>> ShowAsync(Turn turn, Form form, CancellationToken ct) =>
        [new OnlyYou(await desk.OpenAsync(turn.Forum!, ct) is { } open ? await board.DrawOwnAsync(turn, open, ct) : InspectionTurn.NoneUnderWay())];

    private async ValueTask<IReadOnlyList<Reply>> TakeBackAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var leads = turn.May(Permission.RunForum, Matter.Forum, privately: true);
        await log.ChangeAsync(open.Inspection.Id, promotion => promotion.Without(form["entry"] ?? "", turn.From.Id.Key, leads), ct);
        var card = await board.DrawOwnAsync(turn, open, ct);
        return [turn.Place.IsShared ? new OnlyYou(card) : new Replace(card), .. await live.RedrawAsync(turn.Forum!.Id, form.Card, ct)];
    }
}
