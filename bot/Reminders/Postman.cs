using System.Security.Cryptography;
using System.Text;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Reminders;

/// <summary>Takes one card to one recipient, on whatever platform that is. What goes wrong is an outcome.</summary>
internal sealed partial class Postman(IEnumerable<IMessenger> messengers, LiveCards live, IIdentities identities, ILogger<Postman> log)
{
    private const int MarkLength = 16;
    private readonly Dictionary<string, IMessenger> messengers = messengers.ToDictionary(m => m.Platform);

    /// <summary>A mark of what a card says, to see later whether it says something else. No text.</summary>
    internal static string MarkOf(Card card) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(PlainText.Of(card))))[..MarkLength];

    /// <summary>Sends it. A copy that many see is kept up to date from then on, when the drawing says how; one person's own is what it was.</summary>
    internal async Task<Sent> SendAsync(Drawn drawn, Addressed to, Forum forum)
    {
        try
        {
            return await (to.IsPlace ? ToPlaceAsync(drawn, to, forum) : ToPersonAsync(drawn, to, forum));
        }
        catch (Exception fault)
        {
            Log.SendFailed(log, fault.GetType().Name, fault.StackTrace);
            return new(SendOutcome.TryLater);
        }
    }

    /// <summary>Changes a message that was sent.</summary>
    internal async Task<SendOutcome> ReviseAsync(MessageRef message, Card card, Forum forum)
    {
        try
        {
            return messengers.TryGetValue(message.Place.Id.Platform, out var messenger)
                ? await messenger.ReviseAsync(message, ConfidentialCard.Cover(card.About(forum.Id)), CancellationToken.None)
                : SendOutcome.Unreachable;
        }
        catch (Exception fault)
        {
            Log.SendFailed(log, fault.GetType().Name, fault.StackTrace);
            return SendOutcome.TryLater;
        }
    }

    private async Task<Sent> ToPersonAsync(Drawn drawn, Addressed to, Forum forum)
    {
        var sent = new Sent(SendOutcome.Unreachable);
        if (PersonId.Parse(to.Key) is not { } person)
        {
            return sent;
        }

        // Once, where they prefer. Only a platform that will never reach them hands over to the other: what may arrive later would come twice.
        foreach (var way in await identities.WaysToAsync(person, CancellationToken.None))
        {
            if (sent.Outcome == SendOutcome.Unreachable && messengers.TryGetValue(way.Platform, out var messenger))
            {
                sent = await ToIdentityAsync(messenger, way, drawn, forum);
            }
        }

        return sent;
    }

    private static Task<Sent> ToIdentityAsync(IMessenger messenger, PersonId person, Drawn drawn, Forum forum) =>
        messenger.SendAsync(person, forum.PlaceNear(person), ConfidentialCard.Cover(drawn.Card.About(forum.Id)), CancellationToken.None);

    private async Task<Sent> ToPlaceAsync(Drawn drawn, Addressed to, Forum forum)
    {
        if (!forum.Places.TryGetValue(to.Key, out var known) || !messengers.TryGetValue(known.Place.Id.Platform, out var messenger))
        {
            return new(SendOutcome.Unreachable);
        }

        var card = ConfidentialCard.Cover(drawn.Card.About(forum.Id));
        if (drawn.Live is not { } view)
        {
            return await messenger.SendAsync(known.Place, card, CancellationToken.None);
        }

        card = await live.OfferAsync(forum.Id, known.Place, view, card, CancellationToken.None);
        var sent = await messenger.SendAsync(known.Place, card, CancellationToken.None);
        if (sent is { Outcome: SendOutcome.Arrived, Message: { } message })
        {
            await live.RememberAsync(forum.Id, view, message, CancellationToken.None);
        }

        return sent;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A reminder could not be taken to the platform; it is tried again. {Fault} {StackTrace}")]
        internal static partial void SendFailed(ILogger log, string fault, string? stackTrace);
    }
}
