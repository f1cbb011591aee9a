namespace ForumBot.Cards;

/// <summary>A meeting's form: what was typed, what is wrong, and what can be picked.</summary>
public sealed record MeetingFormView
{
    /// <summary>What travels with the form: the inspection, the meeting and the revision that its reader saw.</summary>
    public required IReadOnlyDictionary<string, string> Keys { get; init; }

    /// <summary>True for a meeting that is not on the timetable yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>What the boxes hold, by field id.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong, by field id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with the whole, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Groups that can be wanted.</summary>
    public IReadOnlyList<Choice> Groups { get; init; } = [];

    /// <summary>People that can be wanted.</summary>
    public IReadOnlyList<Choice> People { get; init; } = [];

    /// <summary>The steps that a meeting can be.</summary>
    public IReadOnlyList<Choice> Steps { get; init; } = [];

    /// <summary>Who may see it, to choose from.</summary>
    public IReadOnlyList<Choice> Sights { get; init; } = [];
}

/// <summary>The forms that add, change and cancel a meeting.</summary>
public static class MeetingForm
{
    public const string Title = "title";
    public const string Day = "day";
    public const string Start = "start";
    public const string End = "end";
    public const string Where = "where";
    public const string Groups = "groups";
    public const string People = "people";
    public const string Others = "others";
    public const string Step = "step";
    public const string Sight = "sight";
    public const string NeedsAnswer = "answer";
    public const string Reason = "reason";

    /// <summary>The key that names a meeting.</summary>
    public const string MeetingKey = "meeting";

    /// <summary>The key that holds the revision that its reader saw.</summary>
    public const string RevisionKey = "revision";

    /// <summary>The value of <see cref="Step"/> for a meeting that is none of them.</summary>
    public const string NoStep = "none";

    /// <summary>Every field, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } = [Title, Day, Start, End, Where, Groups, People, Others, Step, Sight, NeedsAnswer, Reason];

    private static readonly Choice[] YesNo = [new("Yes", "yes"), new("No", "no")];

    /// <summary>The form for a new meeting, or one that changes.</summary>
    public static Card Of(MeetingFormView view) => new()
    {
        Title = view.IsNew ? "Add a meeting" : "Change a meeting",
        Body =
        [
            Lead(view, view.IsNew ? "Give it a name, a day and times. The rest can wait." : "Change what is different. Leave the rest as it is."),
            With(view, new TextField(Title, "Name of the meeting", MaxLength: 200) { Needed = view.Steps.Count <= 1 }),
            With(view, new DateField(Day, "Day") { Needed = true }),
            With(view, new TimeField(Start, "It starts at") { Needed = true }),
            With(view, new TimeField(End, "It ends at") { Needed = true }),
            With(view, new TextField(Where, "Place or link", MaxLength: 600)),
            With(view, new ChoiceField(Groups, "Which groups are wanted?", view.Groups, Many: true, Expanded: true)),
            .. Picked(view, new ChoiceField(People, "Which people are wanted besides?", view.People, Many: true)),
            With(view, new TextField(Others, "Who else is wanted?", MaxLength: 300) { Hint = "In a few words, like “a head teacher”. No names of families" }),
            .. Picked(view, new ChoiceField(Step, "Is it one of these?", view.Steps) { Hint = "Then the checklist shows this time too" }),
            .. Picked(view, new ChoiceField(Sight, "Who may see it?", view.Sights, Expanded: true)),
            With(view, new ChoiceField(NeedsAnswer, "Ask people to press “Seen”?", YesNo, Expanded: true)),
            With(view, new TextField(Reason, view.IsNew ? "Anything people should know?" : "Why does it change?", TextKind.LongText, 600)),
        ],
        Next = "Press “Check”. I show you what will change before anything is saved.",
        Buttons =
        [
            new Execute("Check", view.IsNew ? Verbs.AddMeeting : Verbs.ChangeMeeting) { Keys = view.Keys },
            .. view.IsNew ? [] : new[] { new Execute("Cancel this meeting", Verbs.CancelMeetingForm) { Keys = view.Keys, TakesFields = false } },
            ScheduleCard.Open(view.Keys["inspection"], "Leave it"),
        ],
    };

    /// <summary>The question before a meeting is cancelled.</summary>
    public static Card Cancel(MeetingFormView view, string title, string when) => new()
    {
        Title = "Cancel a meeting",
        Body =
        [
            Lead(view, "This meeting will not take place:"),
            new Facts([new(title, when)]),
            With(view, new TextField(Reason, "Why is it off?", TextKind.LongText, 600)),
            With(view, new ChoiceField(NeedsAnswer, "Ask people to press “Seen”?", YesNo, Expanded: true)),
        ],
        Next = "Press “Check”. I show you who will hear of it before anything is saved.",
        Buttons =
        [
            new Execute("Check", Verbs.CancelMeeting) { Keys = view.Keys },
            ScheduleCard.Open(view.Keys["inspection"], "Leave it"),
        ],
    };

    private static Text Lead(MeetingFormView view, string otherwise) => view switch
    {
        { Problem: { } problem } => new(problem, TextLook.Strong, Tone.Attention),
        { Errors.Count: > 0 } => new("Please look again at the marked boxes. What you typed is still there.", TextLook.Strong, Tone.Attention),
        _ => new(otherwise),
    };

    private static IEnumerable<Element> Picked(MeetingFormView view, ChoiceField field) => field.Choices.Count == 0 ? [] : [With(view, field)];

    private static Field With(MeetingFormView view, Field field) => field with
    {
        Value = view.Typed.GetValueOrDefault(field.Id),
        Error = view.Errors.GetValueOrDefault(field.Id),
    };
}
