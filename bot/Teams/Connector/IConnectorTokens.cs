namespace ForumBot.Teams.Connector;

/// <summary>The bot's own token, which every call to the Connector carries.</summary>
internal interface IConnectorTokens
{
    /// <summary>
    /// The token; null when the bot has no credentials and calls go without one. With <paramref name="renew"/> a new one is fetched, because
    /// the Connector has just refused the last; many who were refused together get one new token between them.
    /// </summary>
    /// <exception cref="HttpRequestException">The authority gives none.</exception>
    ValueTask<string?> GetAsync(bool renew, CancellationToken ct);
}

/// <summary>No credentials: calls to this very machine go without a token.</summary>
internal sealed class NoTokens : IConnectorTokens
{
    public ValueTask<string?> GetAsync(bool renew, CancellationToken ct) => ValueTask.FromResult<string?>(null);
}
