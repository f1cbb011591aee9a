using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Reminders;

namespace ForumBot.Tests.Reminders.Plan;

public sealed class DailyCapTests
{
    private const string Ahead = "meeting/m0/ahead/2027-03-15T09:00";

    // Two meetings on Monday 15 March are prepared for at 5pm on Friday, after the list of that morning. The representative wants one message a day.
    private static readonly Scene Busy = Scene.Started().On(3, 10).Posted(Talk(0)).Posted(Talk(1)).On(3, 12, 8).Wishing(Scene.Rep, new() { DailyCap = 1 });

    private static Scene Friday => Busy.Run(Scene.At(3, 12, 17)).After;

    [Fact]
    public void Message_WithinTheCap_IsNotHeldBack() => Assert.False(Busy.Reaching(Ahead, Scene.Chair).IsHeldBack);

    [Fact]
    public void Message_BeyondTheCap_IsHeldBack() => Assert.True(Busy.Reaching(Ahead, Scene.Rep).IsHeldBack);

    [Fact]
    public void WhatIsHeldBack_IsToldInOneInTheEvening()
    {
        Assert.Equal(Scene.At(3, 12, 19, 30), Friday.The("held/2027-03-12").Due);
        Assert.Equal(["rep"], Friday.Reached("held/2027-03-12"));
    }

    [Fact]
    public void WhatIsHeldBack_IsForeseenOnceItWasHeldBack() =>
        Assert.Equal(Scene.At(3, 12, 19, 30), ReminderPlan.Next(Friday.Situation));

    [Fact]
    public void WhatWasHeldBack_ComesThoughTheCapIsRaised() =>
        Assert.Contains("rep", Friday.Wishing(Scene.Rep, new() { DailyCap = 20 }).On(3, 12, 19, 30).Reached("held/2027-03-12"));

    [Fact]
    public void WhatWasHeldBack_ComesThoughTheyReadTheChannelSince() => Assert.Contains(
        "rep",
        Friday.WithPlace(Audience.ForumOnly).Wishing(Scene.Rep, new() { DailyCap = 1, Where = Where.ChannelOnly }).On(3, 12, 19, 30).Reached("held/2027-03-12"));

    [Fact]
    public void WhatWasHeldBack_ComesThoughItsReasonIsGone()
    {
        var scene = Friday.Posted(Talk(0) with { IsCancelled = true }).Posted(Talk(1) with { IsCancelled = true }).On(3, 12, 19, 30);

        Assert.Contains("rep", scene.Reached("held/2027-03-12"));
    }

    [Fact]
    public void WhatWasHeldBack_ComesToWhoIsAsleepUntilNineInTheMorning()
    {
        var scene = Friday.Wishing(Scene.Rep, new() { DailyCap = 1, QuietFrom = new(18, 0), QuietUntil = new(9, 0) });

        Assert.Equal(Scene.At(3, 13, 9), scene.Reaching("held/2027-03-12", Scene.Rep).NotBefore);
        Assert.Contains("held/2027-03-12", scene.On(3, 13, 9).Keys);
    }

    [Fact]
    public void Message_ThatBeginsAfterTheGathering_IsNotHeldBack() => Assert.False(Busy.On(3, 12, 19, 45).Reaching(Ahead, Scene.Rep).IsHeldBack);

    [Fact]
    public void WhatWasSaid_StaysSaidWhenTheCapIsLowered()
    {
        var scene = Busy.Wishing(Scene.Rep, new()).Run(Scene.At(3, 12, 17)).After.Wishing(Scene.Rep, new() { DailyCap = 1 });

        Assert.DoesNotContain("held/2027-03-12", scene.Keys);
    }

    [Fact]
    public void WhatIsDueAtOneMoment_IsOneMessage()
    {
        var scene = Busy.Wishing(Scene.Rep, new() { DailyCap = 2 });
        var preparations = scene.Keys.Where(key => key.Contains("/ahead/", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, preparations.Count);
        Assert.All(preparations, key => Assert.False(scene.Reaching(key, Scene.Rep).IsHeldBack));
    }

    [Fact]
    public void CallForAMeeting_IsNeverHeldBackUntilItIsOver()
    {
        var scene = Busy.On(3, 15, 8);

        Assert.False(scene.Reaching("meeting/m1/soon/2027-03-15T10:00", Scene.Rep).IsHeldBack);
    }

    [Fact]
    public void ChangeAtShortNotice_IsNeverHeldBack()
    {
        var scene = Busy.On(3, 14, 12).Posted(Talk(2)).Wishing(Scene.Chair, new() { DailyCap = 1 }).On(3, 14, 13).Posted(Talk(3));

        Assert.False(scene.The("change/c4").IsUrgent);
        Assert.False(scene.Reaching("change/c4", Scene.Chair).IsHeldBack);
    }

    [Fact]
    public void DayWithinEverybodysCap_HasNoGathering() =>
        Assert.DoesNotContain(Scene.Started().On(3, 2, 8).Run(Scene.At(3, 2, 19)).After.Plan, one => one.About is Subject.HeldBack);

    private static Meeting Talk(int number) => new()
    {
        Id = $"m{number}",
        Title = "Talk",
        Start = new(2027, 3, 15, 9 + number, 0),
        End = new(2027, 3, 15, 17, 0),
    };
}
