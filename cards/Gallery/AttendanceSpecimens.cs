namespace ForumBot.Cards;

/// <summary>Who goes to the feedback meeting, the terms, and changes once it is over.</summary>
public static class AttendanceSpecimens
{
    private static readonly Choice[] People =
    [
        new("Ann Meadows", "sample/a/ann"), new("Dev Porter", "sample/a/dev"), new("Rae Finch", "sample/a/rae"), new("Moe Baker", "sample/a/moe"),
    ];

    private static readonly AttendeeLine[] Two = [new("Dev Porter", false, "Wednesday 17 March, 9am"), new("Rae Finch", true, null)];

    private static readonly AttendanceView View = new("sample") { Meeting = "Friday 19 March, 2pm", People = Two };

    private static readonly AttendanceForm Chosen = new(View)
    {
        Choices = People,
        Chosen = "sample/a/dev,sample/a/rae",
        NoteTaker = "sample/a/rae",
        AsksPlaces = true,
        Places = "3",
        Seen = "sample",
    };

    private static readonly AttendanceLateView Late = new("sample")
    {
        People = [Two[0], Two[1] with { Accepted = "Thursday 18 March, 8pm" }],
        Choices = People,
        IsOnList = true,
    };

    private static readonly LateChangeLine Waiting =
        new("sample/a/moe", AttendanceLateCard.Add, "Ann Meadows asks to add Moe Baker.", "Moe came in late and stayed to the end", ["Dev Porter"], true, false);

    /// <summary>Each state once.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Attendance", "nobody yet", AttendanceCard.Form(new(new("sample") { Meeting = "expected Friday 19 March" }) { Choices = People, Seen = "sample" })),
        new("Attendance", "saved", AttendanceCard.Form(Chosen with { View = View with { Done = "Saved. I have told everybody whom it concerns.", IsOnList = true, MayEnd = true } })),
        new("Attendance", "no note-taker", AttendanceCard.Form(Chosen with { NoteTaker = AttendanceCard.Nobody, View = View with { People = [Two[0], new("Moe Baker", false, null)] } })),
        new("Attendance", "one person chosen", AttendanceCard.Form(Chosen with
        {
            Chosen = "sample/a/dev",
            NotListed = 12,
            Errors = new Dictionary<string, string>
            {
                [AttendanceCard.People] = "Choose at least two people. One alone cannot check with anybody what they heard.",
                [AttendanceCard.Places] = "Enter a whole number, like 3.",
            },
        })),
        new("Attendance", "changed by somebody else", AttendanceCard.Form(Chosen with
        {
            View = View with { Problem = "Somebody else has just changed the list. It stands above as it is now. To have it your way, press Save again." },
        })),
        new("Attendance", "for a member", AttendanceCard.List(View)),
        new("Attendance", "for somebody on the list", AttendanceCard.List(View with { IsOnList = true, MayEnd = true })),
        new("Attendance", "for a member, nobody yet", AttendanceCard.List(new("sample"))),
        new("Late changes", "nothing waits", AttendanceLateCard.Of(Late with { Done = "Noted: the meeting is over, and the list is locked." })),
        new("Late changes", "one waits", AttendanceLateCard.Of(Late with { Waiting = [Waiting, Waiting with { Agreed = [], MayAgree = false, MayWithdraw = true }] })),
        new("Late changes", "no reason", AttendanceLateCard.Of(Late with
        {
            Typed = new Dictionary<string, string> { [AttendanceLateCard.Person] = "sample/a/moe", [AttendanceLateCard.Kind] = AttendanceLateCard.Add },
            Errors = new Dictionary<string, string>
            {
                [AttendanceLateCard.Reason] = "Say in a few words why, in at most 300 letters. Nothing of what was said in the meeting.",
            },
        })),
        new("Late changes", "not yours to agree", AttendanceLateCard.Of(Late with { Problem = "Only somebody who was in the room can agree to that.", IsOnList = false })),
        new("Late changes", "for a member", AttendanceLateCard.List(Late with { IsOnList = false })),
        new("Late changes", "your word is asked for", AttendanceLateCard.Asked()),
        new("Late changes", "somebody left the team", AttendanceLateCard.Gone("Rae Finch")),
        new("Terms", "to accept", TermsCard.Of(new("sample") { Meeting = "Friday 19 March, 2pm" })),
        new("Terms", "for the note-taker, changed since", TermsCard.Of(new("sample") { TakesNotes = true, Problem = "The words of the terms have changed since. Please read them once more." })),
        new("Terms", "accepted", TermsCard.Of(new("sample") { Meeting = "Friday 19 March, 2pm", Accepted = "Wednesday 17 March, 9am" })),
        new("Terms", "not on the list", TermsCard.NotListed()),
        new("Terms", "you are named", TermsCard.Named("Ann Meadows", "Friday 19 March, 2pm", takesNotes: false)),
        new("Terms", "you take the notes", TermsCard.Named("Ann Meadows", null, takesNotes: true)),
        new("Terms", "added late", TermsCard.AddedLate()),
        new("Terms", "taken off", TermsCard.TakenOff()),
        new("Terms", "still to accept", TermsCard.Reminder("tomorrow, 2pm")),
    ];
}
