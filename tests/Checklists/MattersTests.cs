using System.Collections.Immutable;
using ForumBot.Checklists;
using ForumBot.Inspections;
using ForumBot.Tests.Inspections;
using ForumBot.Tests.Reminders.Plan;
using NodaTime;

namespace ForumBot.Tests.Checklists;

public sealed class MattersTests
{
    private const string Link = "https://reports.ofsted.gov.uk/provider/44/80001";
    private static readonly LocalDate Called = new(2027, 3, 1);

    [Theory]
    [InlineData("FULL-P-02")]
    [InlineData("FULL-P-04")]
    public void StepForAttendees_OnceTheReportsDayIsWrittenDown_StaysForAttendees(string id)
    {
        var timeline = Laid(Anchor.P, Called);
        var step = timeline.Find(id)!.Step with { PublicFrom = Anchor.P };

        Assert.Equal(Level.Attendees, Matters.Of(step, timeline).Level);
    }

    [Fact]
    public void Outcome_OnceOnePersonHasWrittenDownTheReport_StaysForAttendees() =>
        Assert.Equal(Level.Attendees, LevelOf("FULL-P-05", "outcome", Reported));

    [Fact]
    public void Outcome_OnceTwoKeyHoldersHaveConfirmed_IsPublic() =>
        Assert.Equal(Level.Public, LevelOf("FULL-P-05", "outcome", Reported.Answered("FULL-P-06", "report_link", Link, Scene.Deputy)));

    [Fact]
    public void DayOfTheDraft_OnceTwoKeyHoldersHaveConfirmed_StaysWhereItsStepIs() =>
        Assert.Equal(Level.Attendees, LevelOf("FULL-P-02", "draft_received", Reported.Answered("FULL-P-06", "report_link", Link, Scene.Deputy)));

    [Fact]
    public void SurveyLink_IsTheForumsUntilTheClosingIsConfirmed_ThenPublic()
    {
        var expected = Scene.Started();
        var confirmed = expected.Confirmed(Anchor.C, Called.PlusDays(7) + new LocalTime(9, 0));

        Assert.Equal(
            (Level.Forum, Level.Public),
            (LevelOf("FULL-W1-06", "parents_link", expected), LevelOf("FULL-W1-06", "parents_link", confirmed)));
    }

    private static Scene Reported =>
        Scene.Started().On(5, 10).Confirmed(Anchor.P, Called).Answered("FULL-P-05", "report_link", Link, Scene.Chair);

    private static Level LevelOf(string stepId, string fieldId, Scene scene)
    {
        var open = scene.Situation.Open;
        var step = open.Timeline.Find(stepId)!.Step;
        return Matters.Of(step, step.Collect.Single(field => field.Id == fieldId), open).Level;
    }

    private static Timeline Laid(Anchor anchor, AnchorDate date) => Timeline.Plan(
        Built.Full,
        new() { NotifiedOn = Called, Confirmed = ImmutableDictionary<Anchor, AnchorDate>.Empty.Add(anchor, date) },
        Built.Calendar);
}
