namespace ForumBot.Cards;

/// <summary>Two cards that hold one of every part, so that a renderer is seen with all of them.</summary>
public static class VocabularySpecimens
{
    /// <summary>Every element, and every field empty, filled in and refused.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Vocabulary", "every element", Elements()),
        new("Vocabulary", "every field", Fields()),
        new("Vocabulary", "text that looks like markup", Markup()),
    ];

    private static Card Elements() => new()
    {
        Title = "Every part a card can have",
        Body =
        [
            new Text("Ordinary text, long enough to run over two lines on the width of a telephone held upright."),
            new Text("A heading", TextLook.Heading),
            new Text("Bold text", TextLook.Strong),
            new Text("Small print", TextLook.Subtle),
            new Facts([new("Lead inspector", "Alex Morgan"), new("Survey closes", "Friday 12 March, 12 noon")]),
            new Group([new Text("Accent: look here first.")], Tone.Accent),
            new Group([new Text("Good: this is done.")], Tone.Good),
            new Group([new Text("Warning: this is not confirmed yet.")], Tone.Warning),
            new Group([new Text("Attention: this is overdue.")], Tone.Attention),
            new Row([new Text("1. Tell your members", TextLook.Strong), new Text("Due today. Priya has it.", TextLook.Subtle)],
                new Execute("Done", Verbs.TickStep) { OrSay = "done 1", TakesFields = false }),
            new Row([new Text("2. Book a room", TextLook.Strong), new Text("Overdue since Monday 8 March.", Tone: Tone.Attention)],
                new Execute("Done", Verbs.TickStep) { OrSay = "done 2", TakesFields = false }),
            new Details("why", "Why does this matter?", [new Text("Because inspectors want to hear from many families.")]),
        ],
        Next = "Press a button, or say what it says.",
        Buttons =
        [
            new Execute("What’s due today?", Verbs.ShowDay) { OrSay = "what’s due today?", TakesFields = false },
            new OpenLink("Read the official guide", new Uri("https://www.gov.uk/government/publications/area-send-framework-and-handbook")),
        ],
    };

    private static Card Fields() => new()
    {
        Title = "Every field a form can have",
        Body =
        [
            new TextField("name", "Name") { Value = "Alex Morgan" },
            new TextField("notes", "Notes", TextKind.LongText) { Placeholder = "Anything the others should know" },
            new TextField("email", "Email", TextKind.Email) { Value = "alex.morgan", Error = "an email address has an @ in it." },
            new TextField("phone", "Phone", TextKind.Phone) { Hint = "with the area code" },
            new TextField("link", "Survey link", TextKind.Link),
            new DateField("date", "First day on site") { Value = "2027-03-08" },
            new TimeField("time", "Survey closes at") { Value = "12:00" },
            new NumberField("families", "Families at the meeting") { Value = "12" },
            new ChoiceField("role", "Role", [new("Chair", "chair"), new("Member", "member")]) { Value = "member" },
            new ChoiceField("formats", "Formats", [new("Large print", "large"), new("Easy read", "easy")], Many: true, Expanded: true) { Value = "easy" },
        ],
        Next = "Fill in what you know and press Save. You can finish it later.",
        Buttons =
        [
            new Execute("Save", Verbs.SaveStep),
            new Execute("Cancel", Verbs.ShowChecklist) { TakesFields = false, OrSay = "checklist" },
        ],
        NextInFallbackOnly = true,
    };

    private static Card Markup() => new()
    {
        Title = "Typed *stars*, [links](https://example.com) and <b>tags</b>",
        Body =
        [
            new Text("Shown as it was typed: **bold**, _under_, `code`, <at>everyone</at>, &amp;, {{DATE(2027-03-08)}}"),
            new Facts([new("Typed by", "Ann <script>alert(1)</script> O’Neil")]),
        ],
        Next = "Nothing here is bold, a link or a mention.",
    };
}
