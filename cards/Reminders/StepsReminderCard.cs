namespace ForumBot.Cards;

/// <summary>Steps that somebody is reminded of, with all words chosen for them.</summary>
public sealed record StepsReminder
{
    public required string Title { get; init; }

    /// <summary>A sentence or two above the steps.</summary>
    public required string Lead { get; init; }

    public required IReadOnlyList<StepLine> Steps { get; init; }

    /// <summary>True when each step is shown with its reason; otherwise with its state and who has it.</summary>
    public bool WithReasons { get; init; }

    /// <summary>True when each is a question to be answered: then its button opens its form.</summary>
    public bool AreQuestions { get; init; }

    /// <summary>What to do next.</summary>
    public required string Next { get; init; }
}

/// <summary>Reminds of steps: one that is due at a fixed time, those that are overdue, and what the LANO still owes.</summary>
public static class StepsReminderCard
{
    /// <summary>The card.</summary>
    public static Card Of(StepsReminder view) => new()
    {
        Title = Reminding.Short(view.Title),
        Body =
        [
            new Text(view.Lead),
            .. view.Steps.Take(DayCard.MostRows).SelectMany(step => view switch
            {
                { AreQuestions: true } => [StepRows.Row(step) with { Button = StepRows.Fill(step, $"Fill in {step.Number}") }],
                { WithReasons: true } => StepRows.WithReason(step),
                _ => (IEnumerable<Element>)[StepRows.Row(step)],
            }),
            .. More(view.Steps.Count - DayCard.MostRows),
        ],
        Next = view.Next,
        Buttons = [.. Buttons(view)],
    };

    private static IEnumerable<Element> More(int more) =>
        more <= 0 ? [] : [new Text($"And {more} more. Say “checklist” to see them all.", TextLook.Subtle)];

    private static IEnumerable<Button> Buttons(StepsReminder view)
    {
        if (!view.AreQuestions && view.Steps.FirstOrDefault(step => step.HasForm) is { } form)
        {
            yield return StepRows.Fill(form, $"Fill in: {form.Title}");
        }

        yield return GoTo.Today;
    }
}
