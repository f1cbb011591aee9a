using ForumBot.Reminders;

namespace ForumBot.Tests.Reminders.Plan;

public sealed class DailyCapTests
{
    // On Sunday 14 March, every ten minutes from 10am, the LANO posts one of eight meetings of the next day.
    private static readonly Scene Busy = Enumerable.Range(0, 8).Aggregate(Scene.Started(), (scene, number) => scene.On(3, 14, 10 + (number / 6), number % 6 * 10).Posted(new()
    {
        Id = $"m{number}",
        Title = "Talk",
        Start = new(2027, 3, 15, 9 + (number / 6), number % 6 * 10),
        End = new(2027, 3, 15, 17, 0),
    })).On(3, 14, 12);

    [Fact]
    public void Message_WithinTheCap_IsNotHeldBack() => Assert.False(Busy.Reaching("change/c6", Scene.Chair).IsHeldBack);

    [Fact]
    public void Message_BeyondTheCap_IsHeldBack() => Assert.True(Busy.Reaching("change/c7", Scene.Chair).IsHeldBack);

    [Fact]
    public void WhatIsHeldBack_IsToldInOneInTheEvening()
    {
        Assert.Equal(Scene.At(3, 14, 19, 30), Busy.The("held/2027-03-14").Due);
        Assert.Equal(["chair", "deputy", "rep"], Busy.Reached("held/2027-03-14"));
    }

    [Fact]
    public void WhatIsHeldBack_IsWhatCameLast() => Assert.Equal(
        ["change/c7", "change/c8"],
        Addressing.HeldBackFor(Scene.Chair.Id.Key, new(2027, 3, 14), Busy.Situation).Select(one => one.Key));

    [Fact]
    public void Cap_OfOnesOwn_Holds()
    {
        var scene = Busy.Wishing(Scene.Rep, new() { DailyCap = 20 });

        Assert.False(scene.Reaching("change/c8", Scene.Rep).IsHeldBack);
        Assert.DoesNotContain("rep", scene.Reached("held/2027-03-14"));
    }

    [Fact]
    public void WhatWasSaidAlready_CountsAgainstTheCap() =>
        Assert.True(Busy.Said("change/c1").Said("change/c2").Reaching("change/c7", Scene.Chair).IsHeldBack);

    [Fact]
    public void WhatIsDueAtOneMoment_IsOneMessage()
    {
        // Had the eight meetings been known before, all would be prepared for at 17:00 on the Friday.
        var early = (Busy with { Inspection = Busy.Inspection with { Changes = [] } }).On(3, 12, 8).Wishing(Scene.Rep, new() { DailyCap = 2 });
        var preparations = early.Keys.Where(key => key.Contains("/ahead/", StringComparison.Ordinal)).ToList();

        Assert.Equal(8, preparations.Count);
        Assert.All(preparations, key => Assert.False(early.Reaching(key, Scene.Rep).IsHeldBack));
    }

    [Fact]
    public void CallForAMeeting_IsNeverHeldBackUntilItIsOver()
    {
        var scene = Busy.Wishing(Scene.Chair, new() { DailyCap = 1 }).On(3, 15, 8);

        Assert.All(Enumerable.Range(0, 8), number => Assert.False(scene.Reaching($"meeting/m{number}/soon/2027-03-15T{9 + (number / 6):00}:{number % 6 * 10:00}", Scene.Chair).IsHeldBack));
    }

    [Fact]
    public void DayWithinEverybodysCap_HasNoGathering() => Assert.DoesNotContain(Scene.Started().On(3, 2, 8).Plan, one => one.About is Subject.HeldBack);
}
