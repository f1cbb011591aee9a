namespace ForumBot.Teams.Connector;

/// <summary>One conversation as the Connector reaches it, and the bot's own id there.</summary>
internal sealed record ConnectorAddress(string ServiceUrl, string BotId, string Conversation);

/// <summary>
/// What became of a call. <see cref="Id"/> is the new message's or conversation's; Teams may leave it out even when all went well.
/// <see cref="ActivityId"/> is the first message of a new conversation. <see cref="ErrorCode"/> is the Connector's word, for logs.
/// </summary>
internal readonly record struct ConnectorResult(ConnectorOutcome Outcome, int Status = 0, string? Id = null, string? ActivityId = null, string? ErrorCode = null)
{
    internal bool Done => Outcome == ConnectorOutcome.Done;
}

/// <summary>How a call ended.</summary>
internal enum ConnectorOutcome
{
    /// <summary>The Connector took it.</summary>
    Done,
    /// <summary>The conversation, the message or the right to write there is gone (403, 404). Trying again does not help.</summary>
    Gone,
    /// <summary>The Connector will not have it (any other refusal). Trying again does not help.</summary>
    Refused,
    /// <summary>It did not go through in three tries: throttled, broken or out of reach.</summary>
    Unreachable,
    /// <summary>The address is not one the bot may send to; nothing was sent.</summary>
    Forbidden,
}
