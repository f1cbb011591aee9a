namespace ForumBot.Cards;

/// <summary>What may be said in public between the visit and the report, ready to copy. Source: docs/rules.md, CONF-16.</summary>
public static class HoldingCard
{
    /// <summary>The words themselves.</summary>
    public const string Statement =
        "The inspectors have finished their visit. Thank you to every family who took part. The report will come out later, and we will share the link then. "
        + "Until then, we cannot talk about what inspectors found.";

    /// <summary>For whoever asks what can be said.</summary>
    public static Card Of() => new()
    {
        Title = "What you can say until the report is out",
        Body =
        [
            new Text("After the visit, anyone may post this:"),
            new Group([new Text(Statement)], Tone.Accent),
            new Text("Say no more than that, not even as a hint. If people ask, say it again: it is the rule for everybody."),
        ],
        Next = "Copy the words and post them as they are.",
    };

    /// <summary>Once the report is out.</summary>
    public static Card Out() => new()
    {
        Title = "The report is out, so you can talk about it",
        Body =
        [
            new Text("You may share the link, and all that the report says."),
            new Text("Inspectors’ words that are not in the report stay in the forum. The chair decides what may go further."),
        ],
        Next = "Say “survey” or “timeline” to see where things stand, or “today” for what comes next.",
    };

    /// <summary>In a shared place, when the one it is for cannot be reached in private. It says nothing of what was written.</summary>
    public static Card Reminder() => NoticeCard.Of(
        "A reminder for everybody",
        "Until the report is out, please write nothing here about what inspectors found or how it went.",
        "Say “holding statement” for words that you can use.");
}
