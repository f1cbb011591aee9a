using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Reminders;

/// <summary>
/// "Got it" under what the bot said by itself. A message may carry several things: the button's key names them all, with commas between. The message
/// stays, because it may hold a place or a link that is needed later.
/// </summary>
internal sealed class DeliveriesFeature(Deliveries deliveries, Desk desk, FactReader reader, IReminders reminders) : IFeature
{
    // More than any message holds.
    private const int MostKeys = 20;

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks => [new(Verbs.GotIt, Permission.SeeSteps, Matter.Public) { Privately = true, Run = GotItAsync }];

    private async ValueTask<IReadOnlyList<Reply>> GotItAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var seen = new List<string>();
        foreach (var key in form.Many(Reminding.Push).Take(MostKeys))
        {
            if (await deliveries.SeenAsync(open.Inspection.Id, key, turn.From.Id.Key, turn.Incoming.At, ct))
            {
                seen.Add(key);
            }
        }

        return [new OnlyYou(await AgainAsync(turn, open, seen, ct) is { } card
            ? card.Seen()
            : NoticeCard.Of("Thank you", "I have noted that you have seen it.", "Say “today” to see what is due."))];
    }

    // As of the moment it was delivered: what was late is as late as it was.
    private async ValueTask<Card?> AgainAsync(Turn turn, OpenInspection open, List<string> keys, CancellationToken ct)
    {
        if (keys.Count == 0
            || (await deliveries.RowsAsync(open.Inspection.Id, keys[0], ct)).FirstOrDefault(row => row.Recipient == turn.From.Id.Key) is not { } row
            || await reader.ReadAsync(open.Inspection.Id, ct) is not { } facts)
        {
            return null;
        }

        var then = facts.Situation with { Now = row.At };
        var to = new Addressed(row.Recipient, row.Name, row.IsPlace, row.NotBefore);
        Occurrence[] said = [.. keys.Select(key => facts.Find(key) ?? facts.Situation.Book.Pushes.GetValueOrDefault(key)?.What).OfType<Occurrence>()];
        return (said is [var one] ? reminders.Draw(one, to, then) : reminders.Together(said, to, then))?.Card;
    }
}
