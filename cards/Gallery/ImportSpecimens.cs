namespace ForumBot.Cards;

/// <summary>The cards with which a timetable is pasted, and a person's calendar link.</summary>
public static class ImportSpecimens
{
    private const string Table = "Date | Start | End | Title | Where | Who\n11 March 2027 | 2pm | 3pm | Context meeting | Room 1 | Chair\n12 March 2027 | 9am |  | Talk about health | Room 2 | Rae";

    private static readonly ImportView Pasted = new("sample") { Text = Table, Notes = ["One meeting has no end time. I took one hour."] };

    private static readonly ImportLine New = new(ImportKind.New, "Friday 12 March, 9am to 10am: Talk about health")
    {
        About = "Where: Room 2. Wanted: Rae.",
        ToCheck = ["Rae is wanted at “Call with the LANO” at the same time."],
    };

    private static readonly ImportLine Changed = new(ImportKind.Changed, "Thursday 11 March, 2pm to 3pm: Context meeting")
    {
        Was = "Thursday 11 March, 1pm to 2pm, no place",
        About = "Where: Room 1. Wanted: Chair.",
    };

    private static readonly ImportLine[] Lines =
    [
        New,
        Changed,
        new(ImportKind.Cancelled, "Monday 15 March, 10am to 11am: Visit to a school"),
        new(ImportKind.Same, "Tuesday 16 March, 10am to 11am: Keep in touch"),
        new(ImportKind.LeftOut, "Monday 1 March, 8am to 9am: First call") { ToCheck = ["That time is over, so I leave it out. Check the date."] },
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Import", "the form", ImportCard.Form(new("sample"))),
        new("Import", "lines to mend", ImportCard.Form(Pasted with
        {
            Problems =
            [
                "Line 2: There is no start time. Add one, such as 9:30am.",
                "Line 3: “2:30” could be morning or afternoon. Write 2:30am or 2:30pm.",
                "Line 4: “11 March 2027” is Thursday 11 March 2027, but the line says Friday. Put right the day or the date.",
            ],
            Notes = ["I leave out a column that I do not know: “Colour”. I know Date, Start, End, Title, Where and Who."],
        })),
        new("Import", "dates that could be American", ImportCard.Form(Pasted with
        {
            Text = "Date | Start | Title\n03/04 | 9am | Context meeting",
            Notes = [],
            Question = new("Is 03/04 3 April or 4 March?", "Saturday 3 April 2027: the day comes first", "Thursday 4 March 2027: the month comes first"),
        })),
        new("Import", "the preview with changes", ImportCard.Preview(Pasted with { Sharing = ImportCard.WithArea }, Lines, "sample", (null, null))),
        new("Import", "the preview without a reason", ImportCard.Preview(Pasted, [Changed], "sample", (null, "Say in a few words why it changes. People want to know."))),
        new("Import", "the preview of new meetings from American dates", ImportCard.Preview(Pasted with { Order = ImportCard.MonthFirst }, [New with { ToCheck = [] }], "sample", null)),
        new("Import", "nothing to save", ImportCard.Preview(Pasted with { Notes = [] }, [Lines[3], Lines[4]], "sample", null)),
        new("Import", "saved", ImportCard.Saved("sample", "c4", 1, 1, 1)),
        new("Calendar", "no link", CalendarCard.None()),
        new("Calendar", "a link made earlier", CalendarCard.Have("Monday 1 March")),
        new("Calendar", "a new link", CalendarCard.Made(new("https://forumbot.example.org/calendar/Zm9ydW0tYm90LXNhbXBsZS1zZWNyZXQtMDEyMzQ1Njc4.ics"))),
        new("Calendar", "stopped", CalendarCard.Stopped()),
        new("Calendar", "no address", CalendarCard.NoAddress(hasLink: false)),
    ];
}
