namespace ForumBot.Cards;

/// <summary>The report's way out, the sections that open with it, and what is said when somebody says too much too soon. All invented.</summary>
internal static class ReleaseSpecimens
{
    private const string Page = "https://reports.ofsted.gov.uk/provider/44/80001";

    private static readonly PublicationFormView Form = new("sample", "Is the report out? Record its link here. Another key-holder (the chair or a deputy) then checks it.");

    private static readonly RecordedView Recorded = new("sample", Page, "Ann Moore", "Monday 10 May, 9am") { Day = "Monday 10 May" };

    internal static IReadOnlyList<Specimen> All { get; } =
    [
        new("Report", "nobody has recorded it", PublicationCard.Form(Form)),
        new("Report", "boxes to look at again", PublicationCard.Form(Form with
        {
            Link = "reports.ofsted.gov.uk/provider/44/80001",
            LinkError = $"It has to start with https://. Is this the one? {Page} If so, paste it from here.",
            Day = "2027-05-12",
            DayError = "Wednesday 12 May 2027 has not come yet. Record the report once it is there.",
        })),
        new("Report", "recorded by this person", PublicationCard.Waiting(Recorded with { News = "Recorded. Thank you." }, "Dev Shah")),
        new("Report", "asks the other key-holder", PublicationCard.Asked(Recorded)),
        new("Report", "to be confirmed", PublicationCard.Check(Recorded)),
        new("Report", "to be confirmed, with another link that does not fit", PublicationCard.Check(
            Recorded with { News = "The link has changed since you looked. Please check this one." },
            "https://reports.ofsted.gov.uk.example.org/report",
            "It has to be a page on https://reports.ofsted.gov.uk/, spelt just like that. Open the report on the web, and copy the whole address from the top of the page.")),
        new("Report", "two different links", PublicationCard.TwoLinks(Recorded, "https://reports.ofsted.gov.uk/provider/44/90009", "2027-05-10")),
        new("Report", "own word", PublicationCard.OwnWord(Recorded, "Dev Shah")),
        new("Report", "confirmed, for the chair", PublicationCard.Lifted(Recorded with { News = "Confirmed. Thank you." }, "Dev Shah, Monday 10 May, 10am", [], isChair: true)),
        new("Report", "confirmed, for the deputy", PublicationCard.Lifted(Recorded, "Dev Shah, Monday 10 May, 10am", ["What goes well", "What happens next"], isChair: false)),
        new("Report", "confirmed, told to the chair", PublicationCard.ConfirmedTo("sample", "Dev Shah", isChair: true)),
        new("Report", "confirmed, told to the deputy", PublicationCard.ConfirmedTo("sample", "Ann Moore", isChair: false)),
        new("Report", "before sealing again", PublicationCard.SealForm("sample", isLifted: true)),
        new("Report", "before taking it back", PublicationCard.SealForm("sample", isLifted: false)),
        new("Report", "sealed again", PublicationCard.Sealed("sample", wasLifted: true)),
        new("Report", "taken back", PublicationCard.Sealed("sample", wasLifted: false)),
        new("Report", "sealed again, told to the forum", PublicationCard.SealedForAll()),
        new("Report", "for those who hold no key", PublicationCard.WhoMay()),
        new("Report", "a visit without one", PublicationCard.NoReport()),
        new("Sections", "to choose from", SectionsCard.Of("sample",
        [
            new("Strengths", "What goes well", 12, IsOpen: true), new("ToImprove", "What has to get better", 9, IsOpen: false), new("Outcome", "The outcome as it stands today", null, IsOpen: false),
        ])),
        new("Sections", "open now", SectionsCard.Saved(["What goes well", "What happens next"], isTold: true, hasTakenBack: false)),
        new("Sections", "taken back", SectionsCard.Saved([], isTold: false, hasTakenBack: true)),
        new("Sections", "told to the forum", SectionsCard.OpenForAll()),
        new("Sections", "too soon", SectionsCard.NotYet()),
        new("Leak", "in a message", LeakCard.OfMessage()),
        new("Leak", "in a form", LeakCard.OfForm()),
        new("Leak", "in a form in a dialog", LeakCard.InForm(Verbs.SaveStep, new Dictionary<string, string> { ["step"] = "sample" }, [new("f_wording", "Words of a volunteer, made up for this picture.")])),
        new("Leak", "told to the chair", LeakCard.Attempt("Rae Green")),
        new("Holding statement", "before the report", HoldingCard.Of()),
        new("Holding statement", "once it is out", HoldingCard.Out()),
        new("Holding statement", "a reminder for everybody", HoldingCard.Reminder()),
    ];
}
