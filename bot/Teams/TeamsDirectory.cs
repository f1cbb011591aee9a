using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;

namespace ForumBot.Teams;

/// <summary>
/// What the bot knows about reaching places and people in Teams. It learns from every activity, because addresses can change,
/// and writes only what is new.
/// </summary>
internal sealed class TeamsDirectory(IDocumentStore store) : IDisposable
{
    private readonly Remembered<TeamsConversation> conversations = new(store);
    private readonly Remembered<TeamsPerson> people = new(store);

    internal ValueTask<TeamsConversation?> FindAsync(PlaceId place, CancellationToken ct) => conversations.FindAsync(place.Key, ct);

    /// <summary>
    /// The id that means this person to this bot alone; null when it is not known, or not without waiting. Asked for many at once for every card,
    /// so it comes from memory: each person is looked up in the store once.
    /// </summary>
    internal string? TeamsIdOf(string person)
    {
        var found = people.FindAsync(person, CancellationToken.None);
        return found.IsCompletedSuccessfully ? found.Result?.TeamsId : null;
    }

    internal ValueTask<TeamsPerson?> FindAsync(PersonId person, CancellationToken ct) => people.FindAsync(person.Key, ct);

    /// <summary>Learns from an activity where its place and its sender are reached.</summary>
    internal async ValueTask LearnAsync(Translation.Event arrived, CancellationToken ct)
    {
        var place = arrived.Incoming.Place;
        await LearnAsync(place.Id, arrived.Address, ct);
        await LearnAsync(
            arrived.Incoming.From.Id,
            arrived.TeamsId,
            arrived.Address,
            place.Kind == PlaceKind.Personal ? place.Id.Conversation : null,
            ct);
    }

    internal ValueTask LearnAsync(PlaceId place, ConnectorAddress address, CancellationToken ct) =>
        conversations.ChangeAsync(place.Key, known => new(address.ServiceUrl, address.BotId, known?.Installed == true), ct);

    /// <summary>Learns a person's id and, when there is one, their own chat; a chat that is known stays known.</summary>
    internal ValueTask LearnAsync(PersonId person, string teamsId, ConnectorAddress address, string? chat, CancellationToken ct) =>
        people.ChangeAsync(person.Key, known => new(teamsId, address.ServiceUrl, address.BotId, chat ?? known?.PersonalChat), ct);

    /// <summary>The bot was added there and people have been greeted.</summary>
    internal ValueTask MarkInstalledAsync(PlaceId place, CancellationToken ct) =>
        conversations.ChangeAsync(place.Key, known => known is null ? null : known with { Installed = true }, ct);

    /// <summary>The bot was removed; nothing can be sent there any more.</summary>
    internal async ValueTask ForgetAsync(Place place, PersonId from, CancellationToken ct)
    {
        await conversations.ChangeAsync(place.Id.Key, _ => null, ct);
        if (place.Kind == PlaceKind.Personal)
        {
            await people.ChangeAsync(from.Key, known => known is null ? null : known with { PersonalChat = null }, ct);
        }
    }

    public void Dispose()
    {
        conversations.Dispose();
        people.Dispose();
    }
}
