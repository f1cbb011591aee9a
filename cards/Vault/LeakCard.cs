namespace ForumBot.Cards;

/// <summary>
/// Stops what must not be said before the report is out. It is the same for a leak and for a guess, and never says whether there are notes.
/// Source: docs/rules.md, CONF-15, CONF-16, CONF-28.
/// </summary>
public static class LeakCard
{
    private const string Title = "Please do not share that yet";

    // A card that holds more is slow on a phone, and Teams takes none of more than 28 KB.
    private const int MostTyped = 6000;

    private static readonly Text Why = new(
        "It reads like what inspectors found, or how the inspection came out. Until the report is published, nobody may say that: not what they heard, and not a guess.");

    private static readonly Text WeDoNotKnow = new("I answer every such message like this, right or wrong. I have not kept your words.", TextLook.Subtle);

    /// <summary>For what was written where others read along.</summary>
    public static Card OfMessage() => new()
    {
        Title = Title,
        Body =
        [
            Why,
            new Group(
            [
                new Text("Your message still stands there for all to read. Only you can take it away.", TextLook.Strong),
                new Text("Hold a finger on it (or point at it), press the three dots, and press “Delete”."),
            ], Tone.Warning),
            new Text("You can post this instead:"),
            new Group([new Text(HoldingCard.Statement)], Tone.Accent),
            new Text("If you were there for the forum, write notes with me in our own chat: say “note”.", TextLook.Subtle),
            WeDoNotKnow,
        ],
        Next = "Delete your message now. To get the other words again, say “holding statement”.",
    };

    /// <summary>For what was written into a form that still stands as it was.</summary>
    public static Card OfForm() => new()
    {
        Title = Title,
        Body = [Why, new Text("I have saved nothing of your form. What you typed still stands in it."), WeDoNotKnow],
        Next = "Take that part out of the form, and save it again.",
    };

    /// <summary>
    /// For what was written into a form in a dialog: the words come back to be changed, in the dialog alone. <paramref name="verb"/> is what the form asked
    /// for, <paramref name="keys"/> all else that it held, <paramref name="typed"/> the words by their boxes.
    /// </summary>
    public static Card InForm(string verb, IReadOnlyDictionary<string, string> keys, IReadOnlyList<KeyValuePair<string, string>> typed)
    {
        if (typed.Sum(text => text.Value.Length) + keys.Sum(key => key.Value.Length) > MostTyped)
        {
            return OfForm() with
            {
                Body = [Why, new Text("I have saved nothing of your form. It is too long to show you here again."), WeDoNotKnow],
                Next = "Take that part out where you copied it from. Then open the form again.",
            };
        }

        return new()
        {
            Title = Title,
            OnlyInDialog = new Execute("Help", Verbs.ShowHelp) { TakesFields = false },
            Body =
            [
                Why,
                new Text("I have saved nothing of your form. Here is what you typed. Take that part out and save it again."),
                .. typed.Select((text, at) => new TextField(text.Key, typed.Count == 1 ? "What you typed" : $"What you typed, box {at + 1}", TextKind.LongText, 4000) { Value = text.Value }),
                WeDoNotKnow,
            ],
            Next = "Change your words and press “Save”.",
            Buttons = [new Execute("Save", verb) { Keys = keys }],
        };
    }

    /// <summary>A message to the chair.</summary>
    public static Card Attempt(string name) => NoticeCard.Of(
        "Somebody tried to share what must stay secret",
        $"{name} was at the feedback meeting, and wrote something that reads like what inspectors found. I do not repeat it. It may have been a slip.",
        "Talk with them, kindly. Check together that no message of theirs still stands where others read it.");
}
