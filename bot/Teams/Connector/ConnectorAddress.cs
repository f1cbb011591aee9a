namespace ForumBot.Teams.Connector;

/// <summary>One conversation as the Connector reaches it, and the bot's own id there.</summary>
internal sealed record ConnectorAddress(string ServiceUrl, string BotId, string Conversation)
{
    /// <summary>The tenant it belongs to, whose pace is kept; empty when nobody said.</summary>
    internal string Tenant { get; init; } = "";
}
