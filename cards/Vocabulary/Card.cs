namespace ForumBot.Cards;

/// <summary>
/// One card, written once and drawn on every platform: a headline, what matters, the buttons, and what to do next.
/// All text is plain text: what a person typed is shown, never interpreted (no Markdown, no mentions).
/// </summary>
public sealed record Card
{
    /// <summary>The headline. It is also what a notification or a lock screen shows, so it holds nothing confidential.</summary>
    public required string Title { get; init; }

    /// <summary>What stands below the headline, in reading order.</summary>
    public IReadOnlyList<Element> Body { get; init; } = [];

    /// <summary>The buttons at the foot; six at the most (Teams store guideline).</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>
    /// One or two sentences that say what to do next, for a reader who sees the text alone. Drawn at the foot of the card too,
    /// unless <see cref="NextInFallbackOnly"/> because the buttons already say it.
    /// </summary>
    public required string Next { get; init; }

    /// <summary>True when the buttons say the next step well enough for a reader who sees the card.</summary>
    public bool NextInFallbackOnly { get; init; }

    /// <summary>
    /// True when what it shows is for the eyes of whoever opens it alone: as words, which a notification and a lock screen show, it is its headline and what to do
    /// next, so that these hold nothing of it either.
    /// </summary>
    public bool IsBriefAsWords { get; init; }

    /// <summary>
    /// The id of the forum that the card is about, or null. It travels with every press, so that an old card in somebody's own chat
    /// still acts on its own forum when the chat has gone on to another.
    /// </summary>
    public string? ForumId { get; init; }

    /// <summary>
    /// Set for what is shown in a dialog and nowhere else, such as the sealed notes: the press that shows it there. Outside a dialog a
    /// <see cref="ConfidentialCard"/> with this button goes out in its place, so that nothing of it stays in a conversation, a notification or a log.
    /// </summary>
    public Execute? OnlyInDialog { get; init; }

    /// <summary>
    /// For a form that was asked for in words: the press that shows it as it is then. Where it does not open at once but by a button of its own, that button asks for
    /// it anew, so that nobody fills in what has changed meanwhile. It is filled in on the way out, never by a card family.
    /// </summary>
    public Execute? Anew { get; init; }

    /// <summary>
    /// For a card that many people see: how each of them gets the view that is meant for them. Null when all see the same. It is filled in
    /// on the way out, never by a card family.
    /// </summary>
    public OwnView? Own { get; init; }

    /// <summary>This card about this forum, unless it names another one itself.</summary>
    public Card About(string forumId) => ForumId is null ? this with { ForumId = forumId } : this;

    /// <summary>Everything that a press of this button sends back beside the fields.</summary>
    public IEnumerable<KeyValuePair<string, string>> KeysOf(Execute button) =>
        ForumId is { } forum ? button.Keys.Prepend(new(Execute.ForumKey, forum)) : button.Keys;
}
