namespace ForumBot.Cards;

/// <summary>
/// What somebody is told who typed a note into a chat. It may stand in a conversation: it repeats nothing, counts nothing, and for those who were not in the
/// room it reads the same whether or not there are notes. Source: docs/rules.md, NOTES, CONF-12.
/// </summary>
public static class TypedNoteCard
{
    private const string Title = "Please delete your message";

    private const string How =
        "I cannot delete it for you. Hold your finger on the message, or point at it with the mouse. Press the three dots, then “Delete”.";

    /// <summary>It is in the vault.</summary>
    public static Card Kept(string inspection, bool isAddendum) => new()
    {
        Title = Title,
        Body =
        [
            new Text("What you typed is sealed in the notes now, and I do not repeat it here."),
            .. isAddendum ? new[] { new Text("The notes were locked before, so it is marked as added later.") } : [],
            new Text("But your message still stands in the chat, and whoever reads this chat can read it.", TextLook.Strong),
            new Text(How),
        ],
        Buttons = [NoteForm.Open(inspection)],
        Next = "Delete your message now. Next time say just “note”: then nothing stands in the chat.",
    };

    /// <summary>It is not in the vault, for this reason.</summary>
    public static Card NotKept(string sentence) => new()
    {
        Title = Title,
        Body =
        [
            new Text(sentence),
            new Text("Your message still stands in the chat, and whoever reads this chat can read it.", TextLook.Strong),
            new Text(How),
        ],
        Next = "Delete your message. Then say just “note” and write it in the window that opens.",
    };

    /// <summary>Who may not write notes, whatever they typed.</summary>
    public static Card WhoMay() => new()
    {
        Title = "I cannot take notes from you",
        Body =
        [
            new Text("Only people who were at the feedback meeting can write its notes. I have kept nothing."),
            new Text("If your message says what inspectors found, please delete it: it still stands in the chat.", TextLook.Strong),
            new Text(How),
        ],
        Next = "Say “help” to see what I can do for you.",
    };

    /// <summary>In a shared place, for somebody who cannot be reached in private. The same for everybody.</summary>
    public static Card Here() => new()
    {
        Title = "Notes do not belong in this chat",
        Body = [new Text("If you wrote down what inspectors said, please delete your message. Until the report is out, only those who were in the room may know."), new Text(How)],
        Next = "Open a chat of our own, say “hello”, and then “note”.",
    };
}
