namespace ForumBot.Cards;

/// <summary>One change in the list of the last ones.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it was.</param>
/// <param name="Lines">Old and new, why, who, how many have seen it.</param>
/// <param name="MayUndo">True when this reader may take it back.</param>
public sealed record ChangeLine(string Id, string Title, IReadOnlyList<string> Lines, bool MayUndo);

/// <summary>The last changes to the timetable.</summary>
public static class ChangesCard
{
    /// <summary>How many are listed.</summary>
    public const int Most = 8;

    /// <summary>The card.</summary>
    public static Card Of(string inspection, IReadOnlyList<ChangeLine> changes) => new()
    {
        Title = "What changed in the timetable",
        Body = changes.Count == 0 ? [new Text("Nothing has changed yet.")] : [.. changes.Select(change => Draw(inspection, change))],
        Next = changes.Any(change => change.MayUndo)
            ? "Press “Undo” beside a change to take it back. Say “schedule” to see all times."
            : "Say “schedule” to see all times.",
        Buttons = [ScheduleCard.Open(inspection), GoTo.Today],
    };

    private static Row Draw(string inspection, ChangeLine change) => new(
        [new Text(change.Title, TextLook.Strong), .. change.Lines.Select(line => new Text(line))],
        change.MayUndo ? ChangeNoticeCard.Undo(inspection, change.Id) with { Tooltip = $"Undo: {change.Title}" } : null);
}
