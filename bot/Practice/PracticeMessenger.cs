using ForumBot.Cards;
using ForumBot.Messaging;

namespace ForumBot.Practice;

/// <summary>The way out to the practice room. A message for a room that was emptied since does not arrive.</summary>
public sealed class PracticeMessenger(PracticeRoom room) : IMessenger
{
    /// <summary>The platform's name.</summary>
    public const string Name = "practice";

    /// <inheritdoc/>
    public string Platform => Name;

    /// <inheritdoc/>
    public bool HasAccounts => false;

    /// <inheritdoc/>
    public Task<MessageRef?> PostAsync(Place place, Card card, CancellationToken ct)
    {
        var entry = SpotOf(place) is { } spot ? room.Post(place.Id.Tenant, spot, card) : null;
        return Task.FromResult(entry is null ? null : new MessageRef(place, entry.Id));
    }

    /// <inheritdoc/>
    public Task<bool> UpdateAsync(MessageRef message, Card card, CancellationToken ct) =>
        Task.FromResult(room.Change(message.Place.Id.Tenant, message.MessageId, card));

    /// <inheritdoc/>
    public Task<Place?> PersonalChatAsync(PersonId person, Place seenIn, CancellationToken ct)
    {
        var persona = person.Platform == Name && person.Tenant == room.Id ? Persona.Find(person.User) : null;
        return Task.FromResult(persona is null ? null : Spot.ChatOf(persona).In(room.Id));
    }

    /// <inheritdoc/>
    public Task<bool> CallAsync(PersonId person, Place place, Card card, CancellationToken ct)
    {
        var spot = SpotOf(place);
        var called = spot?.People.FirstOrDefault(p => p.In(room.Id).Id == person);
        var line = called is null ? null : room.Post(place.Id.Tenant, spot!, card with { Title = $"{called.Name}: {card.Title}" });
        return Task.FromResult(line is not null);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Person>> PeopleInAsync(Place place, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Person>>(SpotOf(place) is { } spot ? [.. spot.People.Select(p => p.In(room.Id))] : []);

    /// <inheritdoc/>
    public Task<PlaceName?> NameOfAsync(Place place, CancellationToken ct) =>
        Task.FromResult(SpotOf(place) is { } spot ? new PlaceName($"“{spot.Title}”", IsForAll: true) : null);

    private Spot? SpotOf(Place place) => place.Id.Platform == Name && place.Id.Tenant == room.Id ? Spot.Find(place.Id.Conversation) : null;
}
