namespace ForumBot.Messaging;

/// <summary>A conversation, as the platform names it. For a Teams channel it is the channel, without the thread.</summary>
public sealed record PlaceId(string Platform, string Tenant, string Conversation)
{
    // The parts cannot be changed by "with", which would leave the key behind.

    /// <summary>"teams", "slack", "practice".</summary>
    public string Platform { get; } = Platform;

    /// <summary>The organisation or workspace.</summary>
    public string Tenant { get; } = Tenant;

    /// <summary>The platform's id of the conversation.</summary>
    public string Conversation { get; } = Conversation;

    /// <summary>One string for stores and dictionaries.</summary>
    public string Key { get; } = $"{Platform}/{Tenant}/{Conversation}";

    /// <inheritdoc/>
    public override string ToString() => Key;
}

/// <summary>What sort of conversation a place is.</summary>
public enum PlaceKind
{
    /// <summary>One person and the bot.</summary>
    Personal,
    /// <summary>A group chat.</summary>
    Group,
    /// <summary>A channel of a team or workspace.</summary>
    Channel,
}

/// <summary>A place and, in a channel, the thread that is spoken in. <see cref="Thread"/> is opaque to all but its platform.</summary>
public sealed record Place(PlaceId Id, PlaceKind Kind, string? Thread = null)
{
    /// <summary>True where others read along.</summary>
    public bool IsShared => Kind != PlaceKind.Personal;

    /// <summary>True where people of other organisations read along, as the platform says. Such a place is open to all, whatever the chair chose for it.</summary>
    public bool HasOutsiders { get; init; }
}

/// <summary>What people call a shared place, within a sentence and without the platform: "#inspection", "the chat “Steering group”".</summary>
/// <param name="Words">The name and, where it does not show by itself, what it is the name of.</param>
/// <param name="IsForAll">True when everybody in the organisation or workspace may know it; a private channel or a group chat is for those who are in it.</param>
public sealed record PlaceName(string Words, bool IsForAll);

/// <summary>A message that the bot posted, so that it can be changed later.</summary>
public sealed record MessageRef(Place Place, string MessageId);
