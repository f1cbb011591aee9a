namespace ForumBot.Cards;

/// <summary>How long the notes are kept, for one reader.</summary>
/// <param name="Inspection">The inspection's id.</param>
/// <param name="Until">A sentence or two: until when.</param>
public sealed record KeepingView(string Inspection, string Until)
{
    /// <summary>The day on which the notes are to be looked through; null when it is not known.</summary>
    public string? Review { get; init; }

    /// <summary>Something to decide that nobody but people can; null when there is nothing.</summary>
    public string? Question { get; init; }

    /// <summary>Who asked for everything to be erased, and when; null when nobody did, or it is not for this reader.</summary>
    public string? Asked { get; init; }

    /// <summary>True for who may ask for it.</summary>
    public bool MayAsk { get; init; }

    /// <summary>True for who may confirm what somebody else asked.</summary>
    public bool MayConfirm { get; init; }

    /// <summary>True for who may take the question back.</summary>
    public bool MayTakeBack { get; init; }

    /// <summary>What the certificate says, once it is decided that all is erased and for those who may see it; otherwise empty.</summary>
    public IReadOnlyList<Fact> Certificate { get; init; } = [];

    /// <summary>True while the erasing that the certificate is about goes on.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>Where the certificate can be had as a file; null where there is none or nobody has said where the bot is reached.</summary>
    public Uri? CertificateFile { get; init; }
}

/// <summary>How long the notes are kept, and erasing them. No card of these holds a word of a note.</summary>
public static class KeepingCard
{
    /// <summary>The key of what a press asks for.</summary>
    public const string Act = "act";

    /// <summary>The key of the question that a press answers.</summary>
    public const string Which = "asked";

    private const string Title = "How long the notes are kept";
    private const string EraseTitle = "Erase the notes";

    /// <summary>What goes when the notes are erased, said the same everywhere.</summary>
    public const string WhatGoes =
        "All notes, every earlier version of them, all drafts, the list of who opened them, and who accepted the terms. "
        + "The key to them is destroyed first. After that I cannot bring them back. Whoever runs this bot has to delete old copies of the keys too, if there are any.";

    /// <summary>The way to it.</summary>
    public static Execute Opens(string inspection) => new("How long notes are kept", Verbs.ShowKeeping) { Keys = Keys(inspection), TakesFields = false };

    /// <summary>The card.</summary>
    public static Card Of(KeepingView view) => new()
    {
        Title = Title,
        Body = view.Certificate.Count > 0 ? Erased(view) : [.. Kept(view)],
        Buttons =
        [
            .. view.CertificateFile is { } file ? new Button[] { new OpenLink("Download certificate", file) } : [],
            .. view.MayConfirm ? new Button[] { Press("Confirm erasing", "confirm", view.Inspection) } : [],
            .. view.MayAsk ? new Button[] { Press("Erase the notes", "ask", view.Inspection) } : [],
            .. view.MayTakeBack ? new Button[] { Press("Do not erase", "back", view.Inspection) } : [],
        ],
        Next = view switch
        {
            { IsUnderWay: true } => "I go on by myself. Look again in a few minutes.",
            { Certificate.Count: > 0 } => "There is nothing more to do. Keep the certificate if you need to show what was done.",
            { MayConfirm: true } => "Press “Confirm erasing” only if you agree. Press “Do not erase” if you do not.",
            { MayAsk: true } => "You need do nothing. To erase all of it earlier, press “Erase the notes”: a second person has to agree.",
            _ => "You need do nothing.",
        },
        OnlyInDialog = Opens(view.Inspection),
    };

    /// <summary>What asking for it would mean.</summary>
    public static Card Ask(string inspection) => new()
    {
        Title = EraseTitle,
        Body =
        [
            new Text("This erases everything from the feedback meeting, for everybody.", TextLook.Strong, Tone.Attention),
            new Text(WhatGoes),
            new Text("Files that people have exported stay with them. A certificate stays here. It says what was erased, when and by whom, and holds no content."),
            new Text("Nothing happens until somebody else who was in the room confirms it, within seven days."),
        ],
        Buttons = [Press("Ask for it", "asked", inspection), Opens(inspection) with { Title = "Leave it" }],
        Next = "Press “Ask for it” if you are sure. The others who were in the room are told.",
        OnlyInDialog = Opens(inspection),
    };

    /// <summary>The last look before everything goes.</summary>
    public static Card Confirm(string inspection, string asked, string which) => new()
    {
        Title = EraseTitle,
        Body =
        [
            new Text(asked),
            new Text("If you confirm, everything from the feedback meeting is erased at once, for everybody.", TextLook.Strong, Tone.Attention),
            new Text(WhatGoes),
            new Text("Take an export first if somebody still needs one."),
        ],
        Buttons = [Press("Erase for good", "erase", inspection, which), Press("Do not erase", "back", inspection), Opens(inspection) with { Title = "Leave it" }],
        Next = "Press “Erase for good” only if you are sure. There is no way back.",
        OnlyInDialog = Opens(inspection),
    };

    /// <summary>A sentence about what a press could not do.</summary>
    public static Card Refused(string inspection, string sentence) => NoticeCard.Of(
        EraseTitle, sentence, "Say “erase notes” to see how things stand.", Opens(inspection) with { Title = "Back" }) with
    { OnlyInDialog = Opens(inspection) };

    private static IEnumerable<Element> Kept(KeepingView view)
    {
        yield return new Text(view.Until);
        if (view.Review is { } review)
        {
            yield return new Text($"Look through the notes: {review}. Decide then what is still needed.");
        }

        if (view.Question is { } question)
        {
            yield return new Text(question, TextLook.Strong, Tone.Warning);
        }

        if (view.Asked is { } asked)
        {
            yield return new Text(asked, TextLook.Strong, Tone.Attention);
        }

        yield return new Text("What goes then", TextLook.Heading);
        yield return new Text(WhatGoes);
    }

    private static Element[] Erased(KeepingView view) =>
    [
        new Text($"Everything from the feedback meeting {(view.IsUnderWay ? "is being" : "has been")} erased. This certificate stays.", TextLook.Strong),
        new Facts(view.Certificate),
    ];

    private static Execute Press(string title, string act, string inspection, string? which = null)
    {
        var keys = new Dictionary<string, string>(Keys(inspection)) { [Act] = act };
        if (which is not null)
        {
            keys[Which] = which;
        }

        return new(title, Verbs.EraseNotes) { Keys = keys, TakesFields = false };
    }

    private static Dictionary<string, string> Keys(string inspection) => new() { ["inspection"] = inspection };
}
