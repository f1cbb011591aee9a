using ForumBot.Cards;

namespace ForumBot.Messaging;

/// <summary>The way out to one platform. A message that cannot be delivered is an outcome, not an exception.</summary>
public interface IMessenger
{
    /// <summary>The platform's name in <see cref="PlaceId.Platform"/>.</summary>
    string Platform { get; }

    /// <summary>False for a platform where nobody has an account of their own, such as a room to practise in.</summary>
    bool HasAccounts => true;

    /// <summary>Posts a card; null when it did not arrive or the platform gave no id.</summary>
    Task<MessageRef?> PostAsync(Place place, Card card, CancellationToken ct);

    /// <summary>Changes a message posted earlier, for everybody. False when it is gone.</summary>
    Task<bool> UpdateAsync(MessageRef message, Card card, CancellationToken ct);

    /// <summary>The person's own chat with the bot; null when they cannot be reached. <paramref name="seenIn"/> is where they were met.</summary>
    Task<Place?> PersonalChatAsync(PersonId person, Place seenIn, CancellationToken ct);

    /// <summary>
    /// Posts a short line, open to all, that calls one person by name in a shared place. Only for somebody who cannot be reached in their own
    /// chat and who is in that place; false when nobody was called.
    /// </summary>
    Task<bool> CallAsync(PersonId person, Place place, Card card, CancellationToken ct);

    /// <summary>Posts a card in a shared place and says how it ended, for what is tried again later.</summary>
    async Task<Sent> SendAsync(Place place, Card card, CancellationToken ct) =>
        await PostAsync(place, card, ct) is { } message ? Sent.As(message) : new(SendOutcome.Unreachable);

    /// <summary>Posts a card in a person's own chat, and says how it ended. <paramref name="seenIn"/> is where they were met, if anywhere.</summary>
    async Task<Sent> SendAsync(PersonId person, Place? seenIn, Card card, CancellationToken ct) =>
        await PersonalChatAsync(person, seenIn ?? new(new(person.Platform, person.Tenant, person.User), PlaceKind.Personal), ct) is { } chat
            ? await SendAsync(chat, card, ct)
            : new(SendOutcome.Unreachable);

    /// <summary>
    /// Changes a message posted earlier, and says how it ended: <see cref="SendOutcome.Unreachable"/> when it is gone, for what is tried again later.
    /// </summary>
    async Task<SendOutcome> ReviseAsync(MessageRef message, Card card, CancellationToken ct) =>
        await UpdateAsync(message, card, ct) ? SendOutcome.Arrived : SendOutcome.Unreachable;

    /// <summary>
    /// Whether people of other organisations read along in a shared place, as the platform says at this moment; null when it cannot be asked. A platform that says
    /// it with what is said there knows no more than it has said.
    /// </summary>
    Task<bool?> HasOutsidersAsync(Place place, CancellationToken ct) => Task.FromResult<bool?>(place.HasOutsiders);

    /// <summary>How somebody lets the bot into a channel or group chat of this platform where it is not, as a sentence.</summary>
    string HowToLetIn => "Add me to it.";

    /// <summary>The people in a place, without the bot; empty when the platform does not say.</summary>
    Task<IReadOnlyList<Person>> PeopleInAsync(Place place, CancellationToken ct);

    /// <summary>What people call a shared place; null when the platform does not say. The platform may have to be asked, and may not answer.</summary>
    Task<PlaceName?> NameOfAsync(Place place, CancellationToken ct) => Task.FromResult<PlaceName?>(null);
}
