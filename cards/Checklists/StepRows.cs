namespace ForumBot.Cards;

/// <summary>How steps are drawn in the day's card and in the checklist.</summary>
internal static class StepRows
{
    /// <summary>A line of the checklist: its state, when, and who.</summary>
    internal static Row Row(StepLine step) => new(Lines(step, Parts(step, Say(step.Status).Word)), Main(step));

    /// <summary>A step of today's list, where "to do" and "today" go without saying, with its reason below at full width.</summary>
    internal static IEnumerable<Element> WithReason(StepLine step)
    {
        yield return new Row(Lines(step, Parts(step, "").Where(part => part is not ("" or "today"))), Main(step));
        if (step.Why.Length > 0)
        {
            yield return new Text(step.Why);
        }
    }

    // Where a step is done in the vault and not ticked by hand, the way there stands in the tick's place.
    private static Execute? Main(StepLine step) => Press(step) ?? (step.Doors is [var door, ..] ? door : null);

    /// <summary>The button that ticks or unticks it; null for a reader who may do neither.</summary>
    // With its number, so that somebody who hears the buttons alone can tell them apart.
    internal static Execute? Press(StepLine step) => !step.MayTick
        ? null
        : step.Status == StepStatus.Done
        ? new Execute($"Undo {step.Number}", Verbs.UndoStep) { Keys = Keys(step), OrSay = $"undo {step.Number}", TakesFields = false }
        : new Execute($"Done {step.Number}", Verbs.TickStep) { Keys = Keys(step), OrSay = $"done {step.Number}", TakesFields = false };

    internal static Execute Open(StepLine step, string title) =>
        new(title, Verbs.ShowStep) { Keys = Keys(step), OrSay = $"step {step.Number}", TakesFields = false };

    internal static Execute Fill(StepLine step, string title) =>
        new(title, Verbs.FillStep) { Keys = Keys(step), OrSay = $"fill in {step.Number}", TakesFields = false };

    internal static IReadOnlyDictionary<string, string> Keys(StepLine step) => new Dictionary<string, string>
    {
        ["inspection"] = step.Inspection,
        ["step"] = step.Id,
        ["day"] = step.Day,
        ["from"] = step.From,
    };

    /// <summary>The status in a word, because colour alone tells some people nothing.</summary>
    internal static (string Word, Tone Tone) Say(StepStatus status) => status switch
    {
        StepStatus.Done => ("Done", Tone.Good),
        StepStatus.Overdue => ("Overdue", Tone.Attention),
        StepStatus.NoDate => ("No date yet", Tone.Warning),
        _ => ("To do", Tone.Plain),
    };

    private static List<Element> Lines(StepLine step, IEnumerable<string> parts) =>
    [
        new Text($"{step.Number}. {step.Title}", TextLook.Strong),
        new Text(Capital(string.Join(" · ", parts)), TextLook.Subtle, Say(step.Status).Tone),
    ];

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static IEnumerable<string> Parts(StepLine step, string word)
    {
        yield return step.DoneBy.Length > 0 ? step.DoneBy : word;
        if (step.When.Length > 0 && step.Status != StepStatus.Done)
        {
            yield return step.When;
        }

        if (step.Who.Length > 0 && step.Status != StepStatus.Done)
        {
            yield return step.IsYours ? "yours" : step.Who;
        }
    }
}
