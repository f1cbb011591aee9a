using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Reminders;

/// <summary>
/// "Got it" under what the bot said by itself. A message may carry several things: the button's key <c>push</c> names them, with commas between.
/// </summary>
public sealed class DeliveriesFeature(Deliveries deliveries, Desk desk) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks => [new(Verbs.GotIt, Permission.SeeSteps, Matter.Public) { Privately = true, Run = GotItAsync }];

    private async ValueTask<IReadOnlyList<Reply>> GotItAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        foreach (var key in form.Many("push"))
        {
            await deliveries.SeenAsync(open.Inspection.Id, key, turn.From.Id.Key, turn.Incoming.At, ct);
        }

        return [new OnlyYou(NoticeCard.Of("Thank you", "I have noted that you have seen it.", "Say “today” to see what is due."))];
    }
}
