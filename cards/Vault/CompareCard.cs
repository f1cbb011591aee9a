namespace ForumBot.Cards;

/// <summary>A note beside the question how it compares with the published report. It holds words of the vault.</summary>
/// <param name="Id">The note's id.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Words">What was said.</param>
public sealed record CompareNote(string Id, string Group, string Words)
{
    /// <summary>Where it stands: "Note 3 of 40".</summary>
    public required string Place { get; init; }

    /// <summary>Its section, who said it, what it was based on: what is known of it.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>"Marked “missing” by Rae, Monday 14 June, 9am."; null while nobody has.</summary>
    public string? Marked { get; init; }
}

/// <summary>The notes about one thing, and how many of them are compared.</summary>
public sealed record CompareGroup(string Key, string Title, int Done, int Total);

/// <summary>How far the comparing has come.</summary>
public sealed record CompareView(string Inspection, int Done, int Total)
{
    /// <summary>By what the notes are about.</summary>
    public IReadOnlyList<CompareGroup> Groups { get; init; } = [];

    /// <summary>"I have kept that."; null when nothing was pressed.</summary>
    public string? News { get; init; }
}

/// <summary>The notes of the feedback meeting beside the published report, one by one. In a dialog alone.</summary>
public static class CompareCard
{
    /// <summary>The key of what the notes are about.</summary>
    public const string GroupKey = "group";

    /// <summary>The key of a note.</summary>
    public const string Note = "note";

    /// <summary>The key of what somebody found.</summary>
    public const string Result = "result";

    /// <summary>The key that says: the next note that nobody has compared.</summary>
    public const string Next = "next";

    private const string Title = "Compare notes";

    /// <summary>What the notes are about, and how far each is.</summary>
    public static Card Overview(CompareView view) => new()
    {
        Title = Title,
        Body =
        [
            .. News(view),
            new Text(Progress(view), TextLook.Strong),
            new Text(view.Total == 0
                ? "There are no notes that you can compare."
                : "Lay the report beside you. For each note, say whether the report says it too."),
            .. view.Groups.Select(group => new Row(
                [new Text(group.Title), new Text($"{group.Done} of {group.Total} compared", TextLook.Subtle)],
                Open("Open", view.Inspection, group.Key) with { Tooltip = $"Open {group.Title}" })),
        ],
        Buttons = view.Total == 0 ? [] : [GoOn(view), Actions(view)],
        Next = "Press “Go on” to see the next note. You can stop at any time: what you marked is kept.",
        OnlyInDialog = Opens(view.Inspection),
    };

    /// <summary>One note, and the three answers.</summary>
    public static Card Of(CompareView view, CompareNote note) => new()
    {
        Title = Title,
        Body =
        [
            .. News(view),
            new Text($"{note.Place}. {Progress(view)}", TextLook.Subtle),
            new Text(note.Group, TextLook.Heading),
            new Group([new Text(note.Words)], Tone.Accent),
            .. note.Facts.Count == 0 ? (Element[])[] : [new Facts(note.Facts)],
            new Text(note.Marked ?? "Nobody has compared this one yet.", TextLook.Strong),
        ],
        Buttons =
        [
            Mark("In the report", "InReport", view, note),
            Mark("Missing", "Missing", view, note),
            Mark("Different", "Different", view, note),
            Open("Next note", view.Inspection, null) with { Keys = Keys(view.Inspection, (Next, note.Id)) },
            Open("All groups", view.Inspection, null),
        ],
        Next = "Press what fits. “Missing”: the report does not say it. “Different”: it says it otherwise. You can change it later.",
        OnlyInDialog = Opens(view.Inspection),
    };

    /// <summary>Before the report is out.</summary>
    public static Card NotYet() => NoticeCard.Of(
        "The report is not out yet",
        "Notes are compared with the published report. The bot has to know that it is out: the chair and a deputy each confirm it.",
        "When the report is out, say “report published”. Then come back to this.");

    private static Element[] News(CompareView view) => view.News is { } news ? [new Text(news, TextLook.Body, Tone.Good)] : [];

    private static string Progress(CompareView view) => view.Total > 0 && view.Done == view.Total
        ? $"All {view.Total} compared."
        : $"{view.Done} of {view.Total} compared.";

    private static Execute GoOn(CompareView view) => Open("Go on", view.Inspection, null) with { Keys = Keys(view.Inspection, (Next, "")) };

    private static Execute Actions(CompareView view) => new("Action list", Verbs.ShowActions) { Keys = Keys(view.Inspection), TakesFields = false };

    private static Execute Mark(string title, string result, CompareView view, CompareNote note) =>
        new(title, Verbs.MarkCompared) { Keys = Keys(view.Inspection, (Note, note.Id), (Result, result)), TakesFields = false };

    private static Execute Open(string title, string inspection, string? group) => new(title, Verbs.CompareNotes)
    {
        Keys = group is null ? Keys(inspection) : Keys(inspection, (GroupKey, group)),
        TakesFields = false,
    };

    private static Execute Opens(string inspection) => new(Title, Verbs.CompareNotes) { Keys = Keys(inspection), TakesFields = false };

    private static Dictionary<string, string> Keys(string inspection, params (string Key, string Value)[] more)
    {
        var keys = new Dictionary<string, string> { ["inspection"] = inspection };
        foreach (var (key, value) in more)
        {
            keys[key] = value;
        }

        return keys;
    }
}
