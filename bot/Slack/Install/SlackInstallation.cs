using NodaTime;

namespace ForumBot.Slack.Install;

/// <summary>
/// One workspace, or one whole organisation, that has the bot. Its document's id is the <see cref="Tenant"/>. Tokens stand in it sealed, never as they are.
/// </summary>
public sealed record SlackInstallation
{
    /// <summary>The team id, or the enterprise id of an installation for a whole organisation.</summary>
    public required string Tenant { get; init; }

    /// <summary>The organisation that the workspace belongs to; null when it belongs to none.</summary>
    public string? Enterprise { get; init; }

    /// <summary>Slack's id of our app; empty when Slack did not say, as with a token from the settings.</summary>
    public required string AppId { get; init; }

    /// <summary>The bot as a user, so that it does not answer itself.</summary>
    public required string BotUserId { get; init; }

    /// <summary>The bot as the author of messages; null when Slack did not say.</summary>
    public string? BotId { get; init; }

    /// <summary>What Slack allows us there.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>When it was installed, for events about an older installation.</summary>
    public Instant InstalledAt { get; init; }

    /// <summary>The bot's token, sealed. Null when it comes from the settings or is gone.</summary>
    public string? SealedToken { get; init; }

    /// <summary>What a new token is fetched with, sealed; null where tokens do not expire.</summary>
    public string? SealedRefreshToken { get; init; }

    /// <summary>When the token expires; null when it does not.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>Since when nothing is sent there, because Slack takes the token no more. Null while it lives.</summary>
    public Instant? DeadSince { get; init; }
}
