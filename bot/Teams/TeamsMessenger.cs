using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;

namespace ForumBot.Teams;

/// <summary>The way out to Teams. It reaches only places and people that the bot has met.</summary>
internal sealed class TeamsMessenger(ConnectorClient connector, TeamsDirectory directory, TeamsRoster roster) : IMessenger
{
    public string Platform => Translator.Platform;

    public async Task<MessageRef?> PostAsync(Place place, Card card, CancellationToken ct)
    {
        if (await AddressOfAsync(place, ct) is not { } address)
        {
            return null;
        }

        if (place is { Kind: PlaceKind.Channel, Thread: null })
        {
            var thread = await connector.StartThreadAsync(address, place.Id.Tenant, card, ct);
            return thread is { Done: true, Id: { Length: > 0 } id, ActivityId: { Length: > 0 } first }
                ? new(Translator.InConversation(place, id), first)
                : null;
        }

        var sent = await connector.PostAsync(address, card, ct);
        return sent is { Done: true, Id: { Length: > 0 } message } ? new(place, message) : null;
    }

    public async Task<bool> UpdateAsync(MessageRef message, Card card, CancellationToken ct) =>
        await AddressOfAsync(message.Place, ct) is { } address
        && await connector.UpdateAsync(address, message.MessageId, card, ct)
            is { IsShut: false, Outcome: not (ConnectorOutcome.MessageGone or ConnectorOutcome.ConversationGone) };

    public async Task<Place?> PersonalChatAsync(PersonId person, Place seenIn, CancellationToken ct)
    {
        if (await MeetAsync(person, seenIn, ct) is not { } met)
        {
            return null;
        }

        if (met.PersonalChat is { } known)
        {
            return ChatOf(person, known);
        }

        var started = await connector.StartChatAsync(met.ServiceUrl, met.BotId, person.Tenant, met.TeamsId, ct);
        if (started is not { Done: true, Id: { Length: > 0 } chat })
        {
            return null;
        }

        var place = ChatOf(person, chat);
        var address = new ConnectorAddress(met.ServiceUrl, met.BotId, chat) { Tenant = person.Tenant };
        await directory.LearnAsync(place.Id, address, ct);
        await directory.LearnAsync(person, met.TeamsId, address, chat, ct);
        return place;
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
                await directory.LearnAsync(person, teamsId, address, null, ct);
                return new(teamsId, address.ServiceUrl, address.BotId, null);
            }
        }

        return null;
    }

    private async ValueTask<ConnectorAddress?> AddressOfAsync(Place place, CancellationToken ct) =>
        place.Id.Platform == Platform && await directory.FindAsync(place.Id, ct) is { } known
            ? new(known.ServiceUrl, known.BotId, Translator.ConversationOf(place)) { Tenant = place.Id.Tenant }
            : null;

    private static Place ChatOf(PersonId person, string conversation) =>
        new(new(Translator.Platform, person.Tenant, conversation), PlaceKind.Personal);
}
