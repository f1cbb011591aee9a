using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;

namespace ForumBot.Teams;

/// <summary>
/// The way out to Teams. It reaches only places and people that the bot has met, and what Teams says about a place or a person that cannot
/// be reached is heeded from then on.
/// </summary>
internal sealed class TeamsMessenger(ConnectorClient connector, TeamsDirectory directory, TeamsRoster roster) : IMessenger
{
    // People who share a place in this row wait for each other, which does no harm.
    private readonly SemaphoreSlim[] oneChatEach = [.. Enumerable.Range(0, 61).Select(_ => new SemaphoreSlim(1))];

    public string Platform => Translator.Platform;

    public async Task<MessageRef?> PostAsync(Place place, Card card, CancellationToken ct)
    {
        if (await AddressOfAsync(place, ct) is not { } address)
        {
            return null;
        }

        var isThread = place is { Kind: PlaceKind.Channel, Thread: null };
        var sent = isThread
            ? await connector.StartThreadAsync(address, place.Id.Tenant, card, ct)
            : await connector.PostAsync(address, card, ct);
        await directory.HeedAsync(place, sent, ct);
        return sent switch
        {
            { Done: true, Id: { Length: > 0 } id, ActivityId: { Length: > 0 } first } when isThread => new(Translator.InConversation(place, id), first),
            { Done: true, Id: { Length: > 0 } message } when !isThread => new(place, message),
            _ => null,
        };
    }

    public async Task<bool> UpdateAsync(MessageRef message, Card card, CancellationToken ct)
    {
        if (await directory.IsPausedAsync(message.Place.Id.Tenant, ct))
        {
            return true;
        }

        if (await AddressOfAsync(message.Place, ct) is not { } address)
        {
            return false;
        }

        var changed = await connector.UpdateAsync(address, message.MessageId, card, ct);
        await directory.HeedAsync(message.Place, changed, ct);
        return changed is not ({ Outcome: ConnectorOutcome.MessageGone or ConnectorOutcome.ConversationGone }
            or { IsShut: true, Outcome: not ConnectorOutcome.TenantBlocked });
    }

    public async Task<Place?> PersonalChatAsync(PersonId person, Place seenIn, CancellationToken ct)
    {
        if (await directory.IsPausedAsync(person.Tenant, ct) || await MeetAsync(person, seenIn, ct) is not { UnreachableSince: null } met)
        {
            return null;
        }

        return met.PersonalChat is { } known ? ChatOf(person, known) : await StartChatAsync(person, ct);
    }

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

    private async Task<TeamsPerson?> MeetAsync(PersonId person, Place seenIn, CancellationToken ct)
    {
        if (await directory.FindAsync(person, ct) is { } known)
        {
            return known;
        }

        if (await AddressOfAsync(seenIn, ct) is not { } address)
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

    private async Task<Place?> StartChatAsync(PersonId person, CancellationToken ct)
    {
        var oneAtATime = oneChatEach[(uint)person.Key.GetHashCode(StringComparison.Ordinal) % (uint)oneChatEach.Length];
        await oneAtATime.WaitAsync(ct);
        try
        {
            // Somebody else may have found the chat, or found that there is none, while this one waited.
            if (await directory.FindAsync(person, ct) is not { UnreachableSince: null } met)
            {
                return null;
            }

            if (met.PersonalChat is { } known)
            {
                return ChatOf(person, known);
            }

            var started = await connector.StartChatAsync(met.ServiceUrl, met.BotId, person.Tenant, met.TeamsId, ct);
            await directory.HeedAsync(person, started, ct);
            if (started is not { Done: true, Id: { Length: > 0 } chat })
            {
                return null;
            }

            await directory.LearnChatAsync(person, new(started.MovedTo ?? met.ServiceUrl, met.BotId, chat) { Tenant = person.Tenant }, ct);
            return ChatOf(person, chat);
        }
        finally
        {
            oneAtATime.Release();
        }
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
