namespace ForumBot.Cards;

/// <summary>One page of the checklist, ready to be drawn. Pages count from 1.</summary>
public sealed record ChecklistView(string Title, string Lead, IReadOnlyList<StepLine> Steps, int Page, int Pages);

/// <summary>All steps with their state, a page at a time.</summary>
public static class ChecklistCard
{
    /// <summary>Steps on a page: what a phone shows without endless scrolling, and within Teams' size limit.</summary>
    public const int PerPage = 8;

    /// <summary>The card.</summary>
    public static Card Of(ChecklistView view) => new()
    {
        Title = view.Title,
        Body = [new Text(view.Lead), .. view.Steps.Select(step => StepRows.Row(step))],
        Next = Next(view),
        Buttons = [.. Buttons(view)],
    };

    private static string Next(ChecklistView view) => view.Steps.Where(s => s.Status != StepStatus.Done).OrderBy(s => !s.MayTick).FirstOrDefault() switch
    {
        { MayTick: false } open => $"What is open here is for others to tick. To see a step in full, say “step {open.Number}”.",
        { } open => $"When a step is done, press its Done button or say “done {open.Number}”. To see it in full, say “step {open.Number}”.",
        null => "Everything on this page is done. Say “today” to see what comes next.",
    };

    private static IEnumerable<Button> Buttons(ChecklistView view)
    {
        if (view.Page > 1)
        {
            yield return Page("Earlier steps", view.Page - 1);
        }

        if (view.Page < view.Pages)
        {
            yield return Page("Later steps", view.Page + 1);
        }

        yield return GoTo.Today;
    }

    private static Execute Page(string title, int page) => new(title, Verbs.ShowChecklist)
    {
        Keys = new Dictionary<string, string> { ["page"] = $"{page}" },
        OrSay = $"checklist {page}",
        TakesFields = false,
    };
}
