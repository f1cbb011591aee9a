namespace ForumBot.Cards.BlockKit;

/// <summary>
/// A card as Slack shows it. <see cref="Json"/> is an array of blocks for a message, and the whole view for a window or the home tab.
/// <see cref="Text"/> is the same in words, for notifications and screen readers: at most 3,000 letters, escaped for Slack.
/// </summary>
public sealed record BlockKitDrawing(string Json, string Text);

/// <summary>Where in Slack a card is shown.</summary>
public enum SlackSurface
{
    /// <summary>A message, seen by one or by all. Nothing is filled in there.</summary>
    Message,
    /// <summary>A window (Slack's modal), open to one person: the place for forms and for what is confidential.</summary>
    Modal,
    /// <summary>The app's home tab, open to one person.</summary>
    Home,
}

/// <summary>What a window keeps beside its card, and gets back with every press in it.</summary>
public sealed record ModalFrame
{
    /// <summary>Whatever the adapter wants back; ids alone, never a word of a card. At most 1,000 letters.</summary>
    public string Context { get; init; } = "";

    /// <summary>
    /// Counts the cards shown in this window. Boxes of another count are other boxes, so that what was typed into the last card never turns up in the next.
    /// </summary>
    public int Generation { get; init; }

    /// <summary>Where the card is kept, for its further pages; null when it fits on one. The writer puts in the name that it is given.</summary>
    public string? KeptAs { get; init; }

    /// <summary>The page to show, from 0.</summary>
    public int Page { get; init; }
}
