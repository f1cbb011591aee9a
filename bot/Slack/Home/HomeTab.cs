using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Slack.Home;

/// <summary>
/// That somebody opened the bot's home tab, and what it shows them. Its document's id is the installation's tenant and the person's user id.
/// </summary>
/// <param name="Person">Who they are.</param>
/// <param name="Tenant">The installation.</param>
/// <param name="Chat">Their own chat with the bot.</param>
/// <param name="OpenedAt">When they last looked.</param>
public sealed record HomeTab(PersonId Person, string Tenant, string Chat, Instant OpenedAt)
{
    /// <summary>The forum whose day is shown; null for none.</summary>
    public string? ForumId { get; init; }

    /// <summary>A hash of what was last shown, so that the same is not sent again. Nothing can be read back from it.</summary>
    public string? Shown { get; init; }

    internal Place Place => new(SlackIds.Place(Tenant, Chat), PlaceKind.Personal);
}
