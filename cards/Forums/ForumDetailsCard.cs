namespace ForumBot.Cards;

/// <summary>What the chair tells the bot about the forum and the area: as typed, with what is wrong by field.</summary>
public sealed record ForumDetailsForm
{
    /// <summary>What was typed, by field id.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>What the forum held when the form was first shown, by field id.</summary>
    public IReadOnlyDictionary<string, string> Shown { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong, by field id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>The school holidays that are kept, in words, each with its key.</summary>
    public IReadOnlyList<Choice> Breaks { get; init; } = [];

    /// <summary>What was just done, or null.</summary>
    public string? Done { get; init; }
}

/// <summary>The forum's details: its name and area, where to turn with a worry, the inspectors' mailbox, school holidays.</summary>
public static class ForumDetailsCard
{
    public const string Name = "name";
    public const string Area = "area";
    public const string Safeguarding = "safeguarding";
    public const string Sendiass = "sendiass";
    public const string Mailbox = "mailbox";
    public const string BreakName = "break_name";
    public const string BreakFirst = "break_first";
    public const string BreakLast = "break_last";
    public const string BreakKey = "break";

    /// <summary>The form, as it is kept or as it was filled in.</summary>
    public static Card Of(ForumDetailsForm form) => new()
    {
        Title = form switch
        {
            { Errors.Count: > 0 } => "Nearly there: please check the form",
            { Done: not null } => "Saved",
            _ => "Forum details",
        },
        Body = [.. Elements(form)],
        Next = "Fill in what you know and press “Save”. You can come back for the rest.",
        NextInFallbackOnly = true,
        Buttons =
        [
            new Execute("Save", Verbs.SaveForumDetails) { Keys = form.Shown.ToDictionary(v => ShownKey(v.Key), v => v.Value) },
            new Execute("Back", Verbs.ShowSettings) { TakesFields = false },
        ],
    };

    /// <summary>The key under which a field's first value travels, so that what others saved meanwhile is kept.</summary>
    public static string ShownKey(string field) => "shown_" + field;

    private static IEnumerable<Element> Elements(ForumDetailsForm form)
    {
        if (form.Done is { } done)
        {
            yield return new Text(done, TextLook.Strong, Tone.Good);
        }

        yield return Line(form, Name, "What is your forum called?", TextKind.Text);
        yield return Line(form, Area, "Which council area?", TextKind.Text);
        yield return Line(form, Safeguarding, "Who to contact with a worry about a child’s safety", TextKind.Text, "phone number or web page of your council");
        yield return Line(form, Sendiass, "How to reach SENDIASS", TextKind.Text, "the free advice service for families");
        yield return Line(form, Mailbox, "The inspectors’ email address", TextKind.Email, "from the letter that brings the notice");
        yield return new Text("School holidays", TextLook.Heading);
        foreach (var known in form.Breaks)
        {
            yield return new Row(
                [new Text(known.Title)],
                new Execute("Remove", Verbs.RemoveSchoolBreak)
                {
                    Keys = new Dictionary<string, string> { [BreakKey] = known.Value },
                    TakesFields = false,
                });
        }

        yield return Line(form, BreakName, "Add a holiday", TextKind.Text, "for example Easter");
        yield return new DateField(BreakFirst, "First day") { Value = form.Values.GetValueOrDefault(BreakFirst), Error = form.Errors.GetValueOrDefault(BreakFirst) };
        yield return new DateField(BreakLast, "Last day") { Value = form.Values.GetValueOrDefault(BreakLast), Error = form.Errors.GetValueOrDefault(BreakLast) };
    }

    private static TextField Line(ForumDetailsForm form, string id, string label, TextKind kind, string? hint = null) => new(id, label, kind, MaxLength: 200)
    {
        Value = form.Values.GetValueOrDefault(id),
        Error = form.Errors.GetValueOrDefault(id),
        Hint = hint,
        Needed = id is Name or Area,
    };
}
