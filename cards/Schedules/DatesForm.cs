namespace ForumBot.Cards;

/// <summary>One main date on the form: its box, and what it holds.</summary>
/// <param name="Id">The id of the day's box; the time's has "_time" behind it.</param>
/// <param name="Label">What it is.</param>
/// <param name="HasTime">True for the survey's opening and closing.</param>
/// <param name="Hint">What is expected while nobody has settled it, or null.</param>
public sealed record DateBox(string Id, string Label, bool HasTime, string? Hint)
{
    /// <summary>The id of the time's box.</summary>
    public string TimeId => Id + "_time";
}

/// <summary>The main dates, what was typed and what is wrong with it.</summary>
public sealed record DatesFormView
{
    /// <summary>What travels with the form: the inspection, and each date as its reader saw it.</summary>
    public required IReadOnlyDictionary<string, string> Keys { get; init; }

    /// <summary>The dates of this kind of inspection.</summary>
    public required IReadOnlyList<DateBox> Dates { get; init; }

    /// <summary>What the boxes hold, by field id.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong, by field id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with the whole, or null.</summary>
    public string? Problem { get; init; }
}

/// <summary>The form for the days that all others hang on.</summary>
public static class DatesForm
{
    /// <summary>The card.</summary>
    public static Card Of(DatesFormView view) => new()
    {
        Title = "Change the main dates",
        Body =
        [
            view switch
            {
                { Problem: { } problem } => new Text(problem, TextLook.Strong, Tone.Attention),
                { Errors.Count: > 0 } => new Text("Please look again at the marked boxes. What you typed is still there.", TextLook.Strong, Tone.Attention),
                _ => new Text("Many steps hang on these days. I show you which ones move before anything is saved. An empty box stays as it is."),
            },
            .. view.Dates.SelectMany(date => Boxes(view, date)),
            With(view, new TextField(MeetingForm.Reason, "Why does it change?", TextKind.LongText, 600) { Hint = "Leave it empty if you only confirm what is expected" }),
            With(view, new ChoiceField(MeetingForm.NeedsAnswer, "Ask people to press “Seen”?", [new("Yes", "yes"), new("No", "no")], Expanded: true)),
        ],
        Next = "Press “Check”. I show you what moves before anything is saved.",
        Buttons =
        [
            new Execute("Check", Verbs.ChangeDates) { Keys = view.Keys },
            ScheduleCard.Open(view.Keys["inspection"], "Leave it"),
        ],
    };

    private static IEnumerable<Element> Boxes(DatesFormView view, DateBox date)
    {
        yield return With(view, new DateField(date.Id, date.HasTime ? $"{date.Label}: day" : date.Label) { Hint = date.Hint });
        if (date.HasTime)
        {
            yield return With(view, new TimeField(date.TimeId, $"{date.Label}: time"));
        }
    }

    private static Field With(DatesFormView view, Field field) => field with
    {
        Value = view.Typed.GetValueOrDefault(field.Id),
        Error = view.Errors.GetValueOrDefault(field.Id),
    };
}
