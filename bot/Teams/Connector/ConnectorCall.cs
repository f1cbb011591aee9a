namespace ForumBot.Teams.Connector;

/// <summary>
/// One call to the Connector: what, where, and on whose pace it counts. <see cref="Path"/> is null when an id would lead elsewhere.
/// </summary>
internal sealed record ConnectorCall(HttpMethod Method, string ServiceUrl, string? Path, string Tenant, string Conversation)
{
    internal ConnectorTarget Target { get; init; }

    internal bool IsRead => Method == HttpMethod.Get;

    /// <summary>True when making the call twice has the same effect as once.</summary>
    internal bool IsRepeatable => Method != HttpMethod.Post;

    /// <summary>The whole address; a service URL keeps its own path, which joining by <see cref="Uri"/> would drop.</summary>
    internal Uri? Address => Path is not null && Uri.TryCreate(ServiceUrl.TrimEnd('/') + Path, UriKind.Absolute, out var address) ? address : null;
}

/// <summary>What a call is about: what is missing when the answer is a 404 without a word.</summary>
internal enum ConnectorTarget
{
    /// <summary>A conversation, or one to be made.</summary>
    Conversation,

    /// <summary>One message in it.</summary>
    Message,

    /// <summary>One person in it.</summary>
    Member,
}

/// <summary>
/// What one try brought. A <see cref="Status"/> of 0 means no answer. <see cref="Body"/> is empty unless it is JSON of reasonable size.
/// </summary>
internal readonly record struct ConnectorTry(int Status, ReadOnlyMemory<byte> Body = default, TimeSpan? RetryAfter = null)
{
    /// <summary>True when no answer came although the call may have been taken.</summary>
    internal bool MayHaveArrived { get; init; }

    internal bool IsTaken => Status is >= 200 and < 300;
}
