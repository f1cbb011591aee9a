namespace ForumBot.Cards;

/// <summary>What is said by itself about the survey. <see cref="Title"/> makes sense alone, on a lock screen.</summary>
public sealed record SurveyNoticeView
{
    /// <summary>What has happened or how long is left, with the closing day and time.</summary>
    public required string Title { get; init; }

    /// <summary>A few sentences, one to a paragraph.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>Times and places, old beside new.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Links to the surveys, as buttons.</summary>
    public IReadOnlyList<OpenLink> Links { get; init; } = [];

    /// <summary>True while there are words to share.</summary>
    public bool HasWords { get; init; }

    /// <summary>True for readers who write down where they shared it.</summary>
    public bool MayLog { get; init; }

    /// <summary>True for readers who see how many families were reached, once the survey has closed.</summary>
    public bool SeesReach { get; init; }

    /// <summary>True for readers who count paper forms, once the survey has closed.</summary>
    public bool MayCountPaper { get; init; }

    /// <summary>What to do next.</summary>
    public required string Next { get; init; }
}

/// <summary>One notice about the survey: it opens, it closes soon, it has closed, or its closing time is new.</summary>
public static class SurveyNoticeCard
{
    /// <summary>The card.</summary>
    public static Card Of(SurveyNoticeView view) => new()
    {
        Title = view.Title,
        Body = [.. view.Sentences.Select((sentence, at) => new Text(sentence, at == 0 ? TextLook.Strong : TextLook.Body)), .. Facts(view)],
        Next = view.Next,
        Buttons = [.. view.Links.Take(SurveyButtons.MostLinks), .. Buttons(view)],
    };

    private static IEnumerable<Element> Facts(SurveyNoticeView view) => view.Facts.Count > 0 ? [new Facts(view.Facts)] : [];

    private static IEnumerable<Button> Buttons(SurveyNoticeView view)
    {
        if (view.MayLog)
        {
            yield return SurveyButtons.ISharedIt;
        }

        if (view.SeesReach)
        {
            yield return SurveyButtons.Reach;
        }

        if (view.MayCountPaper)
        {
            yield return SurveyButtons.CountPaper;
        }

        if (view.HasWords)
        {
            yield return SurveyButtons.WordsToShare;
        }
    }
}
