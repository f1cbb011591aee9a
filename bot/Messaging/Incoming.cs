using NodaTime;

namespace ForumBot.Messaging;

/// <summary>
/// Something that happened on a platform, already verified and translated. <see cref="DeliveryId"/> is unique within the place,
/// so that a second delivery of the same event is known; <see cref="At"/> is when the bot took it.
/// </summary>
public abstract record Incoming(string DeliveryId, Person From, Place Place, Instant At)
{
    /// <summary>
    /// How somebody lets the bot into the conversation where this was said or pressed, as a sentence, because it is not in it; it counts as said in their own chat
    /// then, and that is <see cref="Place"/>. Null where the bot is.
    /// </summary>
    public string? LetMeIn { get; init; }
}

/// <summary>Somebody wrote to the bot. <see cref="Text"/> no longer holds the mention of the bot; <see cref="Mentioned"/> are other people.</summary>
public sealed record IncomingMessage(string DeliveryId, Person From, Place Place, Instant At, string Text, IReadOnlyList<Person> Mentioned)
    : Incoming(DeliveryId, From, Place, At);

/// <summary>
/// Somebody pressed a button. <see cref="Fields"/> holds the button's keys and what was filled in, all as text and all unchecked;
/// an empty field is absent or empty, as the platform has it, and neither says anything; an empty key does. <see cref="Card"/> is the message the button stands on, where the platform says; in a dialog there is none.
/// </summary>
public sealed record CardAction(
    string DeliveryId, Person From, Place Place, Instant At, string Verb, IReadOnlyDictionary<string, string> Fields, MessageRef? Card)
    : Incoming(DeliveryId, From, Place, At)
{
    /// <summary>Where the answer to the press is shown.</summary>
    public Surface Surface { get; init; } = Surface.Card;

    /// <summary>True for a press on a card that others see too.</summary>
    public bool IsOnSharedCard => Surface == Surface.Card && Place.IsShared;
}

/// <summary>Where a press came from, and so where its answer is shown. Only the person who pressed sees it, on either.</summary>
public enum Surface
{
    /// <summary>A card in a conversation: the answer takes the card's place.</summary>
    Card,
    /// <summary>A dialog, open already or opened by this very press. Who reads along in the conversation behind it does not see it.</summary>
    Dialog,
}

/// <summary>The bot was added to a place. Platforms may say so more than once.</summary>
public sealed record BotAdded(string DeliveryId, Person From, Place Place, Instant At) : Incoming(DeliveryId, From, Place, At);

/// <summary>Somebody left a shared place where the bot is, or was removed from it: <see cref="Incoming.From"/> is that person.</summary>
public sealed record PersonLeft(string DeliveryId, Person From, Place Place, Instant At) : Incoming(DeliveryId, From, Place, At)
{
    /// <summary>The places they left by the same act, such as the other channels of a team; each of these is an event of its own.</summary>
    public IReadOnlyList<PlaceId> Also { get; init; } = [];
}

/// <summary>
/// A platform says how somebody stands now, in no conversation: <see cref="Incoming.From"/> is that person, as a guest or not. Nobody is answered.
/// </summary>
public sealed record PersonSeen(string DeliveryId, Person From, Place Place, Instant At) : Incoming(DeliveryId, From, Place, At);

/// <summary>A shared place was opened to people of another organisation, or closed to them again; <see cref="Place.HasOutsiders"/> says which.</summary>
public sealed record PlaceReach(string DeliveryId, Person From, Place Place, Instant At) : Incoming(DeliveryId, From, Place, At);

/// <summary>The bot was removed from a place; nothing can be posted there any more.</summary>
public sealed record BotRemoved(string DeliveryId, Person From, Place Place, Instant At) : Incoming(DeliveryId, From, Place, At)
{
    /// <summary>
    /// True when the bot was only shown out of the conversation: it is known again for a while when it is let in again. False when the bot as a whole was removed,
    /// or the conversation is no more: then nothing about the place is kept.
    /// </summary>
    public bool MayComeBack { get; init; }
}

/// <summary>A shared place has another id from now on: the people and messages in it are the same, and <see cref="Incoming.Place"/> is heard of no more.</summary>
/// <param name="DeliveryId">See <see cref="Incoming"/>.</param>
/// <param name="From">The bot.</param>
/// <param name="Place">What it was.</param>
/// <param name="At">See <see cref="Incoming"/>.</param>
/// <param name="To">What it is.</param>
public sealed record PlaceMoved(string DeliveryId, Person From, Place Place, Instant At, Place To) : Incoming(DeliveryId, From, Place, At);
