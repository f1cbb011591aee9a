using ForumBot.Cards;

namespace ForumBot.Tests.Cards;

/// <summary>A card with one of everything the vocabulary has. A new kind that is missing here fails a test.</summary>
internal static class EveryKind
{
    private static readonly Choice[] Types = [new("Full inspection", "full"), new("Monitoring", "monitoring")];

    internal static Card Card { get; } = new()
    {
        Title = "Every kind",
        Body =
        [
            new Text("Ordinary"),
            new Text("Section", TextLook.Heading, Tone.Accent),
            new Text("Bold", TextLook.Strong, Tone.Attention),
            new Text("Small", TextLook.Subtle),
            new Facts([new("Lead inspector", "Ann Moore"), new("LANO", "Ben Shah")]),
            new Group([new Text("Overdue: ring the LANO")], Tone.Warning),
            new Row([new Text("Step 3")], new Execute("Done", Verbs.TickStep)
            {
                Keys = new Dictionary<string, string> { ["step"] = "3" }, OrSay = "done 3", TakesFields = false,
            }),
            new Row([new Text("Step 4, ticked")]),
            new Details("why", "Why it matters", [new Text("Inspectors ask for it first.")]),
            new Picture(new("https://forum.example/map.png"), "A map of the venue"),
            new TextField("name", "Name") { Value = "Ann", Hint = "as she signs", Placeholder = "Ann Moore" },
            new TextField("notes", "Notes", TextKind.LongText, 2000),
            new TextField("mail", "Email", TextKind.Email) { Value = "ann", Error = "An email address has an @ in it." },
            new TextField("phone", "Phone", TextKind.Phone),
            new TextField("page", "Page", TextKind.Link),
            new DateField("day", "Visit begins") { Value = "2027-03-08" },
            new TimeField("time", "Survey closes") { Value = "17:30" },
            new NumberField("copies", "Paper copies") { Value = "40" },
            new ChoiceField("type", "Type", Types) { Value = "full" },
            new ChoiceField("types", "Types", Types, Many: true, Expanded: true) { Value = "full,monitoring" },
        ],
        Next = "Fill in the form and press Save.",
        Buttons =
        [
            new Execute("Save", Verbs.SaveStep) { OrSay = "checklist" },
            new OpenLink("Guidance", new("https://www.gov.uk/ofsted")),
        ],
    };
}
