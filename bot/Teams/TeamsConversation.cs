using NodaTime;

namespace ForumBot.Teams;

/// <summary>
/// How to reach a Teams conversation later: where its messages are sent, and as which bot. Its document's id is the place's key.
/// <see cref="Installed"/> is true from the moment the bot was added and greeted until it is removed.
/// </summary>
public sealed record TeamsConversation(string ServiceUrl, string BotId, bool Installed)
{
    /// <summary>The team that a channel belongs to: the bot is added to and removed from teams, with all their channels. Null elsewhere.</summary>
    public string? Team { get; init; }

    /// <summary>What people call this channel or group chat, as Teams last said. Null in somebody's own chat and where Teams has not said.</summary>
    public string? Name { get; init; }

    /// <summary>What people call the team that a channel belongs to. Null elsewhere and where Teams has not said.</summary>
    public string? TeamName { get; init; }

    /// <summary>The Entra object id of the person whose own chat this is. Null in a shared conversation.</summary>
    public string? Person { get; init; }
}

/// <summary>
/// How to reach a person in Teams: the id that means them to this bot alone, and their own chat, once there is one.
/// Its document's id is the person's key; no name and no address is kept here.
/// </summary>
public sealed record TeamsPerson(string TeamsId, string ServiceUrl, string BotId, string? PersonalChat)
{
    /// <summary>
    /// Since when Teams takes no message for them in a chat of their own: they blocked the bot or do not have it. Nothing is sent to them
    /// until they write there or the bot is installed again. Null for everybody else.
    /// </summary>
    public Instant? UnreachableSince { get; init; }
}

/// <summary>
/// That a tenant's administrators have blocked the bot. Nothing is sent there until somebody of that tenant is heard again.
/// Its document's id is the platform and the tenant.
/// </summary>
public sealed record PausedTenant(Instant Since);
