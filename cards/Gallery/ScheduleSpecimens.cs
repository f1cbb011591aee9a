namespace ForumBot.Cards;

/// <summary>The timetable, its forms, its previews and its notices.</summary>
public static class ScheduleSpecimens
{
    private static readonly ScheduleLine Talk = new("2pm to 3pm", "Forum meets inspectors", "https://meet.example.org/abc", "the chair, forum representatives and Rae") { Id = "m1" };
    private static readonly ScheduleLine Visit = new("10am to 12 noon", "Visit to a school", "Anytown School", "a head teacher") { Id = "m2" };
    private static readonly ScheduleLine Off = new("9am to 10am", "Talk with health leaders", IsCancelled: true) { Id = "m3" };

    private static readonly ScheduleView Week = new()
    {
        Inspection = "sample",
        Ahead = [new("Tomorrow, Thursday 11 March", [Off, Talk]), new("Monday 15 March", [Visit])],
        Earlier = [new("Friday 5 March, 2pm to 3pm", "First talk with the LANO")],
        HasChanges = true,
    };

    private static readonly Dictionary<string, string> Keys = new() { ["inspection"] = "sample", [MeetingForm.MeetingKey] = "m1", [MeetingForm.RevisionKey] = "2" };

    private static readonly MeetingFormView Form = new()
    {
        Keys = new Dictionary<string, string> { ["inspection"] = "sample" },
        IsNew = true,
        Groups = [new("The chair", "chair"), new("Forum representatives", "representatives"), new("All forum members", "members"), new("The LANO", "lano")],
        People = [new("Ann Moore", "p1"), new("Rae Green", "p2")],
        Steps = [new("No, something else", MeetingForm.NoStep), new("Forum meets inspectors", "FULL-W2-06"), new("Feedback meeting", "FULL-W3-07")],
        Sights = [new("The forum and the local area (the LANO)", "shared"), new("The forum alone", "forum"), new("Anyone", "public")],
        Typed = new Dictionary<string, string> { [MeetingForm.Sight] = "shared", [MeetingForm.NeedsAnswer] = "no" },
    };

    private static readonly Dictionary<string, string> Typed = new()
    {
        [MeetingForm.Title] = "Forum meets inspectors",
        [MeetingForm.Day] = "2027-03-11",
        [MeetingForm.Start] = "15:00",
        [MeetingForm.End] = "14:00",
        [MeetingForm.Groups] = "chair,representatives",
        [MeetingForm.Step] = "FULL-W2-06",
        [MeetingForm.Sight] = "shared",
        [MeetingForm.NeedsAnswer] = "yes",
    };

    private static readonly ChangePreview Preview = new()
    {
        About = "Forum meets inspectors",
        Facts = [new("Was", "Thursday 11 March, 2pm to 3pm"), new("Now", "Friday 12 March, 7pm to 8pm")],
        Notes = ["Why: The lead inspector cannot come on Thursday.", "The forum and the LANO see this."],
        Told = "I tell the forum and the LANO in the next morning list, at 8:30am. I ask them to press “Seen”.",
        SaveVerb = Verbs.ChangeMeeting,
        BackVerb = Verbs.ChangeMeetingForm,
        Keys = Keys,
    };

    private static readonly ChangeNoticeView Moved = new()
    {
        Inspection = "sample",
        Change = "c2",
        Title = "Changed: Forum meets inspectors",
        Things = [new("Forum meets inspectors", [new("Was", "Thursday 11 March, 2pm to 3pm"), new("Now", "Friday 12 March, 2pm to 3pm")])],
        Why = "Why: The lead inspector cannot come on Thursday.",
        By = "Changed by Lena Hart, Tuesday 9 March, 4pm.",
        AsksForSeen = true,
    };

    private static readonly DatesFormView Dates = new()
    {
        Keys = new Dictionary<string, string> { ["inspection"] = "sample", ["was_call"] = "2027-03-01" },
        Dates =
        [
            new("call", "Day of the call", false, null),
            new("closes", "Survey closes", true, "Expected Monday 8 March, 9am"),
            new("first", "First day in your area", false, "Expected Monday 15 March"),
            new("last", "Last day in your area", false, "Expected Friday 19 March"),
        ],
        Typed = new Dictionary<string, string> { ["call"] = "2027-03-01", [MeetingForm.NeedsAnswer] = "yes" },
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Schedule", "as members see it", ScheduleCard.Of(Week)),
        new("Schedule", "for those who may change it", ScheduleCard.Of(Week with { MayChange = true })),
        new("Schedule", "the second of three pages", ScheduleCard.Of(Week with { MayChange = true, Page = 2, Pages = 3 })),
        new("Schedule", "empty for a member", ScheduleCard.Of(new() { Inspection = "sample" })),
        new("Schedule", "for a stranger", ScheduleCard.Of(new() { Inspection = "sample", Bar = ScheduleBar.Stranger })),
        new("Schedule", "where anybody may read along", ScheduleCard.Of(new() { Inspection = "sample", Bar = ScheduleBar.OpenPlace })),
        new("Schedule", "empty for the LANO", ScheduleCard.Of(new() { Inspection = "sample", MayChange = true })),
        new("Schedule change", "which meeting", PickMeetingCard.Of("sample", [Talk with { When = "Thursday 11 March, 2pm to 3pm" }, Visit with { When = "Monday 15 March, 10am to 12 noon" }], toCancel: false, 1, 3)),
        new("Schedule change", "which meeting is off", PickMeetingCard.Of("sample", [Talk with { When = "Thursday 11 March, 2pm to 3pm" }], toCancel: true, 1, 0)),
        new("Schedule change", "no meetings yet", PickMeetingCard.Of("sample", [], toCancel: false, 1, 0)),
        new("Meeting form", "new", MeetingForm.Of(Form)),
        new("Meeting form", "boxes to look at again", MeetingForm.Of(Form with
        {
            Keys = Keys,
            IsNew = false,
            Typed = Typed,
            Errors = new Dictionary<string, string>
            {
                [MeetingForm.End] = "It would end before it starts, at 3pm. Check both times.",
                [MeetingForm.Reason] = "Say why, in a few words. People plan around these times.",
            },
        })),
        new("Meeting form", "refused as a whole", MeetingForm.Of(Form with { Typed = Typed, Problem = "The timetable is full: it holds 200 meetings. Cancel some that are no longer needed." })),
        new("Meeting form", "cancelling", MeetingForm.Cancel(Form with { Keys = Keys, IsNew = false, Typed = new Dictionary<string, string> { [MeetingForm.NeedsAnswer] = "yes" } }, "Forum meets inspectors", "Thursday 11 March, 2pm to 3pm")),
        new("Change preview", "a meeting", ChangePreviewCard.Of(Preview)),
        new("Change preview", "with things to check", ChangePreviewCard.Of(Preview with
        {
            ToCheck =
            [
                "Rae Green is wanted at “Visit to a school” at the same time.",
                "Saturday 13 March is at the weekend.",
                "It is not all between 8am and 6pm. Parents may need someone to look after their children.",
            ],
        })),
        new("Change preview", "main dates", ChangePreviewCard.Of(Preview with
        {
            About = "First day in your area",
            Notes = [],
            Facts = [new("First day in your area, was", "Monday 15 March"), new("First day in your area, will be", "Tuesday 16 March")],
            Moved = [new("Self-evaluation meeting", "Monday 15 March; will be Tuesday 16 March"), new("Extra meetings", "Monday 15 March to Thursday 18 March; will be Tuesday 16 March to Thursday 18 March")],
            ToCheck = ["The survey would close on or after the day inspectors begin. Answers that come after they begin may not be used."],
            SaveVerb = Verbs.ChangeDates,
            BackVerb = Verbs.ChangeDatesForm,
        })),
        new("Change preview", "somebody was quicker", ChangePreviewCard.Conflict(new(
            "Forum meets inspectors", "Lena Hart", "Thursday 11 March, 2pm to 3pm", "Friday 12 March, 2pm to 3pm", "Thursday 11 March, 4pm to 5pm",
            Verbs.ChangeMeeting, Verbs.ChangeMeetingForm, Keys))),
        new("Dates form", "filled with what is known", DatesForm.Of(Dates)),
        new("Dates form", "a day to look at again", DatesForm.Of(Dates with
        {
            Typed = new Dictionary<string, string>(Dates.Typed) { ["first"] = "2027-03-15", ["last"] = "2027-03-12" },
            Errors = new Dictionary<string, string> { ["last"] = "The last day would come before the first day. Check both days." },
        })),
        new("Change notice", "asks for seen", ChangeNoticeCard.Of(Moved)),
        new("Change notice", "with the count", ChangeNoticeCard.Of(Moved with { Count = "Seen by 4 of 12 asked." })),
        new("Change notice", "seen", ChangeNoticeCard.Of(Moved with { Thanks = true })),
        new("Change notice", "taken back", ChangeNoticeCard.Of(Moved with { Since = "Ann Moore took this back. It no longer holds.", AsksForSeen = false })),
        new("Change notice", "changed again", ChangeNoticeCard.Of(Moved with
        {
            Since = "This changed again. Now: Forum meets inspectors, Monday 15 March, 9am to 10am.", AsksForSeen = false,
        })),
        new("Change notice", "dates confirmed as expected", ChangeNoticeCard.Of(Moved with
        {
            Title = "The dates are confirmed", Lead = "They are as expected.", Why = null, By = "Confirmed by Lena Hart, Tuesday 9 March, 4pm.", AsksForSeen = false,
            Things =
            [
                new("Survey closes", [new("Confirmed", "Monday 8 March, 9am, as expected")]),
                new("First day in your area", [new("Confirmed", "Monday 15 March, as expected")]),
            ],
        })),
        new("Change notice", "a pasted timetable", ChangeNoticeCard.Of(Moved with
        {
            Title = "The timetable changed: 12 meetings", NotShown = 10, Why = null, AsksForSeen = false,
            Things = [new("Visit to a school", [new("When", "Monday 15 March, 10am to 12 noon"), new("Where", "Anytown School")]), new("Talk with health leaders", [new("When", "Tuesday 16 March, 9am to 10am")])],
        })),
        new("Change saved", "a meeting", ChangeNoticeCard.Saved(Moved, "I tell the forum and the LANO in the next morning list, at 8:30am.")),
        new("Change saved", "taken back", ChangeNoticeCard.TakenBack(Moved with { Title = "Changed back: Forum meets inspectors" }, "All is as it was before. I tell those who heard of it.")),
        new("Changes", "the last ones", ChangesCard.Of("sample",
        [
            new("c2", "Changed: Forum meets inspectors", ["Was: Thursday 11 March, 2pm to 3pm; Now: Friday 12 March, 2pm to 3pm.", "Why: The lead inspector cannot come on Thursday.", "Changed by Lena Hart, Tuesday 9 March, 4pm. Seen by 4 of 12 asked."], MayUndo: true),
            new("c1", "New: Forum meets inspectors", ["When: Thursday 11 March, 2pm to 3pm.", "Added by Lena Hart, Monday 8 March, 9am."], MayUndo: false),
        ])),
        new("Changes", "none", ChangesCard.Of("sample", [])),
    ];
}
