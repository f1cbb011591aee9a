using ForumBot.Forums;
using ForumBot.Reminders;

namespace ForumBot.Tests.Reminders.Plan;

// Called on Monday 1 March 2027: survey 2 to 8 March, off site from 11 March, on site 15 to 19 March, publication foreseen for 18 May. Easter is 28 March.
public sealed class MorningListTests
{
    private static readonly Scene Begun = Scene.Started();

    [Fact]
    public void List_OfAWorkingDay_IsDueAtHalfPastEight() => Assert.Equal(Scene.At(3, 2, 8, 30), Begun.The("morning/2027-03-02").Due);

    [Fact]
    public void List_OfTheDayItWasStarted_IsNotSentAfterwards() => Assert.DoesNotContain("morning/2027-03-01", Begun.Keys);

    [Fact]
    public void List_AtTheWeekendOfTheSurvey_IsNotSentForStepsThatComeEveryDay() =>
        Assert.DoesNotContain(Begun.Keys, key => key is "morning/2027-03-06" or "morning/2027-03-07");

    [Fact]
    public void List_OnTheWeekendDayThatTheSurveyCloses_IsSent() =>
        Assert.Contains("morning/2027-03-06", Begun.Answered("FULL-W1-06", "closes_at", "2027-03-06T12:00").Keys);

    [Fact]
    public void List_AtAWeekendWithNothingOnIt_IsNotSent() =>
        Assert.DoesNotContain(Begun.On(3, 9).Keys, key => key is "morning/2027-03-13" or "morning/2027-03-14");

    [Fact]
    public void List_AtAWeekendWithAMeeting_IsSent()
    {
        var scene = Begun.On(3, 9).Posted(new() { Id = "m1", Title = "Saturday talk", Start = new(2027, 3, 13, 10, 0), End = new(2027, 3, 13, 11, 0) });

        Assert.Contains("morning/2027-03-13", scene.Keys);
    }

    [Fact]
    public void List_InTheAfternoon_CanStillHelpUntilSix()
    {
        Assert.Contains("morning/2027-03-02", Begun.On(3, 2, 17, 59).Keys);
        Assert.DoesNotContain("morning/2027-03-02", Begun.On(3, 2, 18).Keys);
    }

    [Fact]
    public void List_OnTheDayForeseenForThePublication_IsNotSent() =>
        Assert.DoesNotContain(Begun.On(5, 1).Keys, key => key.StartsWith("morning/", StringComparison.Ordinal));

    [Fact]
    public void Lists_AfterTheVisit_ComeOnDaysWithSomethingDueOnly()
    {
        var said = Begun.Run(Scene.At(4, 30)).Said.Where(one => one.About is Subject.MorningList && one.Due > Scene.At(3, 20));

        Assert.Equal(["morning/2027-03-22"], said.Select(one => one.Key));
    }

    [Fact]
    public void List_OfADayOnWhichAllIsDone_IsNotSent()
    {
        var scene = Begun.On(3, 21).Ticked([.. Begun.Playbook.Steps.Select(step => step.Id)]);

        Assert.DoesNotContain("morning/2027-03-22", scene.Keys);
    }

    [Fact]
    public void List_OfAnInspectionThatWasPutAway_IsNotSent()
    {
        var scene = Begun with { Inspection = Begun.Inspection with { Ended = Scene.By(Scene.Chair, Begun.Now) } };

        Assert.Empty(scene.Plan);
        Assert.Null(ReminderPlan.Next(scene.Situation));
    }

    [Fact]
    public void List_ThatWasSent_IsNotPlannedAgain() => Assert.DoesNotContain("morning/2027-03-02", Begun.On(3, 2, 8, 30).Said("morning/2027-03-02").Keys);

    [Fact]
    public void List_ReachesTheForumAndItsClosedPlaces_NotTheLano()
    {
        var reached = Begun.WithPlace(Audience.ForumOnly).WithPlace(Audience.ForumAndArea).WithPlace(Audience.Open).Reached("morning/2027-03-02");

        Assert.Equal(["chair", "deputy", "rep", "member", "notes", "ForumAndArea", "ForumOnly"], reached);
    }

    [Fact]
    public void Lists_OfALongPlan_StandInItForABoundedStretch() => Assert.InRange(Begun.Plan.Count(one => one.About is Subject.MorningList), 10, 14);
}
