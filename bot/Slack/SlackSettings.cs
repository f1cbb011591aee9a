namespace ForumBot.Slack;

/// <summary>How the bot is registered at Slack. Read and checked once, at the start.</summary>
internal sealed record SlackSettings
{
    /// <summary>The signing secrets, newest first; a request may be signed with any. Empty where Slack is not connected, or never calls.</summary>
    internal IReadOnlyList<string> SigningSecrets { get; init; } = [];

    /// <summary>The bot's token, for one workspace. Null with the install flow.</summary>
    internal string? BotToken { get; init; }

    /// <summary>Our app at Slack, for the install flow. Null with a bot token.</summary>
    internal string? ClientId { get; init; }

    /// <summary>The secret that goes with it.</summary>
    internal string? ClientSecret { get; init; }

    /// <summary>The app-level token, for Socket Mode: Slack is called, and never calls. Null where Slack calls.</summary>
    internal string? AppToken { get; init; }

    /// <summary>The workspaces and organisations that may have the bot, by their ids (T..., E...); empty for any that installs it.</summary>
    internal IReadOnlySet<string> AllowedWorkspaces { get; init; } = new HashSet<string>();

    /// <summary>Where the Web API is; ends in a slash.</summary>
    internal Uri ApiUrl { get; init; } = new("https://slack.com/api/");

    /// <summary>True when Slack is connected at all.</summary>
    internal bool IsConnected => BotToken is not null || ClientId is not null;

    /// <summary>True when people install the bot themselves, from a page of its own.</summary>
    internal bool HasInstallFlow => ClientId is not null;

    /// <summary>True when Slack calls the bot at its addresses; only then do they answer.</summary>
    internal bool TakesRequests => SigningSecrets.Count > 0;

    /// <summary>True for a workspace that may have the bot, or whose organisation may.</summary>
    internal bool Allows(string? workspace, string? organisation) =>
        AllowedWorkspaces.Count == 0
        || (workspace is not null && AllowedWorkspaces.Contains(workspace))
        || (organisation is not null && AllowedWorkspaces.Contains(organisation));

    /// <summary>Reads the settings. Nothing about Slack at all is fine too.</summary>
    /// <exception cref="StartRefusedException">
    /// Some settings cannot be used; for each a sentence names it, what it holds (never a secret) and what it may hold.
    /// </exception>
    internal static SlackSettings Read(IConfiguration settings, IHostEnvironment environment) =>
        new SlackSettingsReader(settings, environment).Read();
}
