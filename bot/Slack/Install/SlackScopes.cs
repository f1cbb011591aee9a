namespace ForumBot.Slack.Install;

/// <summary>
/// What the bot asks Slack for, and no more. It reads no channel: only what mentions it, what people write to it themselves, and what they send it by a shortcut.
/// It acts as itself alone, never as a person. The app manifest asks for the same; a test holds them together.
/// </summary>
internal static class SlackScopes
{
    /// <summary>The bot's permissions.</summary>
    internal static IReadOnlyList<string> Bot { get; } =
    [
        "app_mentions:read", "channels:read", "chat:write", "commands", "files:write", "groups:read", "im:history", "im:read", "im:write", "mpim:read", "users:read",
    ];

    /// <summary>The names in Slack's list of them, which has commas between.</summary>
    internal static IReadOnlyList<string> Of(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What the bot needs and was not given.</summary>
    internal static IReadOnlyList<string> Lacking(IEnumerable<string> given) => [.. Bot.Except(given)];
}
