namespace ForumBot.Cards;

/// <summary>What somebody has pasted so far, and what there is to say about it.</summary>
public sealed record ImportView(string Inspection)
{
    /// <summary>The text in the box.</summary>
    public string? Text { get; init; }

    /// <summary>What has to be mended, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What was left out or taken for granted, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The question about the order of day and month, with its answers; null when nothing is to be asked.</summary>
    public OrderQuestion? Question { get; init; }

    /// <summary>The meetings' ids in the calendar they came from; nobody has to see them. Null for a pasted table.</summary>
    public string? CalendarIds { get; init; }

    /// <summary>What was answered to it, one of <see cref="ImportCard.DayFirst"/> and <see cref="ImportCard.MonthFirst"/>.</summary>
    public string? Order { get; init; }

    /// <summary>Who will see the new meetings; null when the person has no choice, because what they post is the area's too.</summary>
    public string? Sharing { get; init; }
}

/// <summary>A date that can be read in two ways, and the two answers.</summary>
public sealed record OrderQuestion(string Sentence, string DayFirst, string MonthFirst);

/// <summary>
/// One line of the preview: what it is and when, what it was before, where and who, and what deserves a second look. The words stand as they were pasted.
/// </summary>
public sealed record ImportLine(ImportKind Kind, string Headline)
{
    /// <summary>What the timetable said before; null when nothing differs or it is new.</summary>
    public string? Was { get; init; }

    /// <summary>Place and people.</summary>
    public string? About { get; init; }

    /// <summary>Sentences.</summary>
    public IReadOnlyList<string> ToCheck { get; init; } = [];
}

/// <summary>What becomes of a line, in the order of the preview.</summary>
public enum ImportKind
{
    /// <summary>It changes what people know.</summary>
    Changed,
    /// <summary>It will not take place.</summary>
    Cancelled,
    /// <summary>It comes into the timetable.</summary>
    New,
    /// <summary>It is not saved; the reason stands with it.</summary>
    LeftOut,
    /// <summary>The timetable says so already.</summary>
    Same,
}

/// <summary>Putting a timetable in by pasting it: the form, the preview before anything is saved, and what was saved.</summary>
public static class ImportCard
{
    public const string Table = "table";
    public const string Order = "order";
    public const string DayFirst = "day";
    public const string MonthFirst = "month";
    public const string Sharing = "sharing";
    public const string WithArea = "area";
    public const string ForumOnly = "forum";
    public const string Reason = "reason";
    public const string CalendarIds = "calendar";

    /// <summary>The key that says which preview was confirmed.</summary>
    public const string Seen = "seen";

    private const int LongestPaste = 200_000;
    private const int LongestReason = 300;
    private const int MostProblems = 12;

    /// <summary>The form, empty or with what has to be mended.</summary>
    public static Card Form(ImportView view) => new()
    {
        Title = view.Problems.Count == 0 && view.Question is null ? "Paste the timetable" : "Please look again at the timetable",
        Body =
        [
            view.Problems.Count == 0 && view.Question is null
                ? new Text("Copy the table from your spreadsheet, with its first line. Paste it here. The text of a calendar file (.ics) works too.")
                : new Text("Nothing is saved yet. Put this right in the box below, or in your spreadsheet, and check again.", TextLook.Strong, Tone.Attention),
            .. view.Problems.Take(MostProblems).Select(problem => (Element)new Text(problem)),
            .. view.Problems.Count > MostProblems ? (Element[])[new Text($"And {view.Problems.Count - MostProblems} more lines. Mend these first.")] : [],
            .. Notes(view),
            .. Asked(view),
            Box(view, "The timetable"),
            new Details("example", "How should it look?",
            [
                new Text("Date | Start | End | Title | Where | Who"),
                new Text("Thu 11 March 2027 | 2pm | 3pm | Context meeting | Room 1 | Chair"),
                new Text("The columns may stand in any order. A time such as 2pm-3pm may fill one column."),
            ]),
        ],
        Next = "Press “Check”. You see every meeting before anything is saved.",
        Buttons = [new Execute("Check", Verbs.CheckImport) { Keys = Keys(view) }],
    };

    /// <summary>Everything as it would be, before it is saved.</summary>
    /// <param name="view">What was pasted.</param>
    /// <param name="lines">Line by line.</param>
    /// <param name="fingerprint">What the person confirms.</param>
    /// <param name="reason">The reason as typed, and what is wrong with it; null when none is asked for.</param>
    public static Card Preview(ImportView view, IReadOnlyList<ImportLine> lines, string fingerprint, (string? Typed, string? Error)? reason)
    {
        var count = lines.Count(line => line.Kind is ImportKind.New or ImportKind.Changed or ImportKind.Cancelled);
        return new()
        {
            Title = count == 0 ? "Nothing in the timetable would change" : $"Is this right? {Wording.Count(count, "meeting", "meetings")} to save",
            Body =
            [
                new Text("Nothing is saved yet."),
                .. Notes(view),
                .. lines.GroupBy(line => line.Kind).OrderBy(kind => kind.Key).SelectMany(kind => kind.SelectMany(Drawn).Prepend(new Text(Heading(kind.Key, kind.Count()), TextLook.Heading))),
                .. count > 0 && reason is var (typed, error)
                    ? (Element[])[new TextField(Reason, "Why does it change?", MaxLength: LongestReason) { Value = typed, Error = error, Hint = "Everybody who is told sees this" }]
                    : [],
                .. count > 0 && view.Sharing is { } sharing ? (Element[])[SharingField(sharing)] : [],
                new Details("paste", "Change what I pasted", [.. Asked(view), Box(view, "The timetable")]),
            ],
            Next = count == 0
                ? "You can close this. To change what you pasted, open it below and press “Check again”."
                : "If this is right, press “Save”. People are told once, with all of it. If not, change it and press “Check again”.",
            Buttons =
            [
                .. count == 0 ? (Button[])[] : [new Execute("Save", Verbs.Import) { Keys = new Dictionary<string, string>(Keys(view)) { [Seen] = fingerprint } }],
                new Execute("Check again", Verbs.CheckImport) { Keys = Keys(view) },
            ],
        };
    }

    /// <summary>What was saved.</summary>
    public static Card Saved(string inspection, string change, int added, int changed, int cancelled)
    {
        string[] parts =
        [
            .. added > 0 ? (string[])[$"{added} new"] : [],
            .. changed > 0 ? (string[])[$"{changed} changed"] : [],
            .. cancelled > 0 ? (string[])[$"{cancelled} cancelled"] : [],
        ];
        return new()
        {
            Title = "The timetable is saved",
            Body = [new Text($"Meetings: {Wording.List(parts)}."), new Text("I tell everybody who is concerned, in one message.")],
            Next = "If this was a slip, press “Undo”: it takes all of it back. Say “schedule” to see the timetable.",
            Buttons = [ChangeNoticeCard.Undo(inspection, change), ScheduleCard.Open(inspection)],
        };
    }

    private static IEnumerable<Element> Notes(ImportView view) => view.Notes.Select(note => new Text(note, TextLook.Subtle));

    private static IEnumerable<Element> Asked(ImportView view)
    {
        if (view.Question is { } question)
        {
            yield return new ChoiceField(Order, question.Sentence, [new(question.DayFirst, DayFirst), new(question.MonthFirst, MonthFirst)], Expanded: true);
        }
        else if (view.Order is { } order)
        {
            yield return new ChoiceField(Order, "In dates such as 03/04, what comes first?", [new("The day", DayFirst), new("The month", MonthFirst)], Expanded: true) { Value = order };
        }
    }

    private static TextField Box(ImportView view, string label) => new(Table, label, TextKind.LongText, LongestPaste) { Value = view.Text };

    private static ChoiceField SharingField(string value) =>
        new(Sharing, "Who may see the new meetings?", [new("The forum and the LANO", WithArea), new("Only the forum", ForumOnly)], Expanded: true) { Value = value };

    private static IEnumerable<Element> Drawn(ImportLine line)
    {
        yield return new Text(line.Headline, TextLook.Strong);
        if (line.Was is { } was)
        {
            yield return new Text($"Before: {was}");
        }

        if (line.About is { } about)
        {
            yield return new Text(about);
        }

        foreach (var doubt in line.ToCheck)
        {
            yield return line.Kind == ImportKind.LeftOut ? new Text(doubt) : new Text("Please check: " + doubt, Tone: Tone.Warning);
        }
    }

    private static string Heading(ImportKind kind, int count) => kind switch
    {
        ImportKind.New => $"New: {count}",
        ImportKind.Changed => $"Changed: {count}",
        ImportKind.Cancelled => $"Cancelled: {count}",
        ImportKind.LeftOut => $"Left out: {count}",
        _ => $"As it was: {count}",
    };

    private static Dictionary<string, string> Keys(ImportView view) => view.CalendarIds is { } ids
        ? new() { ["inspection"] = view.Inspection, [CalendarIds] = ids }
        : new() { ["inspection"] = view.Inspection };
}
