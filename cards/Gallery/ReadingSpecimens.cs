namespace ForumBot.Cards;

/// <summary>The cards with which the notes are read, and the log of who did. All texts are made up.</summary>
internal static class ReadingSpecimens
{
    private const string Inspection = "sample";

    private static readonly NotesSection[] Sections =
    [
        new("Strengths", "What goes well", 12), new("ToImprove", "What has to get better", 9), new("ByCriterion", "What was said, point by point", 23),
        new("Outcome", "The outcome as it stands today", 1), new("NextSteps", "What happens next", 3),
    ];

    private static readonly Fact[] Facts =
    [
        new("In the room", "Dev and Rae"), new("Newest note", "Rae, today, 5:02pm"), new("Locked", "not yet"), new("How long", "The notes are kept until Sunday 2 July 2028: twelve months after the report. Then everything is erased by itself."),
    ];

    private static readonly NoteLine[] Lines =
    [
        new("n1", "An invented point: the made-up club on Elm Street is well liked.", "Rae, today, 4:10pm · said by: The lead inspector"),
        new("n2", "An invented point: letters to parents are hard to read.", "Dev, today, 4:15pm · changed by Rae, today, 4:40pm", "We said the same in May."),
    ];

    private static readonly NoteSheet Sheet = new()
    {
        Inspection = Inspection,
        Id = "n2",
        Section = "ToImprove",
        IsProvisional = true,
        Words = "An invented point: letters to parents are hard to read.",
        Facts = [new("Section", "What has to get better"), new("Said by", "The lead inspector"), new("Written by", "Dev, today, 4:15pm")],
    };

    private static readonly AccessLogView Log = new()
    {
        Inspection = Inspection,
        Count = 57,
        Lines =
        [
            new(57, 57, "Rae read this log, today, 5:10pm"),
            new(56, 54, "Rae opened the notes 3 times, last today, 5:02pm"),
            new(53, 53, "Moe asked for the notes and was not let in, today, 4:59pm"),
            new(52, 1, "Dev worked on the notes 52 times, last today, 4:40pm"),
        ],
    };

    internal static IReadOnlyList<Specimen> All { get; } =
    [
        new("Notes", "who may open them", NotesCard.WhoMay()),
        new("Notes", "none yet", NotesCard.Of(Overview([]) with { Actions = [NotesButtons.Of("Write a note", Verbs.WriteNote)] })),
        new("Notes", "before the report", NotesCard.Of(Overview(Sections) with
        {
            Facts = Facts,
            Actions = [.. Actions(("Write a note", Verbs.WriteNote), ("Check and lock", Verbs.LockNotes), ("Who opened the notes", Verbs.ShowAccessLog), ("How long they are kept", Verbs.ShowKeeping))],
        })),
        new("Notes", "after the report", NotesCard.Of(Overview(Sections) with
        {
            IsProvisional = false,
            Facts = [.. Facts[..2], new("Locked", "Friday 19 March, 6pm. What is added now is marked as added later")],
            Actions =
            [
                .. Actions(
                    ("Write a note", Verbs.WriteNote), ("Compare with the report", Verbs.CompareNotes), ("Take a copy", Verbs.ExportNotes),
                    ("What is left to do", Verbs.ShowActions), ("Who opened the notes", Verbs.ShowAccessLog), ("How long they are kept", Verbs.ShowKeeping)),
            ],
        })),
        new("Notes", "opened to a member", NotesCard.Of(Overview(Sections[..1]) with { IsProvisional = false, InTheRoom = false })),
        new("Notes", "nothing open to a member", NotesCard.Of(Overview([]) with { IsProvisional = false, InTheRoom = false })),
        new("Notes page", "of a section", NotePageCard.Of(Inspection, "ToImprove", "What has to get better", Lines, 1, isProvisional: true)),
        new("Notes page", "in the middle", NotePageCard.Of(Inspection, "all", "All notes by time", [.. Enumerable.Repeat(Lines[0], 120)], 2, isProvisional: true)),
        new("Notes page", "empty", NotePageCard.Of(Inspection, "Questions", "Questions and answers", [], 1, isProvisional: false)),
        new("Notes found", "two", NotePageCard.Found(Inspection, "made-up", Lines, 1, isProvisional: true)),
        new("Notes found", "none", NotePageCard.Found(Inspection, "unicorn", [], 1, isProvisional: true)),
        new("Notes found", "no word given", NotePageCard.Found(Inspection, null, [], 1, isProvisional: true)),
        new("Note", "as written", NoteCard.Of(Sheet)),
        new("Note", "changed twice", NoteCard.Of(Sheet with
        {
            Thought = "We said the same in May.",
            Facts = [.. Sheet.Facts, new("Changed by", "Rae, today, 4:40pm"), new("Kept from", "Moe")],
            Earlier = [new("Rae, today, 4:30pm", "An invented point: letters are hard to read.", null), new("Dev, today, 4:15pm", "An invented point: letters are long.", "Ask Ann.")],
            Actions = [NotesButtons.Of("Change", Verbs.ChangeNote, (NotesButtons.Note, "n2")), NotesButtons.Of("Keep it from somebody", Verbs.KeepFromPerson, (NotesButtons.Note, "n2"))],
        })),
        new("Access log", "newest lines", AccessLogCard.Of(Log)),
        new("Access log", "whole", AccessLogCard.Of(Log with
        {
            Checked = new(
                true, "The log is whole, from line 1 to line 57. Its mark is 3f9a 04c1.",
                "Write down the number and the mark. If the log ever ends before that line, or shows another mark for it, somebody put an older copy in its place."),
        })),
        new("Access log", "broken", AccessLogCard.Of(Log with
        {
            First = 2,
            Checked = new(
                false, "The log is broken. Line 12 is not as I wrote it.",
                "Only somebody who can reach the bot’s files can do that. They still cannot read the notes. Tell each other, and ask who looks after this bot what happened that day."),
        })),
        new("Vault fault", "key missing", VaultFaultCard.Of(VaultFault.KeyMissing, told: true)),
        new("Vault fault", "wrong ring", VaultFaultCard.Of(VaultFault.WrongRing, told: true)),
        new("Vault fault", "changed", VaultFaultCard.Of(VaultFault.Changed, told: false)),
        new("Vault fault", "key destroyed", VaultFaultCard.Of(VaultFault.KeyDestroyed, told: true)),
        new("Vault fault", "erased", VaultFaultCard.Erased("Dev", "Friday 19 March, 12 noon")),
        new("Vault fault", "for the admin", VaultFaultCard.ForAdmin(VaultFault.WrongRing)),
        new("Confidential item", "in a chat", ConfidentialCard.For(new("", Verbs.ShowNotes))),
    ];

    private static NotesOverview Overview(IReadOnlyList<NotesSection> sections) =>
        new() { Inspection = Inspection, IsProvisional = true, InTheRoom = true, Sections = sections };

    private static IEnumerable<Execute> Actions(params (string Title, string Verb)[] actions) =>
        actions.Select(action => NotesButtons.Of(action.Title, action.Verb, (NotesButtons.Inspection, Inspection)));
}
