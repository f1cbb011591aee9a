namespace ForumBot.Cards;

/// <summary>What is known about the families' survey.</summary>
public sealed record SurveyView
{
    /// <summary>One sentence: open, not open yet, closed, or no survey.</summary>
    public required string State { get; init; }

    /// <summary>Opening, closing, and where to get and give back paper copies.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Links to the surveys, as buttons.</summary>
    public IReadOnlyList<OpenLink> Links { get; init; } = [];

    /// <summary>A message that families can be sent as it is; null when there is no survey to share.</summary>
    public string? WordsToShare { get; init; }

    /// <summary>What to do next.</summary>
    public required string Next { get; init; }
}

/// <summary>Open or not, closes when, how to take part, and plain facts on privacy.</summary>
public static class SurveyCard
{
    /// <summary>The card.</summary>
    public static Card Of(SurveyView view) => new()
    {
        Title = "The survey for families",
        Body = [.. Body(view)],
        Next = view.Next,
        Buttons = [.. view.Links.Take(3), GoTo.Today],
    };

    private static IEnumerable<Element> Body(SurveyView view)
    {
        yield return new Text(view.State, TextLook.Strong, Tone.Accent);
        if (view.Facts.Count > 0)
        {
            yield return new Facts(view.Facts);
        }

        // CONF-21 and CONF-22: never promise that it is fully anonymous; never take answers.
        yield return new Text("Is it private?", TextLook.Heading);
        yield return new Text(
            "The survey asks for your postcode. Paper forms usually go back through council offices. So nobody can promise that it is secret.");
        yield return new Text("Please do not send your answers to me or the forum. Use the survey form itself.");
        if (view.WordsToShare is { } words)
        {
            yield return new Details("words", "Words to share", [new Text(words)]);
        }
    }
}
