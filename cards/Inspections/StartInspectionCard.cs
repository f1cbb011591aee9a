namespace ForumBot.Cards;

/// <summary>What the chair has typed about a new inspection. Values are kept as typed; errors are sentences by field id.</summary>
public sealed record StartView
{
    /// <summary>The kinds of inspection to choose from.</summary>
    public required IReadOnlyList<Choice> Kinds { get; init; }

    /// <summary>What was typed so far, by field id.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong, by field id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}

/// <summary>The form and the preview with which an inspection begins.</summary>
public static class StartInspectionCard
{
    public const string Kind = "kind";
    public const string CalledOn = "called";
    public const string OnsiteStart = "first";
    public const string OnsiteEnd = "last";
    public const string MeetingOn = "meeting";

    /// <summary>In a shared place: a button that opens the form for the person who presses it.</summary>
    public static Card Invitation() => new()
    {
        Title = "Start an inspection",
        Body = [new Text("Has the call come? I will ask two questions and work out every date for you.")],
        Next = "Press Start. Only the chair or deputy can do this.",
        Buttons = [new Execute("Start", Verbs.StartForm) { TakesFields = false }],
    };

    /// <summary>The form.</summary>
    public static Card Form(StartView view) => new()
    {
        Title = "Start an inspection",
        Body =
        [
            view.Errors.Count == 0
                ? new Text("Take a breath. You need two facts: what kind it is, and the day the call came. The rest can wait.")
                : new Text("Please look again at the marked boxes. What you typed is still there.", TextLook.Strong, Tone.Attention),
            With(view, new ChoiceField(Kind, "What kind of inspection is it?", view.Kinds, Expanded: true) { Hint = "The letter or the lead inspector says which. A visit of about three weeks with surveys is the full inspection", Needed = true }),
            With(view, new DateField(CalledOn, "Which day did the call or letter come?") { Needed = true }),
            new Details(
                "dates",
                "I know more dates",
                [
                    With(view, new DateField(OnsiteStart, "First day inspectors are in your area")),
                    With(view, new DateField(OnsiteEnd, "Last day inspectors are in your area")),
                    With(view, new DateField(MeetingOn, "Day of the yearly meeting (only for an annual engagement meeting)")),
                ]),
        ],
        Next = "Press “Show me the dates”. Nothing starts until you say so.",
        Buttons = [new Execute("Show me the dates", Verbs.StartCheck)],
    };

    /// <summary>The dates as they would be, before anything is saved.</summary>
    public static Card Preview(string kind, IReadOnlyList<Fact> dates, IReadOnlyList<string> toCheck, IReadOnlyDictionary<string, string> typed) => new()
    {
        Title = "Are these dates right?",
        Body =
        [
            new Text(kind, TextLook.Strong),
            new Facts(dates),
            .. toCheck.Select(line => (Element)new Group([new Text("Please check: " + line)], Tone.Warning)),
            new Text("“Expected” means nobody has confirmed the date yet. You can change every date later.", TextLook.Subtle),
        ],
        Next = "If this looks right, press “Start now”. If not, press “Change”.",
        Buttons =
        [
            new Execute("Start now", Verbs.StartInspection) { Keys = typed, TakesFields = false },
            new Execute("Change", Verbs.StartForm) { Keys = typed, TakesFields = false },
        ],
    };

    /// <summary>One question before an inspection is put away.</summary>
    public static Card End(string kind, string inspection) => new()
    {
        Title = "End this inspection?",
        Body =
        [
            new Text(kind, TextLook.Strong),
            new Text("Wait until the report is out. After this I cannot show its steps, dates or contacts, and you cannot undo it. What was written down is kept."),
        ],
        Next = "Press “End it” if the inspection is over. If not, do nothing.",
        Buttons = [new Execute("End it", Verbs.EndInspection) { Keys = new Dictionary<string, string> { ["inspection"] = inspection }, TakesFields = false }],
    };

    private static Field With(StartView view, Field field) => field with
    {
        Value = view.Typed.GetValueOrDefault(field.Id),
        Error = view.Errors.GetValueOrDefault(field.Id),
    };
}
