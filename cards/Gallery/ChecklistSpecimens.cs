namespace ForumBot.Cards;

/// <summary>The cards people work through an inspection with: the day, the checklist, a step and its form.</summary>
public static class ChecklistSpecimens
{
    private const string Inspection = "sample";

    private static readonly StepLine Call = new(1, "FULL-W1-01", "Write down the call", StepStatus.Open)
    {
        Inspection = Inspection,
        Who = "the chair (Ann Shah)",
        When = "today",
        Why = "Note the day and time the area was told, and who told you. All other dates are counted from that day.",
        HasForm = true,
        From = "day/2027-03-01",
    };

    private static readonly StepLine Contacts = new(2, "FULL-W1-02", "Swap contact details", StepStatus.Open)
    {
        Inspection = Inspection,
        Who = "the chair (Ann Shah)",
        When = "today",
        Why = "The lead inspector will ring you. Swap names, emails and phone numbers, so that each side can reach the other all through.",
        HasForm = true,
        From = "day/2027-03-01",
    };

    private static readonly StepLine Lano = new(4, "FULL-W1-04", "Find the LANO", StepStatus.Done)
    {
        Inspection = Inspection,
        DoneBy = "Done by Ben Okafor, today, 10:12am",
        Who = "the chair (Ann Shah)",
        When = "today",
        Why = "Ask who the Local Area Nominated Officer (LANO) is. They run the timetable.",
        HasForm = true,
        From = "day/2027-03-01",
    };

    private static readonly StepLine Opens = new(10, "FULL-W1-10", "Survey opens", StepStatus.Open)
    {
        Inspection = Inspection,
        Who = "the chair (Ann Shah)",
        When = "expected tomorrow, 9am",
        HasForm = true,
        From = "day/2027-03-02",
    };

    private static readonly StepLine Promote = new(11, "FULL-W1-11", "Promote every day", StepStatus.Open)
    {
        Inspection = Inspection,
        Who = "everyone",
        When = "expected tomorrow to Monday 8 March",
        HasForm = true,
        From = "day/2027-03-02",
    };

    private static readonly DayView FirstMorning = new()
    {
        Title = "Monday 1 March: day 1 of 15",
        Lead = "Week 1 of the inspection. Inspectors begin their work on Thursday 11 March (expected). 2 steps to do, 1 done.",
        Due = [Call, Contacts],
        Done = 1,
        AreaOwes = ["Confirm the visit dates", "Confirm survey times"],
        NextFixed = "Next fixed time: Survey opens, expected tomorrow, 9am.",
        Happened = ["Ben Okafor ticked “Find the LANO”, today 10:12am"],
        NextForm = Call,
    };

    private static readonly StepFormView Form = new(
        Contacts,
        [
            new TextField("f_lead_name", "Lead inspector"),
            new TextField("f_lead_email", "Lead inspector's email", TextKind.Email),
            new TextField("f_lead_phone", "Lead inspector's phone", TextKind.Phone),
            new TextField("f_forum_contact", "Forum contact you gave") { Hint = "Who the inspectors will ring" },
        ],
        "1772355600000");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Day", "the first morning", DayCard.Of(FirstMorning)),
        new("Day", "two steps overdue", DayCard.Of(FirstMorning with
        {
            Title = "Tuesday 2 March: day 2 of 15",
            Overdue = [Late(Call), Late(Contacts)],
            Due = [],
            NextForm = Late(Call),
            NextFixed = "Next fixed time: Surveys close, expected Monday 8 March, 9am.",
            Happened = ["Ben Okafor ticked “Find the LANO”, Monday 1 March 10:12am"],
            ToCheck = ["The survey is set to close on or after the day inspectors start. It usually closes before. Ask the LANO to check the closing time."],
        })),
        new("Day", "as the chair alone sees it", DayCard.Of(FirstMorning with { Due = [Call with { IsYours = true }, Contacts with { IsYours = true }] })),
        new("Day", "as a member alone sees it", DayCard.Of(FirstMorning with { Due = [Others(Call), Others(Contacts)], NextForm = null })),
        new("Day", "all done", DayCard.Of(FirstMorning with
        {
            Lead = "Week 1 of the inspection. All done: 3 steps. Well done.", Due = [], AreaOwes = [], NextForm = null,
        })),
        new("Day", "more than fits", DayCard.Of(FirstMorning with { Due = [.. Many(12)] })),
        new("Day", "a Saturday", DayCard.Of(new() { Title = "Saturday 6 March: not a working day", Lead = "Week 1 of the inspection. Nothing is due." })),
        new("Day", "tomorrow", DayCard.Of(FirstMorning with
        {
            Title = "Tomorrow, Tuesday 2 March: day 2 of 15",
            Lead = "Week 1 of the inspection. Inspectors begin their work on Thursday 11 March (expected). 2 steps to do.",
            Due = [Opens, Promote],
            Done = 0,
            NextForm = Opens,
            IsToday = false,
            Happened = [],
            AreaOwes = [],
        })),
        new("Day", "waiting for the report", DayCard.Of(new()
        {
            Title = "Monday 29 March: waiting for the report",
            Lead = "The visit is over and the report is not out yet. Nobody may say what inspectors found. Nothing is due.",
        })),
        new("Ticked by words", "one step", TickedCard.Of([Call.Title], ticked: true, Contacts)),
        new("Ticked by words", "two steps, the last of the day", TickedCard.Of([Call.Title, Contacts.Title], ticked: true, next: null)),
        new("Ticked by words", "taken back", TickedCard.Of([Call.Title], ticked: false, Call)),
        new("Checklist", "the first page", ChecklistCard.Of(new("Checklist, page 1 of 5", "Area SEND full inspection: 1 of 36 steps done.", [Call, Contacts, Lano], 1, 5))),
        new("Checklist", "a middle page of 60 open steps", ChecklistCard.Of(new("Checklist, page 4 of 8", "Area SEND full inspection: 0 of 60 steps done.", [.. Many(8)], 4, 8))),
        new("Checklist", "a page that is done", ChecklistCard.Of(new("Checklist", "Area SEND full inspection: 1 of 1 step done.", [Lano], 1, 1))),
        new("Checklist", "with steps that are for others", ChecklistCard.Of(new(
            "Checklist", "Area SEND full inspection: 1 of 3 steps done.", [Others(Call), Others(Contacts), Others(Lano)], 1, 1))),
        new("Step", "for somebody else to tick", StepCard.Of(new(Others(Contacts)) { Source = "S004" })),
        new("Step", "to do", StepCard.Of(new(Contacts) { Known = [new("Lead inspector", "not filled in yet")], Source = "S004" })),
        new("Step", "done", StepCard.Of(new(Lano) { Known = [new("LANO", "Lena Hart"), new("LANO's phone", "01234 567890")], Source = "S004, P29" })),
        new("Step", "saved with something to check", StepCard.Of(new(Contacts)
        {
            Saved = "Saved. Thank you.",
            Known = [new("Surveys close", "Friday 12 March, 5pm")],
            Notes = ["The survey is set to close on or after the day inspectors start. It usually closes before. Ask the LANO to check the closing time."],
        })),
        new("Step form", "empty", StepFormCard.Of(Form)),
        new("Step form", "two boxes to look at again", StepFormCard.Of(Form with
        {
            Fields =
            [
                new TextField("f_lead_name", "Lead inspector") { Value = "Sam Okoro" },
                new TextField("f_lead_email", "Lead inspector's email", TextKind.Email)
                {
                    Value = "sam at ofsted", Error = "That email address does not look right. It should look like name@example.org.",
                },
                new TextField("f_lead_phone", "Lead inspector's phone", TextKind.Phone)
                {
                    Value = "12", Error = "That phone number does not look right. UK numbers have 10 or 11 digits, like 01234 567890.",
                },
            ],
            Wrong = 2,
            SavedSoFar = 1,
        })),
    ];

    private static StepLine Others(StepLine step) => step with { MayTick = false, HasForm = false };

    private static StepLine Late(StepLine step) => step with { Status = StepStatus.Overdue, When = "Monday 1 March" };

    private static IEnumerable<StepLine> Many(int count) =>
        Enumerable.Range(20, count).Select(n => Contacts with { Number = n, Id = $"FULL-W2-{n}", Title = $"A step with a title of some length, number {n}" });
}
