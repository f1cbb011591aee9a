namespace ForumBot.Cards;

/// <summary>A person's own calendar link. The address is shown once, when it is made.</summary>
public static class CalendarCard
{
    private const string Title = "The timetable in your calendar";

    private static readonly Execute Make = new("Make my link", Verbs.MakeCalendar) { TakesFields = false };

    private static readonly Execute MakeNew = new("Make a new link", Verbs.MakeCalendar) { TakesFields = false };

    private static readonly Execute Stop = new("Stop my link", Verbs.RevokeCalendar) { TakesFields = false };

    private static readonly Text Warning = new(
        "Whoever has the link can read your calendar, so keep it to yourself. Phones may show meetings on the locked screen. What inspectors say at the feedback meeting is never in it.");

    /// <summary>There is no link yet.</summary>
    public static Card None() => new()
    {
        Title = Title,
        Body =
        [
            new Text("I can give you a link for the calendar on your phone. It shows the meetings and dates that you may see, and follows every change."),
            Warning,
        ],
        Next = "Press “Make my link”. You can stop it at any time.",
        Buttons = [Make],
    };

    /// <summary>There is one, made on this day. It is not known here any more, so it cannot be shown.</summary>
    public static Card Have(string day) => new()
    {
        Title = Title,
        Body = [new Text($"You have a link. You made it on {day}. I keep no copy, so I cannot show it again."), Warning],
        Next = "Lost it, or has somebody else seen it? Make a new one: the old one then stops.",
        Buttons = [MakeNew, Stop],
    };

    /// <summary>A new link.</summary>
    public static Card Made(Uri link) => new()
    {
        Title = "Your calendar link is ready",
        Body =
        [
            new Text(link.AbsoluteUri, TextLook.Strong),
            new Text("Copy it now: I cannot show it again. A link you had before has stopped."),
            new Details("how", "How do I use it?",
            [
                new Text("iPhone: open Calendar. Tap Calendars, Add Calendar, Add Subscription Calendar. Paste the link."),
                new Text("Google: open Google Calendar on a computer. Next to “Other calendars” press +, then “From URL”. Paste the link."),
                new Text("Outlook: open Calendar on the web. Press “Add calendar”, then “Subscribe from web”. Paste the link."),
                new Text("Calendars look for changes by themselves. That can take some hours. For the latest, ask me."),
            ]),
            Warning,
        ],
        Next = "Copy the link and paste it into your calendar.",
        Buttons = [Stop],
    };

    /// <summary>It has stopped.</summary>
    public static Card Stopped() => new()
    {
        Title = "Your calendar link has stopped",
        Body = [new Text("Nobody can use it any more. Your calendar may show the old meetings until you remove it there.")],
        Next = "Remove the calendar on your phone. To have one again, press “Make my link”.",
        Buttons = [Make],
    };

    /// <summary>Nobody has told the bot at which address it can be reached.</summary>
    public static Card NoAddress(bool hasLink) => new()
    {
        Title = Title,
        Body = [new Text("I cannot make calendar links yet: I do not know my own web address. Whoever runs this bot has to set it (the setting PublicAddress).")],
        Next = "Ask whoever runs this bot. Until then, say “schedule” to see the meetings.",
        Buttons = hasLink ? [Stop] : [],
    };
}
