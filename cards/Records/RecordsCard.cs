namespace ForumBot.Cards;

/// <summary>What the bot holds on the person who asks, and how it forgets them. For them alone.</summary>
public static class RecordsCard
{
    private const string Title = "What I hold on you";

    private static readonly Execute Show = new("Show every entry", Verbs.ExportMyRecords) { TakesFields = false };

    private static readonly Execute Forget = new("Forget me", Verbs.ForgetMe) { OrSay = "forget me", TakesFields = false };

    private static readonly Execute Back = new("Back", Verbs.ShowMyRecords) { OrSay = "my data", TakesFields = false };

    private static readonly Text Elsewhere = new(
        "Messages stay in the chat until they are deleted there. What others typed about you, I cannot find: ask your forum’s chair.", TextLook.Subtle);

    /// <summary>Nothing is stored about them.</summary>
    public static Card None() => new()
    {
        Title = Title,
        Body = [new Text("I hold no records on you."), Elsewhere],
        Next = "There is nothing to do. Say “help” to see what I can do for you.",
    };

    /// <summary>One line a kind.</summary>
    public static Card Of(IReadOnlyList<RecordLine> lines) => new()
    {
        Title = Title,
        Body =
        [
            new Text("This is everything that I keep under your name. Only you see this."),
            .. lines.Select(Line),
            Elsewhere,
        ],
        Next = "Press “Show every entry” to read all of it. Press “Forget me” to have it removed; I first say what goes and what stays.",
        Buttons = [Show, Forget],
    };

    /// <summary>Some of the entries; pages count from 1.</summary>
    public static Card Page(IReadOnlyList<string> entries, int page, int pages) => new()
    {
        Title = Title,
        Body = [new Text($"Page {page} of {pages}", TextLook.Heading), .. entries.Select(entry => new Text(entry))],
        Next = page < pages ? "Press “Next page” to go on." : "That is all. Press “Back” for the summary.",
        Buttons = [.. page > 1 ? [Turn("Page before", page - 1)] : (Button[])[], .. page < pages ? [Turn("Next page", page + 1)] : (Button[])[], Back],
    };

    /// <summary>What goes, what becomes nameless, what stays and why. Nothing has been done yet.</summary>
    public static Card AskToForget(IReadOnlyList<string> goes, IReadOnlyList<string> nameless, IReadOnlyList<RecordLine> stays) => new()
    {
        Title = "Shall I forget you?",
        Body =
        [
            new Text("Nothing has happened yet. If you go on, you leave every forum that you are in, at once. You lose what your roles let you see. Nobody can undo it."),
            .. Listed("This goes", goes),
            .. Listed("This stays for the forum, but under “A former member”", nameless),
            .. stays.Count == 0 ? (Element[])[] : [new Text("This stays", TextLook.Heading), .. stays.Select(Line)],
            new Text("A word that you gave for the published report still counts. Cards that I have posted may show your name until they are drawn again.", TextLook.Subtle),
            Elsewhere,
        ],
        Next = "If you are sure, press “Yes, forget me”. If not, do nothing, or press “Back”.",
        Buttons =
        [
            new Execute("Yes, forget me", Verbs.ForgetMe) { Keys = new Dictionary<string, string> { ["sure"] = "yes" }, TakesFields = false },
            Back,
        ],
    };

    /// <summary>They cannot be forgotten yet.</summary>
    public static Card Refused(string sentence) => NoticeCard.Of(
        "I cannot forget you yet", sentence, "Say “roles” to hand over, then say “forget me” again. Nothing has changed.",
        new Execute("Roles", Verbs.ShowRoles) { OrSay = "roles", TakesFields = false });

    /// <summary>It is done.</summary>
    public static Card Forgotten(IReadOnlyList<RecordLine> stays) => new()
    {
        Title = "I have forgotten you",
        Body =
        [
            new Text("You are in no forum any more. What was yours alone is gone. Elsewhere you are “A former member”."),
            .. stays.Count == 0 ? (Element[])[] : [new Text("This stays", TextLook.Heading), .. stays.Select(Line)],
            new Text("Backups may hold the rest for a while."),
        ],
        Next = "You can remove me from your chats now. To come back one day, say “help”.",
    };

    private static Execute Turn(string title, int page) =>
        new(title, Verbs.ExportMyRecords) { Keys = new Dictionary<string, string> { ["page"] = $"{page}" }, TakesFields = false };

    private static Row Line(RecordLine line) => new([new Text($"{line.Title} ({line.Count})", TextLook.Strong), new Text(line.Until, TextLook.Subtle)]);

    private static IEnumerable<Element> Listed(string heading, IReadOnlyList<string> lines) =>
        lines.Count == 0 ? [] : [new Text(heading, TextLook.Heading), .. lines.Select(line => new Text(line))];
}

/// <summary>One kind of record: what it is, how many there are, and how long it is kept.</summary>
public sealed record RecordLine(string Title, string Count, string Until);
