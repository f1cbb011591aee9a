using ForumBot.Cards;

namespace ForumBot.Surveys;

/// <summary>What to say about the survey as it stands now. Pure.</summary>
public static class SurveyWords
{
    private const string Lano = "the LANO (your area’s contact for the inspection)";

    /// <summary>The survey as one reader sees it now; without one, <paramref name="survey"/> is null.</summary>
    public static SurveyView Of(SurveyNow? survey, IReadOnlyList<Fact> facts, IReadOnlyList<OpenLink> links, string? area = null)
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
                SurveyStage.NotYet => $"The survey is not open yet. It opens {survey.Opens}.",
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
                SurveyStage.PerhapsClosed when shown.Count > 0 => $"Try the link; it may still work. Ask {Lano} for the closing time.",
                SurveyStage.PerhapsClosed => $"Ask {Lano} for the closing time.",
                SurveyStage.NotYet => "Tell other families now that it is coming. Say “ask” and a question if anything is unclear.",
                _ when shown.Count == 0 => $"I do not have the link yet. Ask {Lano} for it.",
                _ => "Fill it in early and tell other families. Say “ask” and a question if anything is unclear.",
            },
        };
    }
}
