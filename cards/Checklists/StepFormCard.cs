namespace ForumBot.Cards;

/// <summary>The form of one step. <see cref="Opened"/> travels with the form, so that a newer answer by somebody else is not written over unseen.</summary>
public sealed record StepFormView(StepLine Step, IReadOnlyList<Field> Fields, string Opened)
{
    /// <summary>How many boxes need a second look.</summary>
    public int Wrong { get; init; }

    /// <summary>How many answers were saved although others need a second look.</summary>
    public int SavedSoFar { get; init; }
}

/// <summary>What a step asks people to write down.</summary>
public static class StepFormCard
{
    /// <summary>The card.</summary>
    public static Card Of(StepFormView view) => new()
    {
        Title = view.Step.Title,
        Body = [Lead(view), .. view.Fields],
        Next = "Fill in what you know and press Save. Empty boxes can wait: you or somebody else can finish later.",
        Buttons =
        [
            new Execute("Save", Verbs.SaveStep) { Keys = Keys(view) },
            StepRows.Open(view.Step, "Back"),
        ],
    };

    private static Text Lead(StepFormView view) => view.Wrong == 0
        ? new Text(view.Step.Why)
        : new Text(
            $"Please look again at {Wording.Count(view.Wrong, "box", "boxes")}. What you typed is still there."
            + (view.SavedSoFar > 0 ? " The rest is saved." : ""),
            TextLook.Strong,
            Tone.Attention);

    private static Dictionary<string, string> Keys(StepFormView view) =>
        new(StepRows.Keys(view.Step)) { ["opened"] = view.Opened };
}
