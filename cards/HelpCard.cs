namespace ForumBot.Cards;

/// <summary>What one person can do here, now.</summary>
public static class HelpCard
{
    /// <summary>Grouped phrases with a short sentence each, and buttons for the most used. In a <paramref name="shared"/> place it hears only what begins with its name.</summary>
    public static Card Of(string? forum, IReadOnlyList<HelpGroup> groups, IReadOnlyList<Execute> offers, bool shared = false) => new()
    {
        Title = forum is null ? "What I can do here" : $"What you can do in {forum}",
        Body = [.. groups.SelectMany(Elements), .. shared ? [new Text(Wording.ByName(forum is null ? "help" : "today"))] : (Element[])[]],
        Next = groups.Any(g => g.Lines.Count > 0)
            ? "Say any of the words in quotes to me. Small spelling mistakes are fine."
            : "Say “set up” to set up a forum here.",
        Buttons = offers,
    };

    private static IEnumerable<Element> Elements(HelpGroup group) =>
        [new Text(group.Heading, TextLook.Heading), .. group.Lines.Select(l => new Text($"“{l.Say}”: {l.What}"))];
}

/// <summary>Things of one sort to say.</summary>
public sealed record HelpGroup(string Heading, IReadOnlyList<HelpLine> Lines);

/// <summary>What to say, and what comes of it.</summary>
public sealed record HelpLine(string Say, string What);
