namespace ForumBot.Cards;

/// <summary>A note's form: what was typed, what is wrong, what can be picked, and what just happened.</summary>
public sealed record NoteFormView
{
    /// <summary>What travels with the form: the inspection, the form's entry, and for a change the note and the version that its reader saw.</summary>
    public required IReadOnlyDictionary<string, string> Keys { get; init; }

    /// <summary>The parts of the notes.</summary>
    public required IReadOnlyList<Choice> Sections { get; init; }

    /// <summary>What inspectors judge by; empty where the playbook names nothing.</summary>
    public IReadOnlyList<Choice> Criteria { get; init; } = [];

    /// <summary>Who can have said it.</summary>
    public IReadOnlyList<Choice> Speakers { get; init; } = [];

    /// <summary>What it can be based on.</summary>
    public IReadOnlyList<Choice> Evidence { get; init; } = [];

    /// <summary>What the boxes hold, by field id.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong, by field id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with the whole, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>What was just done, or null.</summary>
    public string? Done { get; init; }

    /// <summary>What the writer should know beside that: a lock taken back, a draft taken up.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What somebody else saved meanwhile, to be brought together with what stands in the boxes.</summary>
    public NoteSaid? Theirs { get; init; }

    /// <summary>How a text begins that is too long to stand in the box and is kept as the draft; null when there is none.</summary>
    public LongDraft? Long { get; init; }

    /// <summary>True while a draft is kept that can be thrown away.</summary>
    public bool HasDraft { get; init; }

    /// <summary>True for a note that is there already.</summary>
    public bool IsChange { get; init; }

    /// <summary>True for a note that its reader may destroy.</summary>
    public bool MayDestroy { get; init; }

    /// <summary>True once the notes are locked.</summary>
    public bool IsLocked { get; init; }
}

/// <summary>What a note says and who said so: "Rae, Friday 19 March, 5:12pm".</summary>
public sealed record NoteSaid(string By, IReadOnlyList<string> Lines);

/// <summary>A long text that is kept as a draft: its length in words for people, and how it begins.</summary>
public sealed record LongDraft(string Length, string Beginning);

/// <summary>The form that writes or changes a note. It is shown in a dialog alone. Source: docs/rules.md, NOTES.</summary>
public static class NoteForm
{
    public const string Words = "words";
    public const string Section = "section";
    public const string Criterion = "criterion";
    public const string Speaker = "said";
    public const string Evidence = "evidence";
    public const string Thought = "thought";

    /// <summary>The key that names the inspection.</summary>
    public const string InspectionKey = "inspection";

    /// <summary>The key that names a note.</summary>
    public const string NoteKey = "note";

    /// <summary>The key of the version that its reader saw.</summary>
    public const string SeenKey = "seen";

    /// <summary>The key that tells this form from all others.</summary>
    public const string EntryKey = "entry";

    /// <summary>The key that says that the words are the draft's.</summary>
    public const string FromDraftKey = "from";

    /// <summary>The key that says where to go once the draft is kept.</summary>
    public const string ThenKey = "then";

    /// <summary>To the lock.</summary>
    public const string ThenLock = "lock";

    /// <summary>To the notes.</summary>
    public const string ThenRead = "read";

    /// <summary>Away with the draft.</summary>
    public const string ThenDrop = "drop";

    /// <summary>The longest that the words may be; far beyond what a person types.</summary>
    public const int LongestWords = 256 * 1024;

    /// <summary>The longest thought.</summary>
    public const int LongestThought = 500;

    /// <summary>The form.</summary>
    public static Card Of(NoteFormView view) => new()
    {
        Title = view.IsChange ? "Change a note" : view.IsLocked ? "Add to the locked notes" : "Write a note",
        OnlyInDialog = Opens(view),
        Body =
        [
            .. view.Done is { } done ? new[] { new Group([new Text(done, TextLook.Strong, Tone.Good)], Tone.Good) } : [],
            .. view.Notes.Select(note => new Text(note)),
            .. Theirs(view),
            .. Lead(view),
            .. Written(view),
            With(view, new ChoiceField(Section, "Where does it belong?", view.Sections)),
            .. Folded(view),
        ],
        Next = view.IsChange
            ? "Press “Save”. The wording before is kept too."
            : "Press “Save and next” after each point. What you save is sealed at once.",
        NextInFallbackOnly = view.Errors.Count > 0,
        Buttons =
        [
            new Execute(view.IsChange ? "Save" : "Save and next", Verbs.SaveNote) { Keys = view.Keys },
            new Execute("Keep as draft", Verbs.KeepDraft) { Keys = view.Keys },
            .. view.HasDraft ? new[] { Leading(view, "Throw the draft away", ThenDrop) } : [],
            .. view.MayDestroy ? new[] { Destroying(view) } : [],
            Leading(view, "Read the notes", ThenRead),
            .. view.IsLocked || view.IsChange ? [] : new[] { Leading(view, "Check and lock", ThenLock) },
        ],
    };

    /// <summary>The press that opens a new form.</summary>
    public static Execute Open(string inspection, string title = "Write a note") =>
        new(title, Verbs.WriteNote) { Keys = new Dictionary<string, string> { [InspectionKey] = inspection }, TakesFields = false };

    /// <summary>The draft is kept, or there was none to keep.</summary>
    public static Card DraftKept(string inspection, bool kept) => new()
    {
        Title = kept ? "Your draft is kept" : "Nothing to keep",
        OnlyInDialog = Open(inspection),
        Body =
        [
            new Text(kept
                ? "It is sealed, and nobody else can see it. It is not a note yet. It waits here until you save it or throw it away."
                : "The box was empty, so there is no draft."),
        ],
        Next = "You can close this window now. Say “note” to me when you want to go on.",
        Buttons = [Open(inspection, "Go on writing"), Read(inspection)],
    };

    internal static Execute Read(string inspection) =>
        new("Read the notes", Verbs.ShowNotes) { Keys = new Dictionary<string, string> { [InspectionKey] = inspection }, TakesFields = false };

    private static Execute Opens(NoteFormView view) => Open(view.Keys[InspectionKey]);

    private static Execute Leading(NoteFormView view, string title, string then) =>
        new(title, Verbs.KeepDraft) { Keys = new Dictionary<string, string>(view.Keys) { [ThenKey] = then }, TakesFields = then != ThenDrop };

    private static Execute Destroying(NoteFormView view) => new("Destroy this note", Verbs.DestroyNote)
    {
        Keys = new Dictionary<string, string> { [InspectionKey] = view.Keys[InspectionKey], [NoteKey] = view.Keys[NoteKey] },
        TakesFields = false,
    };

    private static IEnumerable<Element> Lead(NoteFormView view)
    {
        if (view.Problem is { } problem)
        {
            yield return new Text(problem, TextLook.Strong, Tone.Attention);
        }
        else if (view.Errors.Count > 0)
        {
            yield return new Text("Please look again at the marked boxes. What you typed is still there.", TextLook.Strong, Tone.Attention);
        }
        else if (view.Done is null && view.Theirs is null)
        {
            yield return new Text(view switch
            {
                { IsLocked: true, IsChange: false } => "The notes are locked. What you write now is added with your name and the time, and is marked as added later.",
                { IsChange: true } => "Change what is not right. Everybody who was in the room can do so until the notes are locked.",
                _ => "One point at a time, as close as you can to what was said. It shows your name and the time.",
            });
        }
    }

    private static IEnumerable<Element> Theirs(NoteFormView view)
    {
        if (view.Theirs is { } theirs)
        {
            yield return new Group(
            [
                new Text("Somebody else changed this note while you wrote", TextLook.Strong, Tone.Attention),
                new Text($"Saved by {theirs.By}:"),
                .. theirs.Lines.Select(line => new Text(line)),
                new Text("Your text is in the box below. Put both together there. If you press “Save”, your box is what counts from then on."),
            ], Tone.Warning);
        }
    }

    private static IEnumerable<Element> Written(NoteFormView view) => view.Long is { } kept
        ?
        [
            new Text($"Your text of {kept.Length} is kept as your draft. It is too long to show here. It begins:"),
            new Text(kept.Beginning, TextLook.Subtle),
            .. view.Errors.GetValueOrDefault(Words) is { } wrong ? new[] { new Text(wrong, TextLook.Strong, Tone.Attention) } : [],
        ]
        : [With(view, new TextField(Words, "What was said", TextKind.LongText, LongestWords) { Hint = "No names: no child, no family, no school", Needed = true })];

    // What is wrong must not be folded away.
    private static Element[] Folded(NoteFormView view)
    {
        Field[] more =
        [
            .. Picked(view, new ChoiceField(Criterion, "Which point is it about?", view.Criteria)),
            .. Picked(view, new ChoiceField(Speaker, "Who said it?", view.Speakers) { Hint = "Their job, never their name" }),
            .. Picked(view, new ChoiceField(Evidence, "What did they base it on?", view.Evidence, Many: true)),
            With(view, new TextField(Thought, "Our own thought", TextKind.LongText, LongestThought) { Hint = "Kept apart from what was said" }),
        ];
        return more.Any(field => field.Error is not null) ? [.. more] : [new Details("more", "More", more)];
    }

    private static IEnumerable<Field> Picked(NoteFormView view, ChoiceField field) => field.Choices.Count == 0 ? [] : [With(view, field)];

    private static Field With(NoteFormView view, Field field) => field with
    {
        Value = view.Typed.GetValueOrDefault(field.Id),
        Error = view.Errors.GetValueOrDefault(field.Id),
    };
}
