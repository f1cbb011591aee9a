using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Practice;

/// <summary>
/// Takes what the personas say and press to the dispatcher, and the answers back to the room, in the way that Teams does it:
/// the answer to a press changes the pressed card for the person who pressed or is shown in their dialog, everything else is posted or updated.
/// </summary>
public sealed class PracticeTalk(PracticeRoom room, Dispatcher dispatcher, Courier courier, TimeProvider clock)
{
    /// <summary>The bot is added to a conversation.</summary>
    public Task AddBotAsync(Persona by, Spot spot, CancellationToken ct) =>
        DeliverAsync(new BotAdded(NewDelivery(), by.In(room.Id), spot.In(room.Id), Now()), null, ct);

    /// <summary>A persona says something. People named with an @ are mentioned; the bot's own name is left out, as on a real platform.</summary>
    public Task SayAsync(Persona from, Spot spot, string text, CancellationToken ct)
    {
        room.Write(spot, from, text);
        var mentioned = Persona.All.Where(p => p != from && text.Contains($"@{p.Name}", StringComparison.OrdinalIgnoreCase));
        return DeliverAsync(
            new IncomingMessage(
                NewDelivery(), from.In(room.Id), spot.In(room.Id), Now(), WithoutTheBot(text), [.. mentioned.Select(p => p.In(room.Id))]),
            null,
            ct);
    }

    /// <summary>A persona presses a button. Gives back the card for that persona's eyes, or null when the card stays as it is.</summary>
    public Task<Card?> PressAsync(Persona by, Entry pressed, string verb, IReadOnlyDictionary<string, string> fields, CancellationToken ct)
    {
        var place = Spot.Find(pressed.Spot)!.In(room.Id);
        return DeliverAsync(
            new CardAction(NewDelivery(), by.In(room.Id), place, Now(), verb, fields, new MessageRef(place, pressed.Id)),
            answer => room.Show(place.Id.Tenant, pressed.Id, by, answer),
            ct);
    }

    /// <summary>A persona presses a button that opens a dialog over a message or stands in one. Null closes it.</summary>
    public Task<Card?> PressInDialogAsync(Persona by, Entry behind, string verb, IReadOnlyDictionary<string, string> fields, CancellationToken ct) =>
        DeliverAsync(
            new CardAction(NewDelivery(), by.In(room.Id), Spot.Find(behind.Spot)!.In(room.Id), Now(), verb, fields, null) { Surface = Surface.Dialog },
            _ => { },
            ct);

    private async Task<Card?> DeliverAsync(Incoming incoming, Action<Card>? show, CancellationToken ct)
    {
        var outcome = await dispatcher.DispatchAsync(incoming, ct);
        var answer = show is null ? null : Courier.AnswerTo(outcome);
        if (answer is not null)
        {
            show!(answer);
        }

        await courier.DeliverAsync(outcome, answered: answer is not null, ct);
        return answer;
    }

    private static string WithoutTheBot(string text) => text.Replace("@ForumBot", "", StringComparison.OrdinalIgnoreCase).Trim();

    private static string NewDelivery() => Guid.CreateVersion7().ToString("N");

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
