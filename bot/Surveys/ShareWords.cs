using ForumBot.Cards;

namespace ForumBot.Surveys;

/// <summary>Messages that can be copied and sent as they are. They hold public facts alone, and say when the survey closes. Pure.</summary>
public static class ShareWords
{
    /// <summary>The most letters of a text message, link and closing time included.</summary>
    public const int LongestShort = 300;

    /// <summary>What fits this moment: a short and a long text while it is open, one to look out for it before, and thanks afterwards.</summary>
    public static IReadOnlyList<WordsToShare> Of(SurveyNow survey, IReadOnlyList<OpenLink> links, string? area) => survey.Stage switch
    {
        SurveyStage.NotYet => [new("soon", "Words to share: it opens soon", Soon(survey, area))],
        SurveyStage.Open when links is [var first, ..] =>
        [
            new("short", "Short words, for a text message", Short(survey, first.Address)),
            new("long", "Long words, for a newsletter", Long(survey, links, area)),
        ],
        SurveyStage.Closed => [new("thanks", "Words to share: thank you", Thanks(area))],
        _ => [],
    };

    private static string Short(SurveyNow survey, Uri link)
    {
        var by = By(survey);
        string[] ways =
        [
            $"Do you have a child or young person (0 to 25) with special needs or a disability? Inspectors want to hear from you. Please fill in their survey{by} {link.OriginalString} Every answer counts. Please pass this on.",
            $"Inspectors want to hear from families of children with special needs or disabilities. Please fill in the survey{by} {link.OriginalString} Thank you.",
            $"Survey for families of children with special needs{by} {link.OriginalString}",
        ];
        return Array.Find(ways, way => way.Length <= LongestShort)
            ?? $"Inspectors want to hear from families of children with special needs or disabilities. Please fill in the survey{by} Ask your parent carer forum for the link.";
    }

    private static string Long(SurveyNow survey, IReadOnlyList<OpenLink> links, string? area)
    {
        var lines = new List<string>
        {
            $"Inspectors are looking at how well services{In(area)} work for children and young people with special needs or disabilities (SEND).",
            "They want to hear from families. Please fill in their survey, even if you only have a few minutes.",
            survey.IsExpected ? $"It is expected to close {survey.ClosingTime}. {survey.ToBeSafe}" : $"It closes {survey.ClosingTime}.",
            "Answers sent after that do not count.",
        };
        lines.AddRange(links.Select(link => $"{Wording.LeadIn(link.Title)}{link.Address.OriginalString}"));
        lines.Add("Do you need a paper copy, or help to fill it in? Ask your parent carer forum.");
        lines.Add("The survey asks for a postcode. Please use the form itself, and do not send answers to the forum.");
        lines.Add("Thank you. Please pass this on to other families.");
        return string.Join('\n', lines);
    }

    private static string Soon(SurveyNow survey, string? area) =>
        $"Inspectors are coming to look at services{In(area)} for children with special needs or disabilities. Their survey for families opens "
        + $"{survey.Opens}. It is open for a few days only. Look out for the link.";

    private static string Thanks(string? area) =>
        $"The inspectors’ survey for families{In(area)} has closed. Thank you to everyone who took part, and to all who passed it on.";

    private static string By(SurveyNow survey) =>
        survey.IsExpected ? $". It is expected to close {survey.ClosingTime}. {survey.ToBeSafe}" : $" by {survey.ClosingTime}:";

    private static string In(string? area) => area is null ? "" : $" in {area}";
}
