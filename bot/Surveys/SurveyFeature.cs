using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Surveys;

/// <summary>The survey for families: open or not, closes when, links, paper copies, and words to share.</summary>
public sealed class SurveyFeature(Desk desk) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("survey", "How families can have their say", Permission.AskInGeneral, Matter.Public)
        {
            AlsoSaid = ["when does the survey close", "survey link", "paper survey", "is the survey open"],
            Run = async (turn, _, ct) => [new Say(await DrawAsync(turn, ct))],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowSurvey, Permission.AskInGeneral, Matter.Public) { Run = async (turn, _, ct) => [new OnlyYou(await DrawAsync(turn, ct))] },
    ];

    private async ValueTask<Card> DrawAsync(Turn turn, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return SurveyCard.Of(new()
            {
                State = "There is no survey now. Inspectors open one when an inspection begins.",
                Next = "It is open for about a week, sometimes less, so help families sign up for your news now.",
            });
        }

        var viewer = Viewer.Of(turn);
        var facts = new List<Fact>();
        var links = new List<OpenLink>();
        foreach (var (_, planned) in turn.Steps(open).Visible().Where(step => step.Planned.Step.Topic == Topic.Survey))
        {
            links.AddRange(SurveyWords.Links(open, viewer, planned.Step));
            facts.AddRange(StepViews.Known(open, viewer, turn.Today, planned.Step with { Collect = [.. planned.Step.Collect.Where(IsNotATime)] }, showEmpty: false));
        }

        return SurveyCard.Of(SurveyWords.Of(open.Timeline, turn.Now, facts, links));
    }

    // Opening and closing are said from the timeline, which knows what is only expected.
    private static bool IsNotATime(EvidenceField field) => field.Confirms is not (Anchor.O or Anchor.C);
}
