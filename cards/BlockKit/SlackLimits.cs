namespace ForumBot.Cards.BlockKit;

/// <summary>
/// What Slack takes, in one place. Slack changes its limits without notice; whoever finds one changed mends it here.
/// Source: "Block Kit" and "Modals" in Slack's reference.
/// </summary>
public static class SlackLimits
{
    /// <summary>Blocks in a message.</summary>
    public const int MessageBlocks = 50;

    /// <summary>Blocks in a window or the home tab.</summary>
    public const int ViewBlocks = 100;
}
