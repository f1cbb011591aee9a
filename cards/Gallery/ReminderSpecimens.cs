namespace ForumBot.Cards;

/// <summary>What the bot says by itself, how people quieten it, and who got it.</summary>
public static class ReminderSpecimens
{
    private const string Inspection = "sample";

    private static readonly StepLine Ready = new(17, "FULL-W2-04", "Get ready to meet inspectors", StepStatus.Open)
    {
        Inspection = Inspection,
        Who = "the chair (Ann Shah)",
        When = "today",
        Why = "Choose a few strong points, with a story and a fact for each. Agree who says what.",
        HasForm = true,
        IsYours = true,
        From = "day/2027-03-10",
    };

    private static readonly StepLine Promote = new(11, "FULL-W1-11", "Promote every day", StepStatus.Open)
    {
        Inspection = Inspection,
        Day = "2027-03-10",
        Who = "everyone",
        When = "today to Friday 12 March",
        Why = "Tell families about the survey each day, in all the places where they look.",
        From = "day/2027-03-10",
    };

    private static readonly StepLine Contacts = new(2, "FULL-W1-02", "Swap contact details", StepStatus.Overdue)
    {
        Inspection = Inspection,
        Who = "the chair (Ann Shah)",
        When = "Monday 8 March",
        HasForm = true,
        IsYours = true,
        From = "day/2027-03-10",
    };

    private static readonly StepLine Report = new(37, "FULL-P-05", "Report published", StepStatus.Open)
    {
        Inspection = Inspection,
        HasForm = true,
        From = "step",
    };

    private static readonly StepLine Times = new(6, "FULL-W1-06", "Confirm survey times", StepStatus.Open)
    {
        Inspection = Inspection,
        Who = "the LANO (Lena Hart)",
        When = "today",
        Why = "Give the day and the time at which the survey opens and closes. Families plan by it.",
        HasForm = true,
        IsYours = true,
        From = "step",
    };

    private static readonly MorningView Morning = new()
    {
        Title = "Your list for Wednesday 10 March: day 8 of 15",
        Lead = "Week 2 of the inspection. Inspectors start work from their desks on Thursday 11 March.",
        Overdue = [Contacts],
        Yours = [Ready],
        ForAll = [Promote],
        Meetings = ["2pm: Talk with the school heads, Town Hall, room 4"],
        Changed = ["Moved: Forum meets inspectors, from Thursday 11 March, 2pm to Thursday 11 March, 4pm."],
        NextForm = Contacts,
    };

    private static readonly MeetingReminder Meeting = new()
    {
        Title = "Tomorrow, 2pm: Forum meets inspectors",
        When = "Thursday 11 March, 2pm to 3pm",
        Join = new Uri("https://meet.example.org/forum"),
        Who = "the chair, forum representatives, Moe Lewis and a head teacher",
        Before = [new("Get ready to meet inspectors", "Choose a few strong points, with a story and a fact for each. Agree who says what.")],
    };

    private static readonly Card MorningOfTheChair = MorningCard.Of(Morning).WithFoot(Reminding.Quieten);

    private static readonly Card MeetingTomorrow = MeetingReminderCard.Of(Meeting).WithFoot(Reminding.GotIt(Inspection, ["meeting/m3/eve/2027-03-11T14:00"]), Reminding.Quieten);

    private static readonly Card OverdueOfTheChair = StepsReminderCard.Of(new()
    {
        Title = "Overdue, and yours: one step",
        Lead = "The last day has gone by. It still helps to do it now. If you cannot, tell your chair.",
        Steps = [Contacts],
        Next = "When it is done, say “done 2”.",
    }).WithFoot(Reminding.GotIt(Inspection, ["overdue/2027-03-10"]), Reminding.Quieten);

    private static readonly Dictionary<string, string> Kept = new()
    {
        [PreferencesCard.Where] = PreferencesCard.OwnChat,
        [PreferencesCard.QuietFrom] = "20:00",
        [PreferencesCard.QuietUntil] = "08:00",
        [PreferencesCard.Morning] = PreferencesCard.Yes,
        [PreferencesCard.Cap] = "6",
    };

    private static readonly PreferencesView Wishes = new() { Values = Kept, BeforeEvening = true };

    private static readonly DeliveryLine[] Lines =
    [
        new("survey/three-hours", "Three hours until the survey closes", "Today, 9am. 12 got it, one cannot be reached, one wants none."),
        new("morning/2027-03-10", "List for Wednesday 10 March", "Today, 8:30am. 11 got it, 2 wait."),
        new("change/c3", "Changed: Forum meets inspectors", "Tuesday 9 March, 4:10pm. 14 got it, 9 said “seen”."),
    ];

    /// <summary>Each state once.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Morning", "of the chair", MorningOfTheChair),
        new("Morning", "of a member", MorningCard.Of(Morning with { Overdue = [], Yours = [], Meetings = [], Changed = [], NextForm = null }).WithFoot(Reminding.Quieten)),
        new("Morning", "more than fits", MorningCard.Of(Morning with { Yours = [.. Enumerable.Repeat(Ready, 8).Select((step, at) => step with { Number = 17 + at })] }).WithFoot(Reminding.Quieten)),
        new("Meeting reminder", "the day before", MeetingTomorrow),
        new("Meeting reminder", "in half an hour, in a room", MeetingReminderCard.Of(Meeting with
        {
            Title = "In half an hour: Talk with the school heads", Join = null, Where = "Town Hall, room 4", Before = [],
        }).WithFoot(Reminding.GotIt(Inspection, ["meeting/m4/soon/2027-03-11T14:00"]), Reminding.Quieten)),
        new("Meeting reminder", "in a channel, place not known", MeetingReminderCard.Of(Meeting with { Join = null, Before = [], Who = "forum representatives" })),
        new("Meeting reminder", "late", MeetingTomorrow.Late("Wednesday 10 March, 5pm")),
        new("Meeting reminder", "seen", MeetingTomorrow.Seen()),
        new("Meeting reminder", "moved since", MeetingReminderCard.Of(Meeting with
        {
            Title = "Moved: Forum meets inspectors",
            Since = "This has moved. It was Thursday 11 March, 2pm, and it is now Thursday 11 March, 4pm.",
            When = "Thursday 11 March, 4pm to 5pm",
            Before = [],
        }).WithFoot(Reminding.Quieten)),
        new("Meeting reminder", "cancelled since", MeetingReminderCard.Of(Meeting with
        {
            Title = "Cancelled: Forum meets inspectors", Since = "This is cancelled. It was to be Thursday 11 March, 2pm.", IsCancelled = true, Before = [],
        }).WithFoot(Reminding.Quieten)),
        new("Step reminder", "due today", StepsReminderCard.Of(new()
        {
            Title = "Daily check-in: today, 5pm",
            Lead = "This is due today, 5pm.",
            Steps = [Ready with { Number = 24, Title = "Daily check-in", When = "today, 5pm", Why = "Take five minutes together. Ask how people are and what has changed." }],
            WithReasons = true,
            Next = "When it is done, say “done 24”.",
        }).WithFoot(Reminding.Quieten)),
        new("Step reminder", "overdue, to whoever has it", OverdueOfTheChair),
        new("Step reminder", "overdue, to the chair", StepsReminderCard.Of(new()
        {
            Title = "Overdue in the forum: one step",
            Lead = "Somebody has this and was told. They may need a hand.",
            Steps = [Contacts with { IsYours = false, Who = "the note-taker (Cat Lim)" }],
            Next = "When it is done, say “done 2”.",
        }).WithFoot(Reminding.GotIt(Inspection, ["overdue/2027-03-10/chair"]), Reminding.Quieten)),
        new("Step reminder", "questions to the LANO", StepsReminderCard.Of(new()
        {
            Title = "The forum still needs 2 answers from you",
            Lead = "If you do not know yet, tell us what you expect.",
            Steps = [Times, Times with { Number = 7, Title = "Confirm the visit dates" }],
            AreQuestions = true,
            Next = "To answer the first, say “fill in 6”. I stop asking once it is answered. Thank you.",
        }).WithFoot(Reminding.Quieten)),
        new("Date reminder", "look out for the report", DateReminderCard.Publication("Quickest publication seen so far, 53 days after the visit: Tuesday 11 May.", Report).WithFoot(Reminding.Quieten)),
        new("Date reminder", "look out for the report, in a channel", DateReminderCard.Publication("Report published: expected Tuesday 18 May.", form: null)),
        new("Date reminder", "the next inspection", DateReminderCard.NextInspection("Next full inspection, at the latest", "Saturday 18 May 2030").WithFoot(Reminding.Quieten)),
        new("Date reminder", "the plan", DateReminderCard.Plan("Last day the law allows for the priority action plan", "Friday 27 August").WithFoot(Reminding.Quieten)),
        new("Date reminder", "the outcome", DateReminderCard.Outcome(
            "Experiences are mixed, and the services must work together to improve.",
            "A yearly meeting with inspectors, and a check of the area’s plan. The next full inspection comes within three years.").WithFoot(Reminding.Quieten)),
        new("Date reminder", "a step of the area", DateReminderCard.Day("Plan for all services: Friday 27 August", "Friday 27 August", "Areas bring their plan up to date after an inspection. Ask to see it.").WithFoot(Reminding.Quieten)),
        new("Together", "at the same moment", TogetherCard.Of([MorningOfTheChair, MeetingTomorrow, OverdueOfTheChair], late: false, "Wednesday 10 March")
            .WithFoot(Reminding.GotIt(Inspection, ["meeting/m3/eve/2027-03-11T14:00", "overdue/2027-03-10"]), Reminding.Quieten)),
        new("Together", "after a break", TogetherCard.Of([MorningOfTheChair.Late("Wednesday 10 March, 8:30am"), MeetingTomorrow.Late("Wednesday 10 March, 5pm")], late: true)
            .WithFoot(Reminding.GotIt(Inspection, ["meeting/m3/eve/2027-03-11T14:00"]), Reminding.Quieten)),
        new("My reminders", "as they are", PreferencesCard.Of(Wishes)),
        new("My reminders", "of a chair", PreferencesCard.Of(Wishes with { BeforeEvening = false, StandIn = "While you are away Ben Okafor gets your reminders. If they are away too, you do." })),
        new("My reminders", "with mistakes", PreferencesCard.Of(Wishes with
        {
            Values = new Dictionary<string, string>(Kept) { [PreferencesCard.QuietFrom] = "25 o’clock", [PreferencesCard.Cap] = "0" },
            Errors = new Dictionary<string, string>
            {
                [PreferencesCard.QuietFrom] = "That is not a time of day. Choose one such as 8pm.",
                [PreferencesCard.Cap] = "Choose a number from 1 to 20. To get none at all, say “stop reminders”.",
            },
        })),
        new("My reminders", "saved", PreferencesCard.Of(Wishes with { Done = "I will remind you like this from now on." })),
        new("My reminders", "snoozed", PreferencesCard.Of(Wishes with { Snoozed = true, Now = ["Your reminders are snoozed until today, 6pm."] })),
        new("My reminders", "stopped", PreferencesCard.Of(Wishes with { Stopped = true, Now = ["You have stopped your reminders. I still answer what you ask."] })),
        new("Snooze", "how long", PreferencesCard.HowLong(beforeEvening: true)),
        new("Snooze", "evening has begun", PreferencesCard.HowLong(beforeEvening: false, "It is past 6pm already. Choose another time:")),
        new("Snooze", "begun", PreferencesCard.Snoozing("today, 6pm")),
        new("Snooze", "stopped", PreferencesCard.Stopping(null)),
        new("Snooze", "stopped by the chair", PreferencesCard.Stopping("You will not hear of overdue steps either. Nobody stands in for you while you are only stopped. If you are away, say “my reminders” and fill in until when: then your deputy is told instead.")),
        new("Snooze", "started again", PreferencesCard.Starting()),
        new("Deliveries", "the latest", DeliveriesCard.List(Lines)),
        new("Deliveries", "none yet", DeliveriesCard.List([])),
        new("Deliveries", "one of them", DeliveriesCard.One(
            "Changed: Forum meets inspectors",
            "Sent Tuesday 9 March, 4:10pm.",
            [
                new("I cannot reach", ["Joe Hill"], "Please ring them. They can say “hello” to me in a chat of our own, so that the next one arrives.", Tone.Attention),
                new("Have seen it", ["Ann Shah (Tuesday 9 March, 4:12pm)", "Ben Okafor (today, 7:55am)"], null, Tone.Good),
                new("Got it", ["the forum’s channel", "Moe Lewis", "Rae Sims"]),
                new("Get it later", ["Cat Lim (today, 10am)"]),
                new("Not sent, as they asked me not to", ["Kim Bay"], "Tell them yourself if it matters.", Tone.Warning),
            ])),
        new("Deliveries", "too long ago", DeliveriesCard.Gone()),
        new("Settings", "with reminders", SettingsCard.Of(new()
        {
            ForumId = "anytown",
            Forum = "Anytown Parent Carer Forum",
            Roles = "chair",
            Leads = true,
            More = [new("Reminders", "in our own chat"), new("Quiet hours", "8pm to 8am"), new("List of the day at 8:30am", "yes"), new("Most messages a day", "6")],
            Changes = [new("My reminders", Verbs.ShowReminders) { OrSay = "my reminders", TakesFields = false }],
        })),
    ];
}
