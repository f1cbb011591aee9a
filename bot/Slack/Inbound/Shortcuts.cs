namespace ForumBot.Slack.Inbound;

/// <summary>The entries that the bot has in Slack's own menus, by the ids under which the app manifest names them.</summary>
internal static class Shortcuts
{
    /// <summary>On a message: "Add to the promotion log".</summary>
    internal const string PromotionLog = "promotion_log";

    /// <summary>Everywhere: "What's due today?".</summary>
    internal const string Today = "today";
}
