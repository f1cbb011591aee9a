namespace ForumBot.Cards;

/// <summary>What was said is not something the bot knows; it offers what comes nearest.</summary>
public static class NotUnderstoodCard
{
    /// <summary>With the nearest phrases, best first.</summary>
    public static Card Of(IReadOnlyList<string> nearest) => new()
    {
        Title = "Sorry, I did not understand that",
        Body = nearest.Count == 0 ? [] : [new Text($"Did you mean {string.Join(" or ", nearest.Select(p => $"“{p}”"))}?")],
        Next = nearest.Count == 0 ? "Try other words, or say “help” to see all I can do." : "Say one of those, or say “help” to see all I can do.",
        Buttons = [new Execute("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false }],
    };
}
