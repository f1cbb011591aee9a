namespace ForumBot.Cards;

/// <summary>What becomes of the notes once the report is out. The notes are made up.</summary>
public static class AfterwardsSpecimens
{
    private static readonly CompareView Half = new("sample", 12, 40)
    {
        Groups = [new("on-time", "Help comes on time", 8, 12), new("listened", "Families take part in choices", 4, 20), new("", "Not about one point", 0, 8)],
    };

    private static readonly CompareNote Note = new("n1", "Help comes on time", "Sample note: families in Anytown wait too long for a first answer.")
    {
        Place = "Note 3 of 40",
        Facts = [new("Section", "What has to get better"), new("Said by", "The lead inspector"), new("Based on", "Survey")],
    };

    private static readonly ActionsView List = new("sample", 1, 3)
    {
        MayTick = true,
        MayCompare = true,
        Lines =
        [
            new("n1", "Sample note: families in Anytown wait too long for a first answer.", "Missing") { Group = "Help comes on time" },
            new("n2", "Sample note: the sample clinic tells people early.", "Different") { Group = "Help comes on time", Raised = "Raised by Rae Green, Monday 14 June, 9am" },
            new("n3", "Sample note: young people were asked too late.", "Missing") { Group = "Families take part in choices" },
        ],
    };

    private static readonly KeepingView Kept = new("sample", "The notes are kept until Tuesday 13 June 2028, 9am. Then all of them are erased by themselves.")
    {
        Review = "Monday 12 July",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Compare notes", "some are compared", CompareCard.Overview(Half)),
        new("Compare notes", "none to compare", CompareCard.Overview(new("sample", 0, 0))),
        new("Compare notes", "all are compared", CompareCard.Overview(Half with { Done = 40, News = "Kept: missing. You have compared all the notes." })),
        new("Compare notes", "one note", CompareCard.Of(Half, Note)),
        new("Compare notes", "one note marked before", CompareCard.Of(Half with { News = "Kept: missing." }, Note with { Marked = "Marked “missing” by Rae Green, Monday 14 June, 9am." })),
        new("Compare notes", "before the report is out", CompareCard.NotYet()),
        new("Action list", "for who may tick", ActionsCard.Of(List)),
        new("Action list", "for a member, second page", ActionsCard.Of(List with { MayTick = false, MayCompare = false, Page = 2, Pages = 3 })),
        new("Action list", "empty", ActionsCard.Of(new("sample", 0, 0))),
        new("Export", "with the notes", ExportCard.Ready(true, new("https://forumbot.example.org/download/sample1"), new("https://forumbot.example.org/download/sample2"))),
        new("Export", "a record of the inspection", ExportCard.Ready(false, new("https://forumbot.example.org/download/sample1"), new("https://forumbot.example.org/download/sample2"))),
        new("Export", "without an address", ExportCard.NoAddress()),
        new("Keeping", "for a member", KeepingCard.Of(Kept)),
        new("Keeping", "for somebody who was in the room", KeepingCard.Of(Kept with { MayAsk = true })),
        new("Keeping", "before the report is out", KeepingCard.Of(new("sample", "The notes are kept for 12 months after the report is published. The report is not out yet, so there is no day."))),
        new("Keeping", "no report after a year", KeepingCard.Of(Kept with { Question = "A year has gone by without a report. Nothing is erased or opened by itself. Please decide whether the notes are still needed.", MayAsk = true })),
        new("Keeping", "asked by another", KeepingCard.Of(Kept with { Asked = "Rae Green asked to erase everything, Monday 14 June, 9am.", MayConfirm = true, MayTakeBack = true })),
        new("Keeping", "asked by oneself", KeepingCard.Of(Kept with { Asked = "You asked to erase everything, Monday 14 June, 9am. Another person who was in the room has to confirm.", MayTakeBack = true })),
        new("Keeping", "erased", KeepingCard.Of(Kept with
        {
            Certificate = [new("Erased", "40 notes, 61 versions, 2 drafts"), new("When", "Tuesday 13 June 2028, 9am"), new("Why", "The time was up"), new("Key destroyed", "Yes")],
            CertificateFile = new("https://forumbot.example.org/download/sample3"),
        })),
        new("Erase notes", "before asking", KeepingCard.Ask("sample")),
        new("Erase notes", "before confirming", KeepingCard.Confirm("sample", "Rae Green asked to erase everything, Monday 14 June, 9am.", "sample")),
        new("Erase notes", "refused", KeepingCard.Refused("sample", "You asked for it yourself. Somebody else who was in the room has to confirm.")),
    ];
}
