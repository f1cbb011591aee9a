using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Reminders;

/// <summary>"Who got it?", for those who lead the forum: what was sent by itself, and whom it reached.</summary>
public sealed class WhoGotIt(Desk desk, Deliveries deliveries, IDocumentStore store) : IFeature
{
    private const int MostListed = 8;

    /// <inheritdoc/>
    public string? HelpHeading => "Reminders";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("who got it?", "See whom my messages reached", Permission.SeeDeliveries, Matter.Forum)
        {
            WhoMay = NoticeCard.OnlyTheChair("sees whom my messages reached"),
            AlsoSaid = ["who got the message", "who has seen it", "deliveries"],
            Tail = Tail.Numbers,
            Privately = true,
            Run = SaidAsync,
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks => [new(Verbs.ShowDeliveries, Permission.SeeDeliveries, Matter.Forum) { Privately = true, Run = PressedAsync }];

    private async ValueTask<IReadOnlyList<Reply>> SaidAsync(Turn turn, string tail, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return [new OnlyYou(InspectionTurn.NoneUnderWay())];
        }

        var recent = await deliveries.RecentAsync(open.Inspection.Id, MostListed, ct);
        return int.TryParse(tail, out var number) && number >= 1 && number <= recent.Count
            ? [new OnlyYou(await OneAsync(turn, open, recent[number - 1].Key, ct))]
            : [new OnlyYou(await ListAsync(turn, open, recent, ct))];
    }

    private async ValueTask<IReadOnlyList<Reply>> PressedAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return [new OnlyYou(InspectionTurn.NoneUnderWay())];
        }

        return [new OnlyYou(form[Reminding.Push] is { } key
            ? await OneAsync(turn, open, key, ct)
            : await ListAsync(turn, open, await deliveries.RecentAsync(open.Inspection.Id, MostListed, ct), ct))];
    }

    private async ValueTask<Card> ListAsync(Turn turn, OpenInspection open, IReadOnlyList<(string Key, Push Push)> recent, CancellationToken ct)
    {
        var lines = new List<DeliveryLine>();
        foreach (var (key, push) in recent)
        {
            var recipients = await RecipientsAsync(open, key, push, ct);
            lines.Add(new(key, push.Title, $"{WhoGotItWords.When(push.Begun, turn.Now)}. {WhoGotItWords.Counts(recipients)}"));
        }

        return DeliveriesCard.List(lines);
    }

    private async ValueTask<Card> OneAsync(Turn turn, OpenInspection open, string key, CancellationToken ct) =>
        await deliveries.FindAsync(open.Inspection.Id, key, ct) is { } push && Deliveries.IsListed(push)
            ? DeliveriesCard.One(push.Title, $"Sent {WhoGotItWords.When(push.Begun, turn.Now)}.", WhoGotItWords.Groups(await RecipientsAsync(open, key, push, ct), turn.Now))
            : DeliveriesCard.Gone();

    private async ValueTask<IReadOnlyList<Recipient>> RecipientsAsync(OpenInspection open, string key, Push push, CancellationToken ct)
    {
        var rows = await deliveries.RowsAsync(open.Inspection.Id, key, ct);
        var wishes = new Dictionary<string, Preferences>();
        foreach (var person in open.Forum.People())
        {
            if (await store.FindAsync<Preferences>(person.Id.Key, ct) is { Value: var kept })
            {
                wishes[person.Id.Key] = kept;
            }
        }

        return Recipient.Of(push, rows, open, wishes);
    }
}
