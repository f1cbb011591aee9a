namespace ForumBot.Cards;

/// <summary>How many families were reached, and how.</summary>
public sealed record ReachView
{
    /// <summary>The whole in a sentence or two.</summary>
    public required string Lead { get; init; }

    /// <summary>How the survey stands, with the time left; null when there is none.</summary>
    public string? State { get; init; }

    /// <summary>Bars for each day; null when there are no days to show.</summary>
    public Picture? Picture { get; init; }

    /// <summary>What the picture shows, in words: a fact a day.</summary>
    public IReadOnlyList<Fact> Days { get; init; } = [];

    /// <summary>A fact a way of sharing.</summary>
    public IReadOnlyList<Fact> Ways { get; init; } = [];

    /// <summary>The newest entries.</summary>
    public IReadOnlyList<SharedLine> Newest { get; init; } = [];

    /// <summary>Ways that nobody has used yet, with how to.</summary>
    public IReadOnlyList<Fact> Ideas { get; init; } = [];

    /// <summary>Paper copies in sentences.</summary>
    public IReadOnlyList<string> Paper { get; init; } = [];

    /// <summary>What other areas had, our own numbers first where they are known.</summary>
    public IReadOnlyList<Fact> Others { get; init; } = [];

    /// <summary>How to take those numbers.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];
}

/// <summary>One entry of the log. <see cref="TakeBack"/> stands beside those that the reader may take away.</summary>
public sealed record SharedLine(string Words, Execute? TakeBack);

/// <summary>Families reached by day and by way, what was written down last, and what nobody has tried yet.</summary>
public static class ReachCard
{
    /// <summary>The card.</summary>
    public static Card Of(ReachView view) => new()
    {
        Title = "How many families we reached",
        Body = [.. Body(view)],
        Next = "Pick one idea that nobody has used, share the survey there, and say “log sharing”.",
        Buttons = [SurveyButtons.ISharedIt, SurveyButtons.WordsToShare, SurveyButtons.CountPaper],
    };

    private static IEnumerable<Element> Body(ReachView view)
    {
        yield return new Text(view.Lead, TextLook.Strong, Tone.Accent);
        if (view.State is { } state)
        {
            yield return new Text(state);
        }

        if (view.Picture is { } picture)
        {
            yield return picture;
            yield return new Details("days", "Day by day", [new Facts(view.Days)]);
        }

        if (view.Ways.Count > 0)
        {
            yield return new Text("How it was shared", TextLook.Heading);
            yield return new Facts(view.Ways);
        }

        if (view.Newest.Count > 0)
        {
            yield return new Text("Newest first", TextLook.Heading);
            foreach (var line in view.Newest)
            {
                yield return new Row([new Text(line.Words)], line.TakeBack);
            }
        }

        if (view.Paper.Count > 0)
        {
            yield return new Text("Paper copies", TextLook.Heading);
            foreach (var line in view.Paper)
            {
                yield return new Text(line);
            }
        }

        if (view.Ideas.Count > 0)
        {
            yield return new Text("Not tried yet", TextLook.Heading);
            foreach (var idea in view.Ideas)
            {
                yield return new Text(idea.Label, TextLook.Strong);
                yield return new Text(idea.Value);
            }
        }

        if (view.Others.Count > 0)
        {
            yield return new Details("others", "How many answered in other areas", [new Facts(view.Others), .. view.Cautions.Select(line => new Text(line))]);
        }
    }
}
