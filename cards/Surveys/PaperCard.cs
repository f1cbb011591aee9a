namespace ForumBot.Cards;

/// <summary>The form for paper copies: what there is already, and how many more.</summary>
public sealed record PaperFormView
{
    /// <summary>The inspection's id; it travels with the form.</summary>
    public required string Inspection { get; init; }

    /// <summary>When the form was drawn; it travels with the form, so that one handed in twice counts once.</summary>
    public required string Opened { get; init; }

    /// <summary>What was counted so far, in sentences.</summary>
    public required IReadOnlyList<string> SoFar { get; init; }

    /// <summary>What was typed, by field id.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong, in sentences, by field id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}

/// <summary>Paper copies: asked for, handed out, handed in. What is typed is added to what was counted before.</summary>
public static class PaperCard
{
    public const string AskedFor = "asked";
    public const string HandedOut = "out";
    public const string HandedIn = "in";

    /// <summary>The form.</summary>
    public static Card Form(PaperFormView view) => new()
    {
        Title = "Count paper forms",
        Body =
        [
            view.Errors.Count == 0
                ? new Text("How many more since the last count? I add them up.")
                : new Text($"Please look again at {Wording.Count(view.Errors.Count, "box", "boxes")}. What you typed is still there.", TextLook.Strong, Tone.Attention),
            .. view.SoFar.Select(line => new Text(line)),
            Fill(view, AskedFor, "More asked for by families"),
            Fill(view, HandedOut, "More handed out"),
            Fill(view, HandedIn, "More handed in"),
        ],
        Next = "Fill in what changed and press Save. Leave the other boxes empty.",
        Buttons = [new Execute("Save", Verbs.CountPaper) { Keys = new Dictionary<string, string> { ["inspection"] = view.Inspection, ["opened"] = view.Opened } }],
    };

    /// <summary>What was saved, with the way to take it back.</summary>
    public static Card Saved(IReadOnlyList<string> soFar, string inspection, string entry) => new()
    {
        Title = "Paper forms counted",
        Body = [.. soFar.Select(line => new Text(line))],
        Next = "Say “count paper” again when more come. If you made a slip, take it back and count anew.",
        Buttons = [SurveyButtons.CountPaper with { Title = "Count more" }, SurveyButtons.Survey, SharingCard.TakeBack(inspection, entry)],
    };

    private static NumberField Fill(PaperFormView view, string id, string label) =>
        new NumberField(id, label) { Value = view.Typed.GetValueOrDefault(id), Error = view.Errors.GetValueOrDefault(id) };
}
