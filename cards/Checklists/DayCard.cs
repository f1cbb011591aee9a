namespace ForumBot.Cards;

/// <summary>What one day of the inspection asks for, ready to be drawn. All words are already chosen for the reader.</summary>
public sealed record DayView
{
    /// <summary>"Monday 8 September: day 1 of 15".</summary>
    public required string Title { get; init; }

    /// <summary>One sentence: where we are.</summary>
    public required string Lead { get; init; }

    /// <summary>Open steps whose last day has gone by, worst first.</summary>
    public IReadOnlyList<StepLine> Overdue { get; init; } = [];

    /// <summary>What is due, the reader's own first.</summary>
    public IReadOnlyList<StepLine> Due { get; init; } = [];

    /// <summary>How many due steps are done already.</summary>
    public int Done { get; init; }

    /// <summary>What the LANO has not told the forum yet, one thing each.</summary>
    public IReadOnlyList<string> AreaOwes { get; init; } = [];

    /// <summary>True when the reader is the one who owes it.</summary>
    public bool AreaIsReader { get; init; }

    /// <summary>The next thing with a day and a time, in a sentence; null when there is none.</summary>
    public string? NextFixed { get; init; }

    /// <summary>What others did lately, newest first.</summary>
    public IReadOnlyList<string> Happened { get; init; } = [];

    /// <summary>Things about the dates to check.</summary>
    public IReadOnlyList<string> ToCheck { get; init; } = [];

    /// <summary>The form that comes next, if any.</summary>
    public StepLine? NextForm { get; init; }

    /// <summary>True when the visit is over and the report is not out.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>True when this is today's list, false when it looks ahead.</summary>
    public bool IsToday { get; init; } = true;
}

/// <summary>"What's due today?", tomorrow, and this week.</summary>
public static class DayCard
{
    /// <summary>Steps drawn in full; the rest are a sentence away. More is a wall of text on a phone.</summary>
    public const int MostRows = 5;

    /// <summary>The card.</summary>
    public static Card Of(DayView view) => new()
    {
        Title = view.Title,
        Body = [.. Body(view)],
        Next = Next(view),
        Buttons = [.. Buttons(view)],
    };

    private static IEnumerable<Element> Body(DayView view)
    {
        yield return new Text(view.Lead);
        if (view.Overdue.Count > 0)
        {
            yield return new Group(
                [new Text($"Overdue: {Wording.Count(view.Overdue.Count, "step", "steps")}", TextLook.Heading, Tone.Attention), .. Rows(view.Overdue, 3, reasons: false)],
                Tone.Attention);
        }

        if (view.Due.Count > 0)
        {
            yield return new Text(view.IsToday ? "To do today" : "To do", TextLook.Heading);
            foreach (var row in Rows(view.Due, MostRows, reasons: view.IsToday))
            {
                yield return row;
            }
        }

        if (view.NextFixed is { } next)
        {
            yield return new Text(next, TextLook.Strong, Tone.Accent);
        }

        if (Bullets(view.AreaIsReader ? "The forum still needs from you" : "We still need from the LANO (your area’s contact for the inspection)", view.AreaOwes, Tone.Warning) is { } owed)
        {
            yield return owed;
        }

        if (Bullets("Please check", view.ToCheck, Tone.Warning) is { } check)
        {
            yield return check;
        }

        if (view.Happened.Count > 0)
        {
            yield return new Text("What happened", TextLook.Heading);
            foreach (var line in view.Happened)
            {
                yield return new Text(line, TextLook.Subtle);
            }
        }
    }

    private static IEnumerable<Element> Rows(IReadOnlyList<StepLine> steps, int most, bool reasons)
    {
        foreach (var element in steps.Take(most).SelectMany(step => reasons ? StepRows.WithReason(step) : [StepRows.Row(step)]))
        {
            yield return element;
        }

        if (steps.Count > most)
        {
            yield return new Text($"And {steps.Count - most} more. Say “checklist” to see them all.", TextLook.Subtle);
        }
    }

    private static Group? Bullets(string heading, IReadOnlyList<string> lines, Tone tone) => lines.Count == 0
        ? null
        : new([new Text(heading, TextLook.Heading), .. lines.Select(line => new Text("• " + line))], tone);

    private static string Next(DayView view) => (view.Overdue.FirstOrDefault(s => s.MayTick), view.Due.FirstOrDefault(s => s.MayTick), view) switch
    {
        ({ } first, _, _) => $"Start with the overdue step: {first.Title}. When it is done, say “done {first.Number}”.",
        (_, { } first, _) => $"Next: {first.Title}. When it is done, say “done {first.Number}”.",
        (_, _, { Overdue.Count: > 0 } or { Due.Count: > 0 }) =>
            "Others tick these steps. To see how you can help, say “step” and its number. Say “tomorrow” to look ahead.",
        (_, _, { IsWaiting: true }) => "There is nothing to do but wait. Say “timeline” to see when the report may come.",
        _ => "Nothing is waiting for you here. Say “tomorrow” to look ahead.",
    };

    private static IEnumerable<Button> Buttons(DayView view)
    {
        if (view.NextForm is { } form)
        {
            yield return StepRows.Fill(form, $"Fill in: {form.Title}");
        }

        yield return GoTo.Checklist;
        yield return view.IsToday ? GoTo.Tomorrow : GoTo.Today;
        yield return new Execute("Timeline", Verbs.ShowTimeline) { OrSay = "timeline", TakesFields = false };
    }
}
