namespace ForumBot.Cards;

/// <summary>What is known about the families' survey.</summary>
public sealed record SurveyView
{
    /// <summary>One or two sentences: open, not open yet, closed, or no survey.</summary>
    public required string State { get; init; }

    /// <summary>How long is left, in words; null when nobody can say.</summary>
    public string? TimeLeft { get; init; }

    /// <summary>Opening, closing, formats, and where to get and give back paper copies.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The last collection of paper forms, and for the forum alone how many there are and what is left to do about them.</summary>
    public IReadOnlyList<string> Paper { get; init; } = [];

    /// <summary>True when paper forms are out that have to go back today or tomorrow.</summary>
    public bool PaperIsUrgent { get; init; }

    /// <summary>True, false or null when nobody knows whether paper can go back in a sealed envelope.</summary>
    public bool? HasSealedRoute { get; init; }

    /// <summary>How many answered, where that may be said; otherwise null.</summary>
    public string? Counts { get; init; }

    /// <summary>Links to the surveys, as buttons.</summary>
    public IReadOnlyList<OpenLink> Links { get; init; } = [];

    /// <summary>Messages to copy and send as they are.</summary>
    public IReadOnlyList<WordsToShare> Words { get; init; } = [];

    /// <summary>True while there is, or may be, a survey to fill in.</summary>
    public bool CanBeFilledIn { get; init; }

    /// <summary>True for readers who write down where they shared it.</summary>
    public bool MayLog { get; init; }

    /// <summary>True for readers who see how many families were reached, and count paper copies.</summary>
    public bool SeesReach { get; init; }

    /// <summary>What to do next.</summary>
    public required string Next { get; init; }
}

/// <summary>A message that can be copied as it is: nothing but the message stands in its text.</summary>
/// <param name="Id">Unique on the card.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Text">The message.</param>
public sealed record WordsToShare(string Id, string Title, string Text);

/// <summary>Open or not, closes when, how to take part, and plain facts on privacy.</summary>
public static class SurveyCard
{
    /// <summary>The card.</summary>
    public static Card Of(SurveyView view) => new()
    {
        Title = "The survey for families",
        Body = [.. Body(view)],
        Next = view.Next,
        Buttons = [.. view.Links.Take(SurveyButtons.MostLinks), .. Buttons(view)],
    };

    private static IEnumerable<Element> Body(SurveyView view)
    {
        yield return new Text(view.State, TextLook.Strong, Tone.Accent);
        if (view.TimeLeft is { } left)
        {
            yield return new Text(left, TextLook.Strong);
        }

        if (view.Counts is { } counts)
        {
            yield return new Facts([new("How many answered", counts)]);
        }

        if (view.Facts.Count > 0)
        {
            yield return new Facts(view.Facts);
        }

        if (view.Paper.Count > 0)
        {
            yield return new Group(
                [new Text("Paper copies", TextLook.Heading), .. view.Paper.Select(line => new Text(line))],
                view.PaperIsUrgent ? Tone.Warning : Tone.Plain);
        }

        foreach (var words in view.Words)
        {
            yield return new Details(words.Id, words.Title, [new Text(words.Text)]);
        }

        foreach (var element in Privacy(view))
        {
            yield return element;
        }
    }

    // CONF-21 and CONF-22: never promise that it is fully anonymous; never take answers.
    private static IEnumerable<Element> Privacy(SurveyView view)
    {
        yield return new Text("Is it private?", TextLook.Heading);
        yield return new Text("As far as we know it does not ask for your name. It does ask for your postcode.");
        yield return new Text(view.HasSealedRoute switch
        {
            true => "Paper forms can go back in a sealed envelope. Still, nobody can promise that it is secret.",
            false => "Paper forms go back through council offices, and not in a sealed envelope. So nobody can promise that it is secret.",
            _ => "Paper forms usually go back through council offices. So nobody can promise that it is secret.",
        });
        yield return new Text("Please do not send your answers or postcode to me or the forum. Use the survey form itself.");
        if (view.CanBeFilledIn)
        {
            yield return new Details("who", "Who can fill it in?",
            [
                new Text("Parents and carers of children and young people up to 25. Young people of about 11 and over have their own form; an adult can help. If your child is younger, say what they think on yours."),
                new Text("As far as we know the online form is in English only. Ask your forum what help there is in other languages."),
            ]);
        }
    }

    private static IEnumerable<Button> Buttons(SurveyView view)
    {
        if (view.MayLog)
        {
            yield return SurveyButtons.ISharedIt;
        }

        yield return view.SeesReach ? SurveyButtons.Reach : GoTo.Today;
        if (view.SeesReach)
        {
            yield return SurveyButtons.CountPaper;
        }
    }
}
