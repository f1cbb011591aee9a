namespace ForumBot.Cards.BlockKit;

/// <summary>
/// What pressing something in Slack says: the verb and keys of the card's button, as they come back from the client, unchecked.
/// </summary>
public sealed record BlockKitPress(string Verb, IReadOnlyDictionary<string, string> Keys)
{
    /// <summary>True when the answer is a form or confidential, so that a window is opened for it at once.</summary>
    public bool OpensWindow { get; init; }

    /// <summary>True when the answer lies over the window that was pressed in, rather than in it.</summary>
    public bool LeadsDeeper { get; init; }

    /// <summary>True when what was filled in comes with it.</summary>
    public bool TakesFields { get; init; }
}
