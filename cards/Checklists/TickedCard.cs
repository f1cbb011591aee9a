namespace ForumBot.Cards;

/// <summary>To whoever ticked by words: what is ticked now, or no longer, and what comes next. Two lines; the day is a press away.</summary>
public static class TickedCard
{
    /// <summary><paramref name="titles"/> are the steps that were named; <paramref name="next"/> is the step to do now, null when nothing is left today.</summary>
    public static Card Of(IReadOnlyList<string> titles, bool ticked, StepLine? next)
    {
        var what = ticked ? "Ticked" : "No longer ticked";
        return new()
        {
            Title = titles is [var one] ? $"{what}: {one}" : $"{what}: {Wording.Count(titles.Count, "step", "steps")}",
            Body =
            [
                .. titles.Count > 1 ? titles.Select(title => new Text(title)) : [],
                new Text(next is null ? "Nothing else is due today." : $"Next: {next.Number}. {next.Title}{(next.Who.Length > 0 ? $", for {next.Who}" : "")}"),
            ],
            Next = next is null ? "Say “today” for the whole list." : $"Say “done {next.Number}” when that is done, or “today” for the whole list.",
            Buttons = [GoTo.Today],
        };
    }
}
