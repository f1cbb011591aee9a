namespace ForumBot.Cards;

/// <summary>What all reminders share: that one is late, that its reader has seen it, and the way to fewer of them.</summary>
public static class Reminding
{
    /// <summary>The key under which the inspection travels.</summary>
    public const string Inspection = "inspection";

    /// <summary>The key under which the ledger's names of what the message says travel, with commas between.</summary>
    public const string Push = "push";

    /// <summary>The key that says that the message holds other things too, which an answer to one of them must not sweep away.</summary>
    public const string AmongOthers = "among";

    /// <summary>The headline of what is for attendees only: a lock screen shows it. Source: docs/rules.md, CONF-12.</summary>
    public const string Confidential = "You have a confidential item";

    /// <summary>The most buttons at a reminder's foot; more do not fit a phone, and some clients draw no more.</summary>
    public const int MostButtons = 5;

    /// <summary>The longest headline that a notification shows whole.</summary>
    public const int LongestTitle = 80;

    /// <summary>Leads to what quietens the bot.</summary>
    public static Execute Quieten { get; } = new("Snooze or stop", Verbs.ShowReminders) { OrSay = "my reminders", TakesFields = false };

    /// <summary>Says to the chair that this person has seen it.</summary>
    public static Execute GotIt(string inspection, IEnumerable<string> pushes) => new("Got it", Verbs.GotIt)
    {
        Keys = new Dictionary<string, string> { [Inspection] = inspection, [Push] = string.Join(',', pushes) },
        TakesFields = false,
        Tooltip = "Tell the chair that you have seen this",
    };

    /// <summary>With a word on top that it should have come before; <paramref name="due"/> is "Friday 12 March, 5pm".</summary>
    public static Card Late(this Card card, string due) => card.Below(new Text($"This is late: it was due {due}.", TextLook.Strong, Tone.Warning));

    /// <summary>With a word on top that its reader has seen it, and nothing left to ask them.</summary>
    public static Card Seen(this Card card) => card.Below(new Text("Thank you. I have noted that you have seen this.", TextLook.Subtle, Tone.Good)) with
    {
        Buttons = [.. card.Buttons.Where(button => button is not Execute { Verb: Verbs.GotIt })],
    };

    /// <summary>With the buttons that belong to a reminder in somebody's own chat, as far as there is room for them.</summary>
    public static Card WithFoot(this Card card, params IEnumerable<Button> more) => card with { Buttons = Fitting(card.Buttons, more) };

    /// <summary>A headline that fits.</summary>
    public static string Short(string title) => title.Length <= LongestTitle ? title : title[..(LongestTitle - 1)].TrimEnd() + "…";

    // The last ones are the way out, which nothing may push off the card.
    private static Button[] Fitting(IReadOnlyList<Button> own, IEnumerable<Button> more)
    {
        Button[] last = [.. more];
        return [.. own.Take(MostButtons - last.Length), .. last];
    }

    private static Card Below(this Card card, Element first) => card with { Body = [first, .. card.Body] };
}
