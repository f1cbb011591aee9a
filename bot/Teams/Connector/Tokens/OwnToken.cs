namespace ForumBot.Teams.Connector.Tokens;

/// <summary>A token of the bot's own, fresh, and how long it lives. A class and not a record, so that it never prints itself.</summary>
internal sealed class OwnToken(string value, TimeSpan life)
{
    internal string Value { get; } = value;

    internal TimeSpan Life { get; } = life;
}

/// <summary>
/// The authority gave the bot no token. The message names the authority's code and what the operator can do; it never holds a secret.
/// </summary>
internal sealed class NoTokenException(string sentence, bool isLasting) : HttpRequestException(sentence)
{
    /// <summary>True when only the operator can mend it; false when the authority may answer in a moment.</summary>
    internal bool IsLasting { get; } = isLasting;
}
