namespace ForumBot.Cards;

/// <summary>The buttons around the survey, said the same on every card.</summary>
public static class SurveyButtons
{
    /// <summary>The most links to surveys that one card shows: families, young people, staff.</summary>
    public const int MostLinks = 3;

    /// <summary>The survey with its facts and words.</summary>
    public static Execute Survey { get; } = new("Survey", Verbs.ShowSurvey) { OrSay = "survey", TakesFields = false };

    /// <summary>The survey, for its words to share.</summary>
    public static Execute WordsToShare { get; } = new("Words to share", Verbs.ShowSurvey) { OrSay = "words to share", TakesFields = false };

    /// <summary>The form for where it was shared.</summary>
    public static Execute ISharedIt { get; } = new("I shared it", Verbs.LogSharingForm) { OrSay = "log sharing", TakesFields = false };

    /// <summary>How many families were reached.</summary>
    public static Execute Reach { get; } = new("Who we reached", Verbs.ShowReach) { OrSay = "reach", TakesFields = false };

    /// <summary>The form for paper copies.</summary>
    public static Execute CountPaper { get; } = new("Count paper forms", Verbs.CountPaperForm) { OrSay = "count paper", TakesFields = false };
}
