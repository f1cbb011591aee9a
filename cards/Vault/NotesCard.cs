namespace ForumBot.Cards;

/// <summary>The notes as they stand open for one person.</summary>
public sealed record NotesOverview
{
    public required string Inspection { get; init; }

    /// <summary>True until the report is out: what was heard can still change.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>True for somebody who was in the room; others see only what the chair has opened.</summary>
    public required bool InTheRoom { get; init; }

    /// <summary>Sections with notes that this person may read.</summary>
    public required IReadOnlyList<NotesSection> Sections { get; init; }

    /// <summary>What else is to be known: locked or not, who was there, dates.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What this person can do, the most important first.</summary>
    public IReadOnlyList<Execute> Actions { get; init; } = [];
}

/// <summary>A section of the notes: what its buttons carry, its name, and how many notes of it this person may read.</summary>
public sealed record NotesSection(string Key, string Title, int Count);

/// <summary>The first card of the notes: what there is, and the ways into it. Shown in a dialog alone.</summary>
public static class NotesCard
{
    /// <summary>The headline of every card of the notes. It says nothing of what they hold.</summary>
    public const string Title = "Notes of the feedback meeting";

    /// <summary>What stands on every card of the notes before the report is out.</summary>
    public const string Provisional = "Provisional: what was heard can still change until the report is out. Talk about it only with those who were there.";

    // Teams asks for six at the most; the library that draws cards takes five without a warning.
    private const int MostAtTheFoot = 5;

    /// <summary>For those who may not open the notes: the same whether there are any or none. Source: docs/rules.md, CONF-01.</summary>
    public static Card WhoMay() => NoticeCard.Of(
        "The notes are not open to you",
        "Only people who were at the feedback meeting can open its notes.",
        "Say “help” to see what I can do for you.");

    /// <summary>The card.</summary>
    public static Card Of(NotesOverview notes)
    {
        var count = notes.Sections.Sum(section => section.Count);
        Execute[] buttons =
        [
            .. count > 0 ? [NotesButtons.Search("Search", notes.Inspection), NotesButtons.List("All by time", notes.Inspection, NotesButtons.All, 1)] : (Execute[])[],
            .. notes.Actions.Select(action => action with { LeadsDeeper = action.Verb == Verbs.WriteNote }),
        ];
        return new()
        {
            Title = Title,
            Body =
            [
                .. notes.IsProvisional ? [new Group([new Text(Provisional)], Tone.Warning)] : (Element[])[],
                new Text(count > 0 ? $"{Capital(Wording.Count(count, "note", "notes"))}." : Nothing(notes)),
                .. notes.Sections.Select(section => new Row(
                    [new Text(section.Title, TextLook.Strong), new Text(Wording.Count(section.Count, "note", "notes"), TextLook.Subtle)],
                    NotesButtons.List("Read", notes.Inspection, section.Key, 1) with { Tooltip = section.Title })),
                .. count > 0 ? [new TextField(NotesButtons.Words, "Search the notes", MaxLength: 100) { Placeholder = "Words in any order", Needed = true }] : (Element[])[],
                .. notes.Facts.Count > 0 ? [new Facts(notes.Facts)] : (Element[])[],
                .. buttons.Skip(MostAtTheFoot).Select(button => new Row([new Text(button.Title)], button with { Title = "Open", Tooltip = button.Title })),
            ],
            Buttons = [.. buttons.Take(MostAtTheFoot)],
            Next = count > 0 ? "Press “Read” at a section, or search." : notes.InTheRoom ? "Press “Write a note”, or say “note” to me in our own chat." : "Ask again when the chair says that a section is open.",
            NextInFallbackOnly = count > 0,
            OnlyInDialog = NotesButtons.Opening(notes.Inspection),
        };
    }

    private static string Nothing(NotesOverview notes) =>
        notes.InTheRoom ? "There are no notes yet that you can read." : "No section of the notes is open to you.";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
