using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;

namespace ForumBot.Teams;

/// <summary>
/// The way out to Teams. It reaches only places and people that the bot has met, and what Teams says about a place or a person that cannot
/// be reached is heeded from then on.
/// </summary>
internal sealed class TeamsMessenger(ConnectorClient connector, TeamsDirectory directory, TeamsRoster roster) : IMessenger, IDisposable
{
    private readonly KeyedLock oneChatEach = new();

    public string Platform => Translator.Platform;

    public string HowToLetIn => "In Teams, open that team or chat, choose “Apps” and add ForumBot.";

    public async Task<MessageRef?> PostAsync(Place place, Card card, CancellationToken ct) => (await SendAsync(place, card, ct)).Message;

    public async Task<Sent> SendAsync(Place place, Card card, CancellationToken ct)
    {
        if (await AddressOfAsync(place, ct) is not { } address)
        {
            return await NoAddressAsync(place.Id.Tenant, ct);
        }

        var isThread = place is { Kind: PlaceKind.Channel, Thread: null };
        var sent = isThread
            ? await connector.StartThreadAsync(address, place.Id.Tenant, card, ct)
            : await connector.PostAsync(address, card, ct);
        await directory.HeedAsync(place, sent, ct);
        return new(OutcomeOf(sent), sent switch
        {
            { Done: true, Id: { Length: > 0 } id, ActivityId: { Length: > 0 } first } when isThread => new(Translator.InConversation(place, id), first),
            { Done: true, Id: { Length: > 0 } message } when !isThread => new(place, message),
            _ => null,
        });
    }

    public async Task<Sent> SendAsync(PersonId person, Place? seenIn, Card card, CancellationToken ct)
    {
        if (await directory.IsPausedAsync(person.Tenant, ct))
        {
            return new(SendOutcome.TryLater);
        }

        var (chat, outcome) = await ChatWithAsync(person, seenIn, ct);
        return chat is null ? new(outcome) : await SendAsync(chat, card, ct);
    }

    public async Task<bool> UpdateAsync(MessageRef message, Card card, CancellationToken ct) =>
        await ReviseAsync(message, card, ct) != SendOutcome.Unreachable;

    public async Task<SendOutcome> ReviseAsync(MessageRef message, Card card, CancellationToken ct)
    {
        if (await AddressOfAsync(message.Place, ct) is not { } address)
        {
            return (await NoAddressAsync(message.Place.Id.Tenant, ct)).Outcome;
        }

        var changed = await connector.UpdateAsync(address, message.MessageId, card, ct);
        await directory.HeedAsync(message.Place, changed, ct);
        return changed switch
        {
            { Done: true } => SendOutcome.Arrived,
            { Outcome: ConnectorOutcome.MessageGone or ConnectorOutcome.ConversationGone }
                or { IsShut: true, Outcome: not ConnectorOutcome.TenantBlocked } => SendOutcome.Unreachable,
            { Outcome: ConnectorOutcome.TooBig or ConnectorOutcome.Refused } => SendOutcome.Refused,
            _ => SendOutcome.TryLater,
        };
    }

    public async Task<Place?> PersonalChatAsync(PersonId person, Place seenIn, CancellationToken ct) =>
        await directory.IsPausedAsync(person.Tenant, ct) ? null : (await ChatWithAsync(person, seenIn, ct)).Chat;

    public async Task<bool> CallAsync(PersonId person, Place place, Card card, CancellationToken ct)
    {
        // Whom Teams could merely not take a message for just now is not told that they cannot be reached.
        if (await directory.FindAsync(person, ct) is not { UnreachableSince: not null } known
            || await AddressOfAsync(place, ct) is not { } address
            || await roster.FindAsync(place, address, known.TeamsId, ct) is not { } there
            || there.Id != person)
        {
            return false;
        }

        var called = await connector.CallAsync(address, known.TeamsId, there.Name, card, ct);
        await directory.HeedAsync(place, called, ct);
        return called.Done;
    }

    public async Task<IReadOnlyList<Person>> PeopleInAsync(Place place, CancellationToken ct) =>
        await AddressOfAsync(place, ct) is { } address
            ? [.. (await roster.AllAsync(place, address, ct)).Select(member => member.Person)]
            : [];

    public async Task<PlaceName?> NameOfAsync(Place place, CancellationToken ct) =>
        place.Id.Platform == Platform ? await directory.NameOfAsync(place, ct) : null;

    public void Dispose() => oneChatEach.Dispose();

    // A tenant that is paused may come back; a place without an address does not.
    private async ValueTask<Sent> NoAddressAsync(string tenant, CancellationToken ct) =>
        new(await directory.IsPausedAsync(tenant, ct) ? SendOutcome.TryLater : SendOutcome.Unreachable);

    private static SendOutcome OutcomeOf(ConnectorResult result) => result.Outcome switch
    {
        ConnectorOutcome.Done => SendOutcome.Arrived,
        ConnectorOutcome.Throttled or ConnectorOutcome.Unreachable or ConnectorOutcome.NotSignedIn or ConnectorOutcome.TenantBlocked => SendOutcome.TryLater,
        ConnectorOutcome.TooBig or ConnectorOutcome.Refused => SendOutcome.Refused,
        _ => SendOutcome.Unreachable,
    };

    private async Task<(Place? Chat, SendOutcome Outcome)> ChatWithAsync(PersonId person, Place? seenIn, CancellationToken ct)
    {
        if (await MeetAsync(person, seenIn, ct) is not { UnreachableSince: null } met)
        {
            return (null, SendOutcome.Unreachable);
        }

        return met.PersonalChat is { } known ? (ChatOf(person, known), SendOutcome.Arrived) : await StartChatAsync(person, ct);
    }

    private async Task<TeamsPerson?> MeetAsync(PersonId person, Place? seenIn, CancellationToken ct)
    {
        if (await directory.FindAsync(person, ct) is { } known)
        {
            return known;
        }

        if (seenIn is null || await AddressOfAsync(seenIn, ct) is not { } address)
        {
            return null;
        }

        foreach (var (member, teamsId) in await roster.AllAsync(seenIn, address, ct))
        {
            if (member.Id == person)
            {
                await directory.LearnAsync(person, teamsId, address, ct);
                break;
            }
        }

        return await directory.FindAsync(person, ct);
    }

    private async Task<(Place? Chat, SendOutcome Outcome)> StartChatAsync(PersonId person, CancellationToken ct)
    {
        using var alone = await oneChatEach.EnterAsync(person.Key, ct);
        // Somebody else may have found the chat, or found that there is none, while this one waited.
        if (await directory.FindAsync(person, ct) is not { UnreachableSince: null } met)
        {
            return (null, SendOutcome.Unreachable);
        }

        if (met.PersonalChat is { } known)
        {
            return (ChatOf(person, known), SendOutcome.Arrived);
        }

        var started = await connector.StartChatAsync(met.ServiceUrl, met.BotId, person.Tenant, met.TeamsId, ct);
        await directory.HeedAsync(person, started, ct);
        if (started is not { Done: true, Id: { Length: > 0 } chat })
        {
            return (null, started.Done ? SendOutcome.TryLater : OutcomeOf(started));
        }

        await directory.LearnChatAsync(person, new(started.MovedTo ?? met.ServiceUrl, met.BotId, chat) { Tenant = person.Tenant }, ct);
        return (ChatOf(person, chat), SendOutcome.Arrived);
    }

    private async ValueTask<ConnectorAddress?> AddressOfAsync(Place place, CancellationToken ct) =>
        place.Id.Platform == Platform
        && !await directory.IsPausedAsync(place.Id.Tenant, ct)
        && await directory.FindAsync(place.Id, ct) is { } known
            ? new(known.ServiceUrl, known.BotId, Translator.ConversationOf(place)) { Tenant = place.Id.Tenant }
            : null;

    private static Place ChatOf(PersonId person, string conversation) =>
        new(new(Translator.Platform, person.Tenant, conversation), PlaceKind.Personal);
}
