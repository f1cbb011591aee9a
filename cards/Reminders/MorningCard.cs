namespace ForumBot.Cards;

/// <summary>What the day asks of one person, with all words chosen for them.</summary>
public sealed record MorningView
{
    /// <summary>"Your list for Monday 8 March: day 6 of 15".</summary>
    public required string Title { get; init; }

    /// <summary>One sentence: where we are.</summary>
    public required string Lead { get; init; }

    /// <summary>What is different in the timetable since the last list, a sentence each.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>Their meetings today, in order of time: "2pm: Forum meets inspectors, Town Hall".</summary>
    public IReadOnlyList<string> Meetings { get; init; } = [];

    /// <summary>Theirs, and overdue.</summary>
    public IReadOnlyList<StepLine> Overdue { get; init; } = [];

    /// <summary>Theirs, and due.</summary>
    public IReadOnlyList<StepLine> Yours { get; init; } = [];

    /// <summary>Due, and everybody's.</summary>
    public IReadOnlyList<StepLine> ForAll { get; init; } = [];

    /// <summary>Their form that comes next, if any.</summary>
    public StepLine? NextForm { get; init; }
}

/// <summary>The list that reaches a person in the morning, without being asked for.</summary>
public static class MorningCard
{
    /// <summary>The card.</summary>
    public static Card Of(MorningView view) => new()
    {
        Title = Reminding.Short(view.Title),
        Body = [.. Body(view)],
        Next = Next(view),
        Buttons = [.. Buttons(view)],
    };

    private static IEnumerable<Element> Body(MorningView view)
    {
        yield return new Text(view.Lead);
        if (view.Changed.Count > 0)
        {
            yield return new Group([new Text("What changed", TextLook.Heading), .. Lines(view.Changed)], Tone.Accent);
        }

        if (view.Meetings.Count > 0)
        {
            yield return new Text("Your meetings today", TextLook.Heading);
            foreach (var line in Lines(view.Meetings))
            {
                yield return line;
            }
        }

        if (view.Overdue.Count > 0)
        {
            yield return new Group(
                [new Text("Yours, and overdue", TextLook.Heading, Tone.Attention), .. view.Overdue.Take(DayCard.MostRows).Select(StepRows.Row), .. More(view.Overdue)],
                Tone.Attention);
        }

        foreach (var element in Section("Yours today", view.Yours).Concat(Section("For everyone", view.ForAll)))
        {
            yield return element;
        }
    }

    private static IEnumerable<Element> Section(string heading, IReadOnlyList<StepLine> steps) => steps.Count == 0
        ? []
        : [new Text(heading, TextLook.Heading), .. steps.Take(DayCard.MostRows).SelectMany(StepRows.WithReason), .. More(steps)];

    private static IEnumerable<Element> More(IReadOnlyList<StepLine> steps) => steps.Count <= DayCard.MostRows
        ? []
        : [new Text($"And {steps.Count - DayCard.MostRows} more. Say “checklist” to see them all.", TextLook.Subtle)];

    private static IEnumerable<Text> Lines(IReadOnlyList<string> lines) => lines.Select(line => new Text("• " + line));

    private static string Next(MorningView view) => view.Overdue.Concat(view.Yours).Concat(view.ForAll).FirstOrDefault(step => step.MayTick) is { } first
        ? $"Begin with “{first.Title}”. When it is done, say “done {first.Number}”."
        : "Say “today” to see what the others do.";

    private static IEnumerable<Button> Buttons(MorningView view)
    {
        if (view.NextForm is { } form)
        {
            yield return StepRows.Fill(form, $"Fill in: {form.Title}");
        }

        if (view.Meetings.Count > 0 || view.Changed.Count > 0)
        {
            yield return GoTo.Schedule;
        }

        yield return GoTo.Today;
        yield return GoTo.Checklist;
    }
}
