using System.Collections.Immutable;
using ForumBot.Checklists;
using ForumBot.Inspections;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Checklists;

public sealed class MattersTests
{
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
    public void Outcome_OnceTheReportsDayIsWrittenDown_StaysForAttendees()
    {
        var timeline = Laid(Anchor.P, Called);
        var step = timeline.Find("FULL-P-05")!.Step;

        Assert.Equal(Level.Attendees, Matters.Of(step, step.Collect.Single(field => field.Id == "outcome"), timeline).Level);
    }

    [Fact]
    public void SurveyLink_IsTheForumsUntilTheClosingIsConfirmed_ThenPublic()
    {
        var expected = Laid(Anchor.X, Called.PlusDays(20));
        var confirmed = Laid(Anchor.C, Called.PlusDays(7) + new LocalTime(9, 0));
        var step = expected.Find("FULL-W1-06")!.Step;
        var link = step.Collect.Single(field => field.Id == "parents_link");

        Assert.Equal((Level.Forum, Level.Public), (Matters.Of(step, link, expected).Level, Matters.Of(step, link, confirmed).Level));
    }

    private static Timeline Laid(Anchor anchor, AnchorDate date) => Timeline.Plan(
        Built.Full,
        new() { NotifiedOn = Called, Confirmed = ImmutableDictionary<Anchor, AnchorDate>.Empty.Add(anchor, date) },
        Built.Calendar);
}
