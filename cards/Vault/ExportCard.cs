namespace ForumBot.Cards;

/// <summary>Takes a record of the inspection along, or the notes once the report is out. The links are secrets, so it is shown in a dialog alone.</summary>
public static class ExportCard
{
    private const string Title = "Export";

    /// <summary>The way to it from outside a dialog.</summary>
    public static Execute Opens { get; } = new(Title, Verbs.ExportNotes) { OrSay = "export", TakesFields = false };

    /// <summary>The links. <paramref name="withNotes"/>: the file holds the notes.</summary>
    public static Card Ready(bool withNotes, Uri pdf, Uri markdown) => new()
    {
        Title = Title,
        Body =
        [
            new Text(withNotes
                ? "The file holds the notes of the feedback meeting that you may read, how they compare with the report, and a cover."
                : "The file is a record of the inspection: its dates, the steps that are done and the meetings of the forum. It holds nothing of the feedback meeting."),
            new Text("Each link works once, in the next ten minutes. The file is made when you press it and is not kept here.", TextLook.Subtle),
            .. withNotes
                ? (Element[])[new Text("Keep the file safe. I cannot take it back once you have it, and it is not erased with the notes.", TextLook.Body, Tone.Warning)]
                : [],
        ],
        Buttons = [new OpenLink("Download PDF", pdf), new OpenLink("Download Markdown", markdown)],
        Next = "Press “Download PDF” to read or print it. Markdown is plain text for any editor.",
        OnlyInDialog = Opens,
    };

    /// <summary>Nobody has said under which address this bot is reached.</summary>
    public static Card NoAddress() => NoticeCard.Of(
        Title,
        "I cannot make a link to the file yet. I do not know under which address people reach me.",
        "Ask whoever runs this bot to fill in the setting PublicAddress. Then say “export” again.");
}
