namespace ForumBot.Cards;

/// <summary>One step in full: what to do and why, what is known, and who wrote it down.</summary>
public sealed record StepView(StepLine Step)
{
    /// <summary>What has been filled in, and what is still empty.</summary>
    public IReadOnlyList<Fact> Known { get; init; } = [];

    /// <summary>What changed or needs a look, such as a closing time that comes too late.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Said first, after a save: "Saved."</summary>
    public string? Saved { get; init; }

    /// <summary>Where the rule comes from, in words.</summary>
    public string Source { get; init; } = "";
}

/// <summary>One step in full.</summary>
public static class StepCard
{
    /// <summary>The card.</summary>
    public static Card Of(StepView view) => new()
    {
        Title = $"{view.Step.Number}. {view.Step.Title}",
        Body = [.. Body(view)],
        Next = Next(view),
        Buttons = [.. Buttons(view)],
    };

    private static IEnumerable<Element> Body(StepView view)
    {
        if (view.Saved is { } saved)
        {
            yield return new Text(saved, TextLook.Strong, Tone.Good);
        }

        foreach (var note in view.Notes)
        {
            yield return new Group([new Text("Please check: " + note)], Tone.Warning);
        }

        yield return new Text(view.Step.Why);
        yield return new Facts([.. Facts(view.Step), .. view.Known]);
        if (view.Source.Length > 0)
        {
            yield return new Text($"Where this comes from: {view.Source}.", TextLook.Subtle);
        }
    }

    private static IEnumerable<Fact> Facts(StepLine step)
    {
        yield return new("State", step.DoneBy.Length > 0 ? step.DoneBy : StepRows.Say(step.Status).Word);
        if (step.When.Length > 0)
        {
            yield return new("When", step.When);
        }

        if (step.Who.Length > 0)
        {
            yield return new("Who", step.Who);
        }
    }

    private static string Next(StepView view) => view.Step switch
    {
        { Status: StepStatus.Done } => "This step is done. Say “today” to see what comes next.",
        { MayTick: false, Doors: [var door, ..] } => $"Press “{door.Title}”. The step is ticked by itself once it is done.",
        { MayTick: false } => "This step is for somebody else to tick. Say “today” to see what else there is.",
        { HasForm: true } step => $"Fill in what you know; you can finish later. When all is done, say “done {step.Number}”.",
        var step => $"When it is done, say “done {step.Number}”.",
    };

    private static IEnumerable<Button> Buttons(StepView view)
    {
        if (view.Step.HasForm)
        {
            yield return StepRows.Fill(view.Step, "Fill in");
        }

        foreach (var door in view.Step.Doors)
        {
            yield return door;
        }

        if (StepRows.Press(view.Step) is { } press)
        {
            yield return press;
        }

        yield return GoTo.Checklist;
        yield return GoTo.Today;
    }
}
