using ForumBot.Cards;

namespace ForumBot.Surveys;

/// <summary>What to say about the survey as it stands now. Pure.</summary>
public static class SurveyWords
{
    private const string Lano = "the LANO (your area’s contact for the inspection)";

    /// <summary>
    /// The survey as one reader sees it now; without one, <paramref name="survey"/> is null. <paramref name="fillIn"/> is what the LANO says to put in what
    /// is not known; null for everybody else.
    /// </summary>
    public static SurveyView Of(SurveyNow? survey, IReadOnlyList<Fact> facts, IReadOnlyList<OpenLink> links, string? area = null, string? fillIn = null)
    {
        if (survey is null)
        {
            return new()
            {
                State = "No survey is planned in this inspection, as far as we know.",
                Facts = facts,
                Next = $"Ask {Lano} if there will be one.",
            };
        }

        var shown = survey.Stage == SurveyStage.Closed ? [] : links;
        return new()
        {
            State = survey.Stage switch
            {
                SurveyStage.NotYet => $"The survey is not open yet. {survey.Opening}",
                SurveyStage.Open when !survey.IsExpected => $"The survey is open. It closes {survey.Closes}.",
                SurveyStage.Open => $"The survey should be open. It closes {survey.Closes}. {survey.ToBeSafe}",
                SurveyStage.Closed => "The survey has closed. Thank you to everyone who took part.",
                _ => "The survey may have closed. Nobody has confirmed the closing time.",
            },
            TimeLeft = survey.TimeLeft,
            Facts = [new("Opens", survey.Opens), new("Closes", survey.Closes), .. facts],
            Links = shown,
            Words = ShareWords.Of(survey, links, area),
            CanBeFilledIn = survey.Stage != SurveyStage.Closed,
            Next = survey.Stage switch
            {
                SurveyStage.Closed => "Say “today” to see what comes next.",
                SurveyStage.PerhapsClosed when shown.Count > 0 => $"Try the link; it may still work. {AskForTime(fillIn)}",
                SurveyStage.PerhapsClosed => AskForTime(fillIn),
                SurveyStage.NotYet => "Tell other families now that it is coming. Say “ask” and a question if anything is unclear.",
                _ when shown.Count == 0 => AskForLink(fillIn),
                _ => "Fill it in early and tell other families. Say “ask” and a question if anything is unclear.",
            },
        };
    }

    /// <summary>Where the link should be: how to put it in, or whom to ask.</summary>
    internal static string AskForLink(string? fillIn) => fillIn is null
        ? $"I do not have the link yet. Ask {Lano} for it."
        : $"Families need the link. Please put it in: say “{fillIn}”.";

    /// <summary>The same for a closing time that nobody has confirmed.</summary>
    internal static string AskForTime(string? fillIn) => fillIn is null
        ? $"Ask {Lano} for the closing time."
        : $"Please put in the closing time: say “{fillIn}”.";
}
