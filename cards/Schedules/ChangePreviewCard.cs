namespace ForumBot.Cards;

/// <summary>A change before it is saved.</summary>
public sealed record ChangePreview
{
    /// <summary>The headline: "Is this right?".</summary>
    public string Title { get; init; } = "Is this right?";

    /// <summary>What it is about, in a line.</summary>
    public required string About { get; init; }

    /// <summary>Old beside new.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>A note or a reason, and who may see it, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Steps that move with it, old beside new.</summary>
    public IReadOnlyList<Fact> Moved { get; init; } = [];

    /// <summary>What a person should look at again.</summary>
    public IReadOnlyList<string> ToCheck { get; init; } = [];

    /// <summary>Who hears of it, and when.</summary>
    public required string Told { get; init; }

    /// <summary>Saves it.</summary>
    public required string SaveVerb { get; init; }

    /// <summary>Opens the form again.</summary>
    public required string BackVerb { get; init; }

    /// <summary>What was typed, with the ids that it is about.</summary>
    public required IReadOnlyDictionary<string, string> Keys { get; init; }
}

/// <summary>A change that somebody else was quicker with: as it was, theirs, and mine.</summary>
public sealed record ChangeConflict(string About, string ByWhom, string? Was, string Theirs, string Mine, string SaveVerb, string BackVerb, IReadOnlyDictionary<string, string> Keys);

/// <summary>What a change would do, before anything is saved; and what to do when somebody else was quicker.</summary>
public static class ChangePreviewCard
{
    /// <summary>The key by which a press says that its presser has seen the preview.</summary>
    public const string SureKey = "sure";

    /// <summary>The preview.</summary>
    public static Card Of(ChangePreview view) => new()
    {
        Title = view.Title,
        Body =
        [
            new Text(view.About, TextLook.Strong),
            new Facts(view.Facts),
            .. view.Notes.Select(note => new Text(note)),
            .. view.ToCheck.Select(line => (Element)new Group([new Text("Please check: " + line)], Tone.Warning)),
            .. Moved(view),
            new Text(view.Told),
        ],
        Next = "If this is right, press “Save”. If not, press “Back”. Nothing is saved yet.",
        Buttons =
        [
            new Execute("Save", view.SaveVerb) { Keys = Sure(view.Keys), TakesFields = false },
            new Execute("Back", view.BackVerb) { Keys = view.Keys, TakesFields = false },
        ],
    };

    /// <summary>The choice between two changes of one thing.</summary>
    public static Card Conflict(ChangeConflict view) => new()
    {
        Title = "Somebody was quicker",
        Body =
        [
            new Text($"{view.ByWhom} changed this while you were typing. Nothing of yours is saved yet, and nothing is lost.", TextLook.Strong, Tone.Attention),
            new Text(view.About, TextLook.Strong),
            new Facts([.. view.Was is { } was ? new[] { new Fact("When you began", was) } : [], new("Now, by them", view.Theirs), new("As you typed it", view.Mine)]),
        ],
        Next = "Press “Take mine” to put yours in place of theirs, or “Keep theirs”. “Back” opens your form again.",
        Buttons =
        [
            new Execute("Take mine", view.SaveVerb) { Keys = Sure(view.Keys), TakesFields = false },
            ScheduleCard.Open(view.Keys["inspection"], "Keep theirs"),
            new Execute("Back", view.BackVerb) { Keys = view.Keys, TakesFields = false },
        ],
    };

    private static IEnumerable<Element> Moved(ChangePreview view)
    {
        if (view.Moved.Count > 0)
        {
            yield return new Text($"{Wording.Count(view.Moved.Count, "step moves", "steps move")} with it:".ToUpperFirst(), TextLook.Heading);
            yield return new Facts(view.Moved);
        }
    }

    private static Dictionary<string, string> Sure(IReadOnlyDictionary<string, string> keys) => new(keys) { [SureKey] = "yes" };

    private static string ToUpperFirst(this string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
