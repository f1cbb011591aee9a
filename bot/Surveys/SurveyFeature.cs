using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Surveys;

/// <summary>The survey for families: open or not, closes when, links, paper copies, and words to share.</summary>
public sealed class SurveyFeature(Desk desk, PromotionLog log) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("survey", "How families can have their say", Permission.AskInGeneral, Matter.Public)
        {
            AlsoSaid = ["when does the survey close", "survey link", "paper survey", "is the survey open", "words to share", "how long is the survey open"],
            Run = async (turn, _, ct) => [new Say(await DrawAsync(turn, Viewer.Of(turn), ct))],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowSurvey, Permission.AskInGeneral, Matter.Public) { Run = async (turn, _, ct) => [new OnlyYou(await DrawAsync(turn, PresserOf(turn), ct))] },
    ];

    // What somebody presses is for them alone; a stranger sees what the place may see.
    private static Viewer PresserOf(Turn turn) => turn.Roles.HasAny(RoleSet.InsidersAndArea) ? Viewer.Alone(turn) : Viewer.Of(turn);

    private async ValueTask<Card> DrawAsync(Turn turn, Viewer viewer, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return SurveyCard.Of(new()
            {
                State = "There is no survey now. Inspectors open one when an inspection begins.",
                Next = "It is open for about a week, sometimes less, so help families sign up for your news now.",
            });
        }

        var survey = SurveyNow.Of(open.Timeline, turn.Now);
        var facts = new SurveyFacts(open, viewer);
        var seesLog = SharingRights.SeesLog(viewer);
        var promotion = seesLog ? await log.OfAsync(open.Inspection.Id, ct) : Promotion.Empty;
        var view = SurveyWords.Of(survey, facts.About(turn.Today), facts.Links(), open.Forum.LocalArea, facts.ToFillIn(turn.Now)) with
        {
            Counts = survey?.Stage is SurveyStage.Closed or SurveyStage.PerhapsClosed ? facts.Counts() : null,
            HasSealedRoute = facts.HasSealedRoute(),
            MayLog = survey?.Stage is SurveyStage.NotYet or SurveyStage.Open && SharingRights.MayLog(viewer),
            SeesReach = seesLog && SharingRights.MayLog(viewer),
            Paper = survey is null ? [] : PaperWords.Of(promotion, facts.LastCollection(), turn.Now),
            PaperIsUrgent = PaperWords.IsUrgent(promotion, facts.LastCollection(), turn.Now),
        };
        return SurveyCard.Of(view);
    }
}
