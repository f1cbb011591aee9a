using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Reminders.Plan;

// The visit ends on Friday 19 March 2027; the quickest report so far came 53 days later, which is 11 May.
public sealed class DatesAheadTests
{
    private const string Link = "https://reports.ofsted.gov.uk/provider/44/80001";
    private static readonly Scene Waiting = Scene.Started().On(4, 20);

    [Fact]
    public void Watch_BeginsOnTheFirstMondayOnWhichAReportHasBeenSeen() => Assert.Equal(Scene.At(5, 17, 8, 30), Waiting.Plan.First(IsWatch).Due);

    [Fact]
    public void Watch_OnABankHoliday_IsKeptOnTheTuesday() => Assert.Contains("date/publication_watch/2027-06-01", Waiting.On(5, 26).Keys);

    [Fact]
    public void Watch_IsTheChairs() => Assert.Equal(["chair"], Waiting.Reached("date/publication_watch/2027-05-17"));

    [Fact]
    public void Watch_OnceTheReportIsOut_Ends() => Assert.DoesNotContain(Published(1, lifted: false).Plan, IsWatch);

    [Fact]
    public void Draft_ReachesNobody_WhoWasNotInTheRoom()
    {
        Assert.Contains("date/FULL-P-02/2027-04-19", Scene.Started().On(4, 1).Keys);
        Assert.Empty(Scene.Started().On(4, 1).WithPlace(Audience.ForumOnly).Reached("date/FULL-P-02/2027-04-19"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Outcome_BeforeTheEmbargoIsLifted_ChangesNothing(int outcome) =>
        Assert.Equal(Published(2, lifted: false).Keys, Published(outcome, lifted: false).Keys);

    [Fact]
    public void Outcome_OnceTheEmbargoIsLifted_IsFollowedByWhatComesNext()
    {
        var scene = Published(3, lifted: true);

        Assert.Equal(scene.Now, scene.The("date/outcome/2027-05-18").Due);
        Assert.Equal(["chair", "deputy", "rep", "member", "notes"], scene.Reached("date/outcome/2027-05-18"));
    }

    [Fact]
    public void ActionPlan_AfterTheThirdOutcome_IsBroughtToMindAWeekBeforeAndOnItsDay()
    {
        // 35 working days from 18 May 2027, with the bank holiday of 31 May.
        var scene = Published(3, lifted: true);

        Assert.Equal(Scene.At(6, 30, 8, 30), scene.The("date/pap_likely_draft/2027-07-07/7").Due);
        Assert.Equal(Scene.At(7, 7, 8, 30), scene.The("date/pap_likely_draft/2027-07-07").Due);
    }

    [Fact]
    public void Monitoring_AfterTheThirdOutcome_IsBroughtToMindFourWeeksBefore() =>
        Assert.Equal(Scene.At(10, 20, 8, 30, 2028), Published(3, lifted: true).The("date/monitoring_forecast/2028-11-18/28").Due);

    [Fact]
    public void Next_WhenAllIsQuietForSeventeenMonths_StillKnows()
    {
        var scene = Published(3, lifted: true);
        scene = scene.Run(Scene.At(12, 31)).After;

        Assert.Equal(Scene.At(10, 20, 8, 30, 2028), ReminderPlan.Next(scene.Situation));
    }

    [Fact]
    public void NextFullInspection_AfterTheFirstOutcome_IsBroughtToMindHalfAYearBefore() =>
        Assert.Equal(Scene.At(11, 18, 8, 30, 2031), Published(1, lifted: true).The("date/next_full_latest/2032-05-18/182").Due);

    [Fact]
    public void Forecast_IsForThoseWhoLead_NotForPlaces() =>
        Assert.Equal(["chair", "deputy", "rep"], Published(3, lifted: true).WithPlace(Audience.ForumOnly).Reached("date/monitoring_forecast/2028-11-18"));

    [Fact]
    public void PlanTheAreaNamedADayFor_IsBroughtToMind()
    {
        var scene = Waiting.Answered("FULL-P-10", "due", "2027-09-15");

        Assert.Contains("date/FULL-P-10/2027-09-15/7", scene.Keys);
        Assert.Contains("date/FULL-P-10/2027-09-15", scene.Keys);
    }

    [Fact]
    public void NextEngagementMeeting_IsBroughtToMindFourWeeksBefore()
    {
        var scene = Scene.Started(Built.Shelf.Find("area-send-engagement", new(2027, 3, 1), false).Playbook).Confirmed(Anchor.M, new LocalDateTime(2027, 4, 1, 10, 0));

        Assert.Equal(Scene.At(3, 3, 8, 30, 2028), scene.The("date/ENG-09/2028-04-01/28").Due);
    }

    private static bool IsWatch(Occurrence one) => one.About is Subject.DateAhead { Id: DatesAhead.Watch };

    private static Scene Published(int outcome, bool lifted)
    {
        var scene = Waiting.On(5, 18, 11)
            .Answered("FULL-P-05", "report_link", Link, Scene.Chair)
            .Answered("FULL-P-05", "published_on", "2027-05-18", Scene.Chair)
            .Answered("FULL-P-05", "outcome", $"{outcome}", Scene.Chair);
        return lifted ? scene.Answered("FULL-P-06", "report_link", Link, Scene.Deputy) : scene;
    }
}
