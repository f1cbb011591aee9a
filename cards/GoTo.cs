namespace ForumBot.Cards;

/// <summary>The buttons that lead from one card to another, said the same everywhere.</summary>
public static class GoTo
{
    /// <summary>Today's list.</summary>
    public static Execute Today { get; } = Day("Today", "today");

    /// <summary>Tomorrow's list.</summary>
    public static Execute Tomorrow { get; } = Day("Tomorrow", "tomorrow");

    /// <summary>The checklist, at the first step that is not done.</summary>
    public static Execute Checklist { get; } = new("Checklist", Verbs.ShowChecklist) { OrSay = "checklist", TakesFields = false };

    /// <summary>The timetable.</summary>
    public static Execute Schedule { get; } = new("Timetable", Verbs.ShowSchedule) { OrSay = "schedule", TakesFields = false };

    /// <summary>The weeks at a glance.</summary>
    public static Execute Timeline { get; } = new("Timeline", Verbs.ShowTimeline) { OrSay = "timeline", TakesFields = false };

    private static Execute Day(string title, string day) =>
        new(title, Verbs.ShowDay) { Keys = new Dictionary<string, string> { ["day"] = day }, OrSay = day, TakesFields = false };
}
