using ForumBot.Cards;
using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>
/// Takes replies to where they belong, on whatever platform that is. What is meant for one person never falls back to a shared place:
/// who cannot be reached is at most called there by name.
/// </summary>
public sealed partial class Courier(
    IEnumerable<IMessenger> messengers, LiveCards live, IIdentities identities, KnownPlaces places, Lookout lookout, TimeProvider time, ILogger<Courier> log)
{
    private readonly Calls calls = new(time);
    private readonly Dictionary<string, IMessenger> messengers = messengers.ToDictionary(m => m.Platform);

    /// <summary>
    /// The card that a press is answered with at once, seen by the person who pressed; null when there is none.
    /// </summary>
    public static Card? AnswerTo(Outcome outcome)
    {
        foreach (var reply in outcome.Replies)
        {
            if (CardOf(reply) is { } card)
            {
                return outcome.Incoming is CardAction { Surface: Surface.Dialog } ? card : ConfidentialCard.Cover(card);
            }
        }

        return null;

        Card? CardOf(Reply reply) => reply switch
        {
            Refreshed refreshed => refreshed.Card,
            OnlyYou only => only.Card,
            Ask ask => GoesToTheirChat(outcome) ? Sent() : ask.Form,
            Replace replace => replace.Card,
            _ => null,
        };

        Card Sent() => outcome.ForumId is { } forumId ? NoticeCard.FormSent().About(forumId) : NoticeCard.FormSent();
    }

    /// <summary>
    /// Delivers everything else, in order. With <paramref name="answered"/> the press has already been answered by <see cref="AnswerTo"/>.
    /// </summary>
    public async Task DeliverAsync(Outcome outcome, bool answered, CancellationToken ct)
    {
        foreach (var reply in outcome.Replies)
        {
            await DeliverAsync(outcome, reply, answered, ct);
        }
    }

    /// <summary>Delivers one of the outcome's replies.</summary>
    public async Task DeliverAsync(Outcome outcome, Reply reply, bool answered, CancellationToken ct)
    {
        if (outcome.Incoming is { Place.IsShared: false } and not BotRemoved)
        {
            calls.Reached(outcome.Incoming.From.Id);
        }

        switch (reply)
        {
            case Say say:
                await PostAsync(outcome, outcome.Incoming.Place, say.Card, say.Live, ct);
                break;
            case Replace when answered && outcome.Incoming is CardAction { Surface: Surface.Dialog }:
                break;
            case Replace replace when outcome.Incoming is CardAction { Surface: Surface.Dialog }:
                await WhisperAsync(outcome, new(replace.Card), ct);
                break;
            case Replace replace when outcome.Incoming is CardAction { Card: { } message }:
                await UpdateAsync(outcome, message, replace.Card, replace.Live, ct);
                break;
            case Replace replace:
                await PostAsync(outcome, outcome.Incoming.Place, replace.Card, replace.Live, ct);
                break;
            case Ask ask when answered && GoesToTheirChat(outcome):
                await SendFormAsync(outcome, ask.Form, ct);
                break;
            case OnlyYou or Ask when answered:
                break;
            case Ask ask:
                await WhisperAsync(outcome, new(ask.Form), ct);
                break;
            case OnlyYou only:
                await WhisperAsync(outcome, only, ct);
                break;
            case Change change:
                await RedrawAsync(outcome, change, ct);
                break;
            case Tell tell:
                await TellOrCallAsync(tell, outcome.Incoming.Place, ct);
                break;
            case Announce announce:
                await AnnounceAsync(outcome, announce, ct);
                break;
            case Refreshed:
                break;
            default:
                throw new NotSupportedException($"No way out for {reply.GetType().Name}.");
        }
    }

    private async Task<bool> PostAsync(Outcome outcome, Place place, Card card, LiveView? view, CancellationToken ct)
    {
        if (view is not null && outcome.ForumId is { } itsForum)
        {
            card = await live.OfferAsync(itsForum, place, view, card, ct);
        }

        var message = await MessengerOf(place.Id.Platform).PostAsync(place, ConfidentialCard.Cover(card), ct);
        if (message is not null && view is not null && outcome.ForumId is { } forumId)
        {
            await live.RememberAsync(forumId, view, message, ct);
            await CatchUpAsync(forumId, new(message, view), card, ct);
        }

        return message is not null;
    }

    // It was written for those who read along there as far as the forum knew.
    private async Task AnnounceAsync(Outcome outcome, Announce announce, CancellationToken ct)
    {
        if (await lookout.IsReadAsKnownAsync(announce.Card.ForumId, announce.Place, ct))
        {
            await PostAsync(outcome, announce.Place, announce.Card, null, ct);
        }
        else
        {
            Log.NotAnnounced(log, announce.Place.Id);
        }
    }

    // A change that was made while the post was on its way could not know of it.
    private async Task CatchUpAsync(string forumId, Change copy, Card posted, CancellationToken ct)
    {
        if (await live.DrawAsync(forumId, copy, ct) is { } now && PlainText.Of(now) != PlainText.Of(posted))
        {
            await PutAsync(forumId, copy, ct);
        }
    }

    private Task RedrawAsync(Outcome outcome, Change change, CancellationToken ct) =>
        outcome.ForumId is { } forumId ? PutAsync(forumId, change, ct) : Task.CompletedTask;

    private async Task<bool> PutAsync(string forumId, Change copy, CancellationToken ct, Card? otherwise = null)
    {
        using var alone = await live.AloneAsync(copy.Message, ct);
        if ((await live.DrawAsync(forumId, copy, ct) ?? otherwise) is not { } card)
        {
            return false;
        }

        var updated = await MessengerOf(copy.Message.Place.Id.Platform).UpdateAsync(copy.Message, ConfidentialCard.Cover(card), ct);
        if (!updated)
        {
            await live.ForgetAsync(forumId, copy.Message, ct);
        }

        return updated;
    }

    private async Task UpdateAsync(Outcome outcome, MessageRef message, Card card, LiveView? view, CancellationToken ct)
    {
        if (outcome.ForumId is { } forumId && view is not null)
        {
            if (await PutAsync(forumId, new(message, view), ct, otherwise: card))
            {
                await live.RememberAsync(forumId, view, message, ct);
            }
        }
        else if (!await MessengerOf(message.Place.Id.Platform).UpdateAsync(message, ConfidentialCard.Cover(card), ct) && outcome.ForumId is { } itsForum)
        {
            await live.ForgetAsync(itsForum, message, ct);
        }
    }

    private async Task WhisperAsync(Outcome outcome, OnlyYou only, CancellationToken ct)
    {
        var place = outcome.Incoming.Place;
        if (!place.IsShared)
        {
            await PostAsync(outcome, place, only.Card, null, ct);
            return;
        }

        var arrived = await TellAsync(new Tell(outcome.Incoming.From.Id, only.Card with { Own = null }), place, ct);
        await PostAsync(outcome, place, arrived ? NoticeCard.AnsweredPrivately() : only.InsteadHere ?? NoticeCard.CouldNotReachYou(), null, ct);
    }

    // Where they pressed it says already that the form is in their own chat, so only that it is not needs to be said.
    private async Task SendFormAsync(Outcome outcome, Card form, CancellationToken ct)
    {
        var place = outcome.Incoming.Place;
        if (!await TellAsync(new Tell(outcome.Incoming.From.Id, form), place, ct))
        {
            await PostAsync(outcome, place, NoticeCard.CouldNotReachYou(), null, ct);
        }
    }

    private static bool GoesToTheirChat(Outcome outcome) => outcome.Incoming is CardAction { IsOnSharedCard: true };

    private async Task<bool> TellAsync(Tell tell, Place near, CancellationToken ct)
    {
        var arrived = messengers.TryGetValue(tell.Person.Platform, out var messenger)
            && await messenger.PersonalChatAsync(tell.Person, near, ct) is { } chat
            && await messenger.PostAsync(chat, ConfidentialCard.Cover(tell.Card), ct) is not null;
        if (arrived)
        {
            calls.Reached(tell.Person);
        }

        return arrived;
    }

    // Once, where they prefer; where that platform does not reach them, on the other. Nothing of what they were to be told is said where others read along;
    // the call is the same for everybody.
    private async Task TellOrCallAsync(Tell tell, Place seenIn, CancellationToken ct)
    {
        var ways = await identities.WaysToAsync(tell.Person, ct);
        foreach (var way in ways)
        {
            if (await TellAsync(tell with { Person = way }, await places.NearAsync(tell.Card.ForumId, way, seenIn, ct), ct))
            {
                return;
            }
        }

        var place = seenIn.Id;
        if (!seenIn.IsShared || ways.FirstOrDefault(way => way.Platform == place.Platform) is not { } person)
        {
            Log.NotReached(log, tell.Person);
        }
        else if (calls.TryBegin(person, place) && !await MessengerOf(place.Platform).CallAsync(person, seenIn, NoticeCard.CallsYou(), ct))
        {
            calls.TakeBack(person, place);
            Log.NotReached(log, person);
        }
    }

    private IMessenger MessengerOf(string platform) => messengers[platform];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A message for {Person} did not arrive, and they could not be called by name either.")]
        internal static partial void NotReached(ILogger log, PersonId person);

        [LoggerMessage(2, LogLevel.Warning, "A message for the readers of {Place} was not posted there: others may read along, or the platform could not be asked.")]
        internal static partial void NotAnnounced(ILogger log, PlaceId place);
    }
}

/// <summary>What a turn came to: what was said back to <see cref="Incoming"/>, and in which forum.</summary>
public sealed record Outcome(Incoming Incoming, string? ForumId, IReadOnlyList<Reply> Replies)
{
    /// <summary>What is said. Every card knows the turn's forum, so that its buttons stay that forum's.</summary>
    public IReadOnlyList<Reply> Replies { get; } = ForumId is null ? Replies : [.. Replies.Select(r => r.About(ForumId))];

    /// <summary>True when something broke on the way, and the reply says so: whoever filled in a form should have it back.</summary>
    public bool Failed { get; init; }
}
