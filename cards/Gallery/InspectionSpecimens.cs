namespace ForumBot.Cards;

/// <summary>The cards of an inspection as a whole: its start, its dates, its people.</summary>
public static class InspectionSpecimens
{
    private const string Kind = "Area SEND full inspection";

    private static readonly Choice[] Kinds = [new(Kind, "area-send-full"), new("Monitoring inspection", "area-send-monitoring")];

    private static readonly Fact[] Dates =
    [
        new("The call", "Monday 1 March"),
        new("Survey opens", "Tuesday 2 March, 9am (expected)"),
        new("Survey closes", "Monday 8 March, 9am (expected)"),
        new("Inspectors begin, from their desks", "Thursday 11 March (expected)"),
        new("First day in your area", "Monday 15 March (expected)"),
        new("Last day in your area", "Friday 19 March (expected)"),
    ];

    private static readonly Dictionary<string, string> Typed = new()
    {
        [StartInspectionCard.Kind] = "area-send-full",
        [StartInspectionCard.CalledOn] = "2027-03-01",
    };

    private static readonly StepLine Swap = new(2, "FULL-W1-02", "Swap contact details", StepStatus.Open) { Inspection = "sample", HasForm = true };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Start", "in a channel", StartInspectionCard.Invitation()),
        new("Start", "the form", StartInspectionCard.Form(new() { Kinds = Kinds })),
        new("Start", "a day that has not come", StartInspectionCard.Form(new()
        {
            Kinds = Kinds,
            Typed = Typed,
            Errors = new Dictionary<string, string>
            {
                [StartInspectionCard.CalledOn] = "Monday 1 March 2027 has not come yet. Enter the day the call came, today at the latest.",
            },
        })),
        new("Start", "the dates before anything is saved", StartInspectionCard.Preview(
            Kind, Dates, ["Nobody has confirmed when the survey closes. Ask the LANO for the day and time."], Typed)),
        new("Start", "ending an inspection", StartInspectionCard.End(Kind, "sample")),
        new("Timeline", "week one", TimelineCard.Of(
            $"{Kind}: the dates",
            "Week 1 of the inspection. Inspectors begin their work on Thursday 11 March (expected).",
            [
                new("Main dates", false, Dates),
                new("Week one", true, [new("From", "Monday 1 March to Monday 8 March"), new("Steps", "3 of 15 done")]),
                new("Week two", false, [new("From", "Friday 5 March to Friday 12 March"), new("Steps", "0 of 8 done")]),
            ],
            [])),
        new("Readiness", "for a member", ReadinessCard.Of([new("Keep an evidence folder", "Put your survey results and what families tell you in one place, with dates.")], mayStart: false)),
        new("Readiness", "for the chair", ReadinessCard.Of([new("Keep an evidence folder", "Put your survey results and what families tell you in one place, with dates.")], mayStart: true)),
        new("Contacts", "nothing filled in", ContactsCard.Of([new(Swap, [])])),
        new("Contacts", "filled in", ContactsCard.Of([new(Swap, [new("Lead inspector", "Sam Okoro"), new("Lead inspector's email", "sam.okoro@example.org")])])),
    ];
}
