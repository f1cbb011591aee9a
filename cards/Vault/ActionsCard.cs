namespace ForumBot.Cards;

/// <summary>A note that the report leaves out or says otherwise. It holds words of the vault.</summary>
/// <param name="Id">The note's id.</param>
/// <param name="Words">What was said.</param>
/// <param name="Found">"Missing" or "Different".</param>
public sealed record ActionLine(string Id, string Words, string Found)
{
    /// <summary>What it is about; shown once above those that share it.</summary>
    public required string Group { get; init; }

    /// <summary>"Raised by Rae, Monday 14 June, 9am"; null until it was.</summary>
    public string? Raised { get; init; }
}

/// <summary>What to raise with the area, a page of it.</summary>
public sealed record ActionsView(string Inspection, int Raised, int Total)
{
    /// <summary>The lines of this page.</summary>
    public IReadOnlyList<ActionLine> Lines { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>True for who may tick.</summary>
    public bool MayTick { get; init; }

    /// <summary>True for who may compare notes.</summary>
    public bool MayCompare { get; init; }
}

/// <summary>What was said at the feedback meeting and is not in the report, or is there otherwise: to raise with the area for its action plan. In a dialog alone.</summary>
public static class ActionsCard
{
    /// <summary>The key of a note.</summary>
    public const string Note = "note";

    /// <summary>The key of "yes" for raised, "no" for taken back.</summary>
    public const string Raised = "raised";

    /// <summary>The key of a page.</summary>
    public const string Page = "page";

    private const string Title = "Action list";

    /// <summary>The card.</summary>
    public static Card Of(ActionsView view) => new()
    {
        Title = Title,
        Body = [.. Top(view), .. Lines(view)],
        Buttons =
        [
            .. view.Page > 1 ? new[] { ToPage("Back", view, view.Page - 1) } : [],
            .. view.Page < view.Pages ? new[] { ToPage("More", view, view.Page + 1) } : [],
            .. view.MayCompare ? new[] { new Execute("Compare notes", Verbs.CompareNotes) { Keys = Keys(view.Inspection), TakesFields = false } } : [],
        ],
        Next = view.MayTick
            ? "Raise each point with the area when its action plan is made. Then press “Raised”."
            : "The chair, a deputy or a representative raises these points with the area.",
        OnlyInDialog = new(Title, Verbs.ShowActions) { Keys = Keys(view.Inspection), TakesFields = false },
    };

    private static IEnumerable<Element> Top(ActionsView view)
    {
        if (view.Total == 0)
        {
            yield return new Text("There is nothing here that you can see. Notes that are marked “missing” or “different” when they are compared with the report come here.");
            yield break;
        }

        yield return new Text($"{view.Raised} of {view.Total} raised with the area.", TextLook.Strong);
        yield return new Text("These points were made at the feedback meeting. The report leaves them out, or says them otherwise.");
        if (view.Pages > 1)
        {
            yield return new Text($"Page {view.Page} of {view.Pages}", TextLook.Subtle);
        }
    }

    private static IEnumerable<Element> Lines(ActionsView view)
    {
        string? group = null;
        foreach (var line in view.Lines)
        {
            if (line.Group != group)
            {
                group = line.Group;
                yield return new Text(group, TextLook.Heading);
            }

            yield return new Row(
                [new Text(line.Words), new Text(line.Raised is { } raised ? $"{line.Found}. {raised}" : $"{line.Found}. Not raised yet.", TextLook.Subtle)],
                view.MayTick ? Tick(view, line) : null);
        }
    }

    private static Execute Tick(ActionsView view, ActionLine line) => new(line.Raised is null ? "Raised" : "Undo", Verbs.MarkAction)
    {
        Keys = new Dictionary<string, string>(Keys(view.Inspection))
        {
            [Note] = line.Id,
            [Raised] = line.Raised is null ? "yes" : "no",
            [Page] = $"{view.Page}",
        },
        TakesFields = false,
        Tooltip = line.Raised is null ? "Say that this was raised with the area" : "Say that this was not raised after all",
    };

    private static Execute ToPage(string title, ActionsView view, int page) =>
        new(title, Verbs.ShowActions) { Keys = new Dictionary<string, string>(Keys(view.Inspection)) { [Page] = $"{page}" }, TakesFields = false };

    private static Dictionary<string, string> Keys(string inspection) => new() { ["inspection"] = inspection };
}
