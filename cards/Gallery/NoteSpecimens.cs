namespace ForumBot.Cards;

/// <summary>Writing notes of a feedback meeting that never took place, drafts of them, the lock, and notes that were typed into a chat.</summary>
internal static class NoteSpecimens
{
    private const string Note = "00000000000000000000000000000001";

    private static readonly Dictionary<string, string> Keys = new() { [NoteForm.InspectionKey] = "sample", [NoteForm.EntryKey] = "e1" };

    private static readonly NoteSaid Said = new("Rae Green, Friday 19 March, 4:40pm", ["In this made-up area the moon is looked after well.", "Children and families have a say"]);

    private static readonly Choice[] People = [new("Ann Moore", "p1"), new("Dev Shah", "p2")];

    private static readonly NoteFormView Form = new()
    {
        Keys = Keys,
        Sections =
        [
            new("What goes well", "Strengths"), new("What has to get better", "ToImprove"), new("What was said, point by point", "ByCriterion"),
            new("The outcome as it stands today", "Outcome"), new("What happens next", "NextSteps"), new("Questions and answers", "Questions"),
        ],
        Criteria = [new("Needs are spotted early and well", "needs-spotted"), new("Children and families have a say", "having-a-say"), new("Something else", "something-else")],
        Speakers = [new("The lead inspector", "The lead inspector"), new("A health inspector", "A health inspector")],
        Evidence = [new("Survey", "Survey"), new("Meetings", "Meetings")],
    };

    private static readonly NoteFormView Change = Form with
    {
        Keys = new Dictionary<string, string>(Keys) { [NoteForm.NoteKey] = Note, [NoteForm.SeenKey] = "1" },
        IsChange = true,
        Typed = new Dictionary<string, string>
        {
            [NoteForm.Words] = "In this made-up area the moon is looked after.",
            [NoteForm.Section] = "Strengths",
            [NoteForm.Criterion] = "having-a-say",
            [NoteForm.Speaker] = "The lead inspector",
            [NoteForm.Evidence] = "Survey,Meetings",
        },
    };

    private static readonly LockView Lock = new() { Inspection = "sample", Count = 15, Writers = ["Rae Green, 12 notes", "Dev Shah, 3 notes"] };

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<Specimen> All { get; } =
    [
        new("Note form", "empty", NoteForm.Of(Form)),
        new("Note form", "after one was saved", NoteForm.Of(Form with
        {
            Done = "Saved, under “What goes well”. By Rae Green, Friday 19 March, 5:12pm.",
            Typed = new Dictionary<string, string> { [NoteForm.Section] = "Strengths", [NoteForm.Criterion] = "having-a-say" },
        })),
        new("Note form", "saved and a lock taken back", NoteForm.Of(Form with
        {
            Done = "Saved, under “What goes well”. By Rae Green, Friday 19 March, 5:12pm.",
            Notes = ["Dev Shah had said that the notes are checked. Now something is new, so two of you check them again before the lock."],
        })),
        new("Note form", "with a draft", NoteForm.Of(Form with
        {
            HasDraft = true,
            Notes = ["You have a draft from Friday 19 March, 5:12pm. Here it is."],
            Typed = new Dictionary<string, string> { [NoteForm.Words] = "They said that the moon" },
        })),
        new("Note form", "with a draft too long to show", NoteForm.Of(Form with
        {
            HasDraft = true,
            Notes = ["You have a draft from Friday 19 March, 5:12pm. Here it is."],
            Keys = new Dictionary<string, string>(Keys) { [NoteForm.FromDraftKey] = "draft" },
            Long = new("204,800 letters", "The moon, first part. It was full."),
        })),
        new("Note form", "boxes to look at again", NoteForm.Of(Form with
        {
            Errors = new Dictionary<string, string>
            {
                [NoteForm.Words] = "I have not kept this: it looks like one family’s own story. Write what many families say, with no names.",
                [NoteForm.Thought] = "This is 612 letters long. A thought may have 500. Shorten it, or make it a note of its own.",
            },
            Typed = new Dictionary<string, string> { [NoteForm.Words] = "Somebody’s own story.", [NoteForm.Thought] = "A long thought." },
        })),
        new("Note form", "refused as a whole", NoteForm.Of(Form with
        {
            HasDraft = true,
            Problem = "The vault is full: it holds 2,000 notes of one inspection. Change a note that is there instead.",
            Typed = new Dictionary<string, string> { [NoteForm.Words] = "One more thing about the moon." },
        })),
        new("Note form", "after the lock", NoteForm.Of(Form with { IsLocked = true })),
        new("Note form", "changing", NoteForm.Of(Change)),
        new("Note form", "changing one’s own", NoteForm.Of(Change with { HasDraft = true, MayDestroy = true })),
        new("Note form", "somebody was quicker", NoteForm.Of(Change with { HasDraft = true, Theirs = Said })),
        new("Note draft", "kept", NoteForm.DraftKept("sample", kept: true)),
        new("Note draft", "nothing to keep", NoteForm.DraftKept("sample", kept: false)),
        new("Note", "to be destroyed", NoteCards.Destroy("sample", Note, Said)),
        new("Note", "destroyed", NoteCards.Said("sample", "The note is destroyed", "It is gone for good, with every wording it had.")),
        new("Note", "not theirs to destroy", NoteCards.Said("sample", "The note stays", "Rae Green wrote this note. Only its author can destroy it.", Note)),
        new("Note", "kept from somebody", NoteCards.KeepFrom("sample", Note, Said, People, "p2")),
        new("Note", "nobody to keep it from", NoteCards.KeepFrom("sample", Note, Said, [], "")),
        new("Note", "not there", NoteCards.Gone("sample")),
        new("Lock", "nothing written yet", LockCard.Of(new() { Inspection = "sample", Count = 0 })),
        new("Lock", "to be checked", LockCard.Of(Lock)),
        new("Lock", "asked by the reader", LockCard.Of(Lock with { AskedBy = "Rae Green, Friday 19 March, 5:12pm", Asked = "1", IsMine = true })),
        new("Lock", "asked by somebody else", LockCard.Of(Lock with { AskedBy = "Rae Green, Friday 19 March, 5:12pm", Asked = "1" })),
        new("Lock", "changed in between", LockCard.Of(Lock with { Said = "The notes have changed since they were checked. Read what is new, then say again that they are checked." })),
        new("Lock", "locked", LockCard.Of(Lock with { LockedBy = "Dev Shah, Friday 19 March, 5:30pm" })),
        new("Typed note", "kept", TypedNoteCard.Kept("sample", isAddendum: false)),
        new("Typed note", "kept after the lock", TypedNoteCard.Kept("sample", isAddendum: true)),
        new("Typed note", "not kept", TypedNoteCard.NotKept("I have not kept this: it looks like survey answers or a postcode. Please take it out, and use the survey form itself.")),
        new("Typed note", "from somebody who was not there", TypedNoteCard.WhoMay()),
        new("Typed note", "where they cannot be reached", TypedNoteCard.Here()),
    ];
}
