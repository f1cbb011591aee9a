namespace ForumBot.Slack;

/// <summary>How the bot is registered at Slack. Read and checked once, at the start.</summary>
internal sealed record SlackSettings
{
    /// <summary>The signing secrets, newest first; a request may be signed with any. Empty where Slack is not connected.</summary>
    internal IReadOnlyList<string> SigningSecrets { get; init; } = [];

    /// <summary>The bot's token, for one workspace. Null with the install flow.</summary>
    internal string? BotToken { get; init; }

    /// <summary>Our app at Slack, for the install flow. Null with a bot token.</summary>
    internal string? ClientId { get; init; }

    /// <summary>The secret that goes with it.</summary>
    internal string? ClientSecret { get; init; }

    /// <summary>The app-level token, for Socket Mode: Slack is called, and never calls. Null where Slack calls.</summary>
    internal string? AppToken { get; init; }

    /// <summary>Where the Web API is; ends in a slash.</summary>
    internal Uri ApiUrl { get; init; } = new("https://slack.com/api/");

    /// <summary>True when Slack is connected at all.</summary>
    internal bool IsConnected => BotToken is not null || ClientId is not null;
}
