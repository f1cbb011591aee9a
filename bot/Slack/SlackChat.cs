using NodaTime;

namespace ForumBot.Slack;

/// <summary>
/// How somebody is reached in Slack through one installation: their own chat with the bot there, once there is one. Somebody of several workspaces has one in each,
/// so that nothing of one workspace's forum is ever written where another workspace keeps it. Its document's id is the installation's tenant and the person's key.
/// </summary>
public sealed record SlackChat(string Tenant, string? Channel)
{
    /// <summary>Since when Slack takes no message for them. They are tried again after a day, and at once when they are heard. Null for everybody else.</summary>
    public Instant? UnreachableSince { get; init; }
}
