using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Reminders.Plan;

public sealed class MeetingTimesTests
{
    private static readonly Meeting Talk = new() { Id = "m1", Title = "Talk", Start = new(2027, 3, 15, 14, 0), End = new(2027, 3, 15, 15, 0) };
    private static readonly Scene Posted = Scene.Started().On(3, 4).Posted(Talk);

    [Fact]
    public void Meeting_OnAMonday_IsPreparedForOnFriday() => Assert.Equal(Scene.At(3, 12, 17), Posted.The("meeting/m1/ahead/2027-03-15T14:00").Due);

    [Fact]
    public void Meeting_IsCalledForHalfAnHourBefore() => Assert.Equal(Scene.At(3, 15, 13, 30), Posted.The("meeting/m1/soon/2027-03-15T14:00").Due);

    [Fact]
    public void Meeting_WithNobodyNamed_IsForThoseWhoGoToMeetings() =>
        Assert.Equal(["chair", "deputy", "rep"], Posted.Reached("meeting/m1/soon/2027-03-15T14:00"));

    [Fact]
    public void Meeting_WithPeopleNamed_IsForThem()
    {
        var scene = Posted.Posted(Talk with { Wanted = new() { Groups = Recipients.Lano, People = [Scene.Member.Id.Key] } });

        Assert.Equal(["member", "lano"], scene.Reached("meeting/m1/soon/2027-03-15T14:00"));
    }

    [Fact]
    public void Meeting_OfTheForumAlone_IsNotToldToTheLano()
    {
        var scene = Posted.Posted(Talk with { SharedWithArea = false, Wanted = new() { Groups = Recipients.Lano | Recipients.Chair } });

        Assert.Equal(["chair"], scene.Reached("meeting/m1/soon/2027-03-15T14:00"));
    }

    [Fact]
    public void Meeting_ThatMoves_LeavesNothingOfItsOldTime()
    {
        var scene = Posted.Posted(Talk with { Start = new(2027, 3, 16, 9, 0), End = new(2027, 3, 16, 10, 0) });

        Assert.Equal(
            ["meeting/m1/ahead/2027-03-16T09:00", "meeting/m1/soon/2027-03-16T09:00"],
            scene.Keys.Where(key => key.StartsWith("meeting/m1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Meeting_ThatIsCancelled_IsNotCalledFor() =>
        Assert.DoesNotContain(Posted.Posted(Talk with { IsCancelled = true }).Plan, one => one.About is Subject.MeetingAhead { MeetingId: "m1" });

    [Fact]
    public void Meeting_PostedTenMinutesBefore_HasNoReminders()
    {
        var scene = Posted.On(3, 17, 13, 50).Posted(Talk with { Id = "m2", Start = new(2027, 3, 17, 14, 0), End = new(2027, 3, 17, 15, 0) });

        Assert.DoesNotContain(scene.Plan, one => one.About is Subject.MeetingAhead { MeetingId: "m2" });
    }

    [Fact]
    public void Meeting_WhosePlaceAloneChangesLate_KeepsItsReminders()
    {
        var scene = Posted.On(3, 15, 13, 40).Posted(Talk with { Where = "Room 2" });

        Assert.Contains("meeting/m1/soon/2027-03-15T14:00", scene.Keys);
    }

    [Fact]
    public void Preparation_OnceTheLastCallIsDue_IsOfNoUse() =>
        Assert.Equal(
            ["meeting/m1/soon/2027-03-15T14:00"],
            Posted.On(3, 15, 13, 30).Keys.Where(key => key.StartsWith("meeting/m1", StringComparison.Ordinal)));

    [Fact]
    public void Step_WithATimeFixed_IsCalledForAsAMeeting()
    {
        var scene = Scene.Started().On(3, 4).Answered("FULL-W2-06", "meets_at", "2027-03-11T13:00");

        Assert.Equal(Scene.At(3, 10, 17), scene.The("meeting/FULL-W2-06/ahead/2027-03-11T13:00").Due);
        Assert.Contains("meeting/FULL-W2-06/soon/2027-03-11T13:00", scene.Keys);
    }

    [Fact]
    public void Step_ThatIsInTheTimetable_IsCalledForOnce()
    {
        var scene = Scene.Started().On(3, 4).Answered("FULL-W2-06", "meets_at", "2027-03-11T13:00").Posted(Talk with { StepId = "FULL-W2-06" });

        Assert.Single(scene.Plan, one => one.About is Subject.MeetingAhead { Soon: true });
    }

    [Fact]
    public void Step_WhoseMeetingWasCancelled_IsCalledForByTheTimeWrittenDownSince()
    {
        var scene = Scene.Started().On(3, 4).Posted(Talk with { StepId = "FULL-W2-06" }).Posted(Talk with { StepId = "FULL-W2-06", IsCancelled = true });

        Assert.DoesNotContain(scene.Plan, one => one.About is Subject.MeetingAhead);
        Assert.Contains("meeting/FULL-W2-06/soon/2027-03-11T13:00", scene.Answered("FULL-W2-06", "meets_at", "2027-03-11T13:00").Keys);
    }

    [Fact]
    public void EngagementMeeting_WithATime_IsCalledFor()
    {
        var scene = Scene.Started(Built.Shelf.Find("area-send-engagement", new(2027, 3, 1), false).Playbook).Confirmed(Anchor.M, new LocalDateTime(2027, 4, 1, 10, 0));

        Assert.Contains("meeting/ENG-06/soon/2027-04-01T10:00", scene.Keys);
    }
}
