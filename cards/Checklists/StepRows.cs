namespace ForumBot.Cards;

/// <summary>How steps are drawn in the day's card and in the checklist.</summary>
internal static class StepRows
{
    internal static Element Row(StepLine step, bool why) => new Row(Lines(step, why), Press(step));

    internal static Execute Press(StepLine step) => step.Status == StepStatus.Done
        ? new Execute("Undo", Verbs.UndoStep) { Keys = Keys(step), OrSay = $"undo {step.Number}", TakesFields = false }
        : new Execute("Done", Verbs.TickStep) { Keys = Keys(step), OrSay = $"done {step.Number}", TakesFields = false };

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

    private static List<Element> Lines(StepLine step, bool why)
    {
        var lines = new List<Element>(3) { new Text($"{step.Number}. {step.Title}", TextLook.Strong) };
        var (word, tone) = Say(step.Status);
        lines.Add(new Text(string.Join(" · ", Parts(step, word)), TextLook.Subtle, tone));
        if (why && step.Why.Length > 0)
        {
            lines.Add(new Text(step.Why));
        }

        return lines;
    }

    private static IEnumerable<string> Parts(StepLine step, string word)
    {
        yield return step.DoneBy.Length > 0 ? step.DoneBy : word;
        if (step.When.Length > 0 && step.Status != StepStatus.Done)
        {
            yield return step.When;
        }

        if (step.Who.Length > 0 && step.Status != StepStatus.Done)
        {
            yield return step.Who;
        }
    }
}
