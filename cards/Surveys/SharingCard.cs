namespace ForumBot.Cards;

/// <summary>The form for one place where the survey was shared, as it was filled in so far. All by field id.</summary>
public sealed record SharingFormView
{
    /// <summary>The inspection's id; it travels with the form.</summary>
    public required string Inspection { get; init; }

    /// <summary>When the form was drawn; it travels with the form, so that one handed in twice counts once.</summary>
    public required string Opened { get; init; }

    /// <summary>The ways to pick from.</summary>
    public required IReadOnlyList<Choice> Ways { get; init; }

    /// <summary>What was typed.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong, in sentences.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}

/// <summary>"I shared it": where, how many families it reaches, on which day; and what was saved.</summary>
public static class SharingCard
{
    public const string Way = "way";
    public const string Where = "where";
    public const string Families = "families";
    public const string Day = "day";

    /// <summary>The most letters of <see cref="Where"/>.</summary>
    public const int LongestWhere = 200;

    /// <summary>The form.</summary>
    public static Card Form(SharingFormView view) => new()
    {
        Title = "Where did you share the survey?",
        Body =
        [
            view.Errors.Count == 0
                ? new Text("Write down each place once. Then all of us see what is covered, and what is not.")
                : new Text($"Please look again at {Wording.Count(view.Errors.Count, "box", "boxes")}. What you typed is still there.", TextLook.Strong, Tone.Attention),
            Fill(new ChoiceField(Way, "How", view.Ways) { Needed = true }, view),
            Fill(new TextField(Where, "Where", MaxLength: LongestWhere) { Hint = "If it helps: which group, school or page. No names of families." }, view),
            Fill(new NumberField(Families, "How many families does it reach?") { Hint = "A rough number is fine. Leave it empty if you do not know." }, view),
            Fill(new DateField(Day, "On which day?"), view),
        ],
        Next = "Pick how you shared it and press Save.",
        Buttons = [new Execute("Save", Verbs.LogSharing) { Keys = new Dictionary<string, string> { ["inspection"] = view.Inspection, ["opened"] = view.Opened } }],
    };

    /// <summary>What was saved, with the way to take it back.</summary>
    public static Card Saved(string sentence, string inspection, string entry) => new()
    {
        Title = "Thank you for sharing",
        Body = [new Text(sentence)],
        Next = "Share it in one more place, or say “reach” to see how we are doing.",
        Buttons = [SurveyButtons.ISharedIt with { Title = "Add another" }, SurveyButtons.Reach, TakeBack(inspection, entry)],
    };

    /// <summary>Takes an entry away again.</summary>
    public static Execute TakeBack(string inspection, string entry) => new("Take back", Verbs.TakeBackShared)
    {
        Keys = new Dictionary<string, string> { ["inspection"] = inspection, ["entry"] = entry },
        TakesFields = false,
    };

    internal static Field Fill(Field field, SharingFormView view) =>
        field with { Value = view.Typed.GetValueOrDefault(field.Id), Error = view.Errors.GetValueOrDefault(field.Id) };
}
