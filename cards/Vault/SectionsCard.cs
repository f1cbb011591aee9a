namespace ForumBot.Cards;

/// <summary>A section of the notes as the chair chooses it: its name and how many notes it holds, never their words.</summary>
/// <param name="Value">What is handed back.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many notes it holds; null when they cannot be counted now.</param>
/// <param name="IsOpen">True when forum members can read it.</param>
public sealed record SectionView(string Value, string Name, int? Count, bool IsOpen);

/// <summary>Which sections of the notes the forum may read, once the report is out. Source: docs/rules.md, CONF-03, CONF-15.</summary>
public static class SectionsCard
{
    /// <summary>The box with the chosen sections.</summary>
    public const string Chosen = "sections";

    /// <summary>The form. How many notes there are is no one else's business, so it is shown in a dialog alone.</summary>
    public static Card Of(string inspection, IReadOnlyList<SectionView> sections) => new()
    {
        Title = "Which notes may the forum read?",
        OnlyInDialog = PublicationCard.Open("Choose sections", inspection, PublicationCard.Sections),
        Body =
        [
            new Text("You see the names of the sections here, not what they say. What you tick, every forum member can read. The LANO never can."),
            new Group(
            [
                new Text("These are inspectors’ own words.", TextLook.Strong),
                new Text("Some of them are not in the report. Members may talk about them in the forum."),
                new Text("They may go to the public only if you decide so, and if no child, family or worker can be known from them."),
            ], Tone.Accent),
            new ChoiceField(Chosen, "Sections the forum may read", [.. sections.Select(section => new Choice(Name(section), section.Value))], Many: true, Expanded: true)
            {
                Value = string.Join(',', sections.Where(section => section.IsOpen).Select(section => section.Value)),
            },
        ],
        Next = "Tick the sections and press “Save”. You can add or take back sections later.",
        Buttons =
        [
            new Execute("Save", Verbs.OpenSections) { Keys = new Dictionary<string, string> { ["inspection"] = inspection } },
            PublicationCard.Open("Leave it as it is", inspection),
        ],
    };

    /// <summary>After saving.</summary>
    public static Card Saved(IReadOnlyList<string> open, bool isTold, bool hasTakenBack) => NoticeCard.Of(
        open.Count == 0 ? "No notes are open" : "These notes are open now",
        (open.Count == 0 ? "Only those who were in the room can read them." : $"Forum members can read: {Wording.List(open)}.")
            + (hasTakenBack ? " I cannot undo what members have read in a section you took back." : "")
            + (isTold ? " I have told them in the forum’s own conversations." : ""),
        "To add or take back sections, say “report published”.");

    /// <summary>A message to the forum's own places. It says nothing of what the notes hold.</summary>
    public static Card OpenForAll() => NoticeCard.Of(
        "You can now read notes of the feedback meeting",
        "The report is out, and the chair has opened some of the notes to forum members.",
        "Say “notes” to me. Please keep them in the forum: the chair decides what may go further.");

    /// <summary>For a press that comes before the report is confirmed.</summary>
    public static Card NotYet() => NoticeCard.Of(
        "The notes are still sealed",
        "The chair and a deputy have to confirm first that the report is out.",
        "Say “report published” to see what is missing.");

    private static string Name(SectionView section) =>
        section.Count is { } count ? $"{section.Name} ({Wording.Count(count, "note", "notes")})" : section.Name;
}
