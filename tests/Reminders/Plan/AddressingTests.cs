using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Reminders;
using NodaTime;

namespace ForumBot.Tests.Reminders.Plan;

public sealed class AddressingTests
{
    private const string List = "morning/2027-03-02";
    private static readonly Scene Begun = Scene.Started();
    private static readonly Preferences Away = new() { AwayUntil = new(2027, 3, 1) };

    [Fact]
    public void Person_WhoStopped_IsToldNothing() => Assert.DoesNotContain("member", Begun.Wishing(Scene.Member, new() { Stopped = true }).Reached(List));

    [Fact]
    public void Person_WhoIsAwayWithSomebodyToStandIn_IsToldNothing() =>
        Assert.DoesNotContain("chair", Begun.Wishing(Scene.Chair, Away).Reached(List));

    [Fact]
    public void Person_WhoIsAwayWithNobodyToStandIn_IsTold() => Assert.Contains("member", Begun.Wishing(Scene.Member, Away).Reached(List));

    [Fact]
    public void Chair_WhoIsAwayWithoutADeputy_IsTold() =>
        Assert.Equal(["chair"], Begun.Without(Scene.Deputy).Wishing(Scene.Chair, Away).Reached("overdue/2027-03-02"));

    [Fact]
    public void Chair_WhoIsAwayWithTheDeputy_IsTold() =>
        Assert.Equal(["chair"], Begun.Wishing(Scene.Deputy, Away).Wishing(Scene.Chair, Away).Reached("overdue/2027-03-02"));

    [Fact]
    public void Chair_WhoIsAwayWhileTheDeputyHasStopped_IsTold() =>
        Assert.Equal(["chair"], Begun.Wishing(Scene.Deputy, new() { Stopped = true }).Wishing(Scene.Chair, Away).Reached("overdue/2027-03-02"));

    [Fact]
    public void Chair_WhoIsAwayAndWantedByName_IsStoodInForByTheDeputy()
    {
        var scene = Begun.On(3, 4).Posted(new()
        {
            Id = "m1",
            Title = "Talk",
            Start = new(2027, 3, 15, 14, 0),
            End = new(2027, 3, 15, 15, 0),
            Wanted = new() { People = [Scene.Chair.Id.Key] },
        });

        Assert.Equal(["chair"], scene.Reached("meeting/m1/soon/2027-03-15T14:00"));
        Assert.Equal(["deputy"], scene.Wishing(Scene.Chair, new() { AwayUntil = new(2027, 3, 20) }).Reached("meeting/m1/soon/2027-03-15T14:00"));
    }

    [Fact]
    public void Person_WhoWasAwayUntilYesterday_IsToldAgain() =>
        Assert.Contains("chair", Begun.Wishing(Scene.Chair, new() { AwayUntil = new(2027, 2, 28) }).Reached(List));

    [Fact]
    public void Person_WithoutTheList_StillHearsWhatIsOverdue()
    {
        var scene = Begun.Wishing(Scene.Chair, new() { MorningList = false });

        Assert.DoesNotContain("chair", scene.Reached(List));
        Assert.Contains("chair", scene.Reached("overdue/2027-03-02"));
    }

    [Fact]
    public void Person_WhoReadsTheChannel_IsNotToldWhatItHears()
    {
        var scene = Begun.WithPlace(Audience.ForumOnly).Wishing(Scene.Chair, new() { Where = Where.ChannelOnly });

        Assert.DoesNotContain("chair", scene.Reached(List));
        Assert.Contains("chair", scene.Reached("overdue/2027-03-02"));
    }

    [Fact]
    public void Person_WhoReadsAChannelThatMayNotHearIt_IsToldThemselves() =>
        Assert.Contains("chair", Begun.WithPlace(Audience.Open).Wishing(Scene.Chair, new() { Where = Where.ChannelOnly }).Reached(List));

    [Theory]
    [InlineData(Audience.ForumOnly, true)]
    [InlineData(Audience.ForumAndArea, false)]
    public void Lano_WhoReadsTheChannel_IsToldThemselvesUnlessTheyReadThisOne(Audience audience, bool isTold)
    {
        var scene = Begun.On(3, 4).WithPlace(audience).Wishing(Scene.Lano, new() { Where = Where.ChannelOnly }).Posted(
            new() { Id = "m1", Title = "Talk", Start = new(2027, 3, 15, 14, 0), End = new(2027, 3, 15, 15, 0), Wanted = new() { Groups = Recipients.Lano } },
            Scene.Chair);

        Assert.Equal(isTold, scene.Reached("change/c1").Contains("lano"));
    }

    [Fact]
    public void Person_WithSeveralRoles_IsToldOnce()
    {
        var scene = Begun with { Forum = Begun.Forum with { Memberships = Begun.Forum.Memberships.Add(new(Scene.Chair, Role.Representative, default, null, Scene.Chair.Id)) } };

        Assert.Single(scene.Reached(List), "chair");
    }

    [Fact]
    public void Person_WhoLeft_IsNotToldThoughTheyAreWantedByName()
    {
        var scene = Begun.On(3, 4).Posted(new()
        {
            Id = "m1",
            Title = "Talk",
            Start = new(2027, 3, 15, 14, 0),
            End = new(2027, 3, 15, 15, 0),
            Wanted = new() { People = [Scene.Member.Id.Key] },
        }).Without(Scene.Member);

        Assert.Empty(scene.Reached("meeting/m1/soon/2027-03-15T14:00"));
    }

    [Fact]
    public void Reminder_InSomebodysQuietHours_WaitsForTheirEnd() => Assert.Equal(
        Scene.At(3, 2, 10),
        Begun.Wishing(Scene.Member, new() { QuietUntil = new(10, 0) }).Reaching(List, Scene.Member).NotBefore);

    [Fact]
    public void Reminder_WithQuietHoursByDay_WaitsForTheirEnd() => Assert.Equal(
        Scene.At(3, 2, 15),
        Begun.Wishing(Scene.Member, new() { QuietFrom = new(8, 0), QuietUntil = new(15, 0) }).Reaching(List, Scene.Member).NotBefore);

    [Fact]
    public void Reminder_WithoutQuietHours_ComesWhenItIsDue() => Assert.Equal(
        Scene.At(3, 2, 8, 30),
        Begun.Wishing(Scene.Member, new() { QuietFrom = new(9, 0), QuietUntil = new(9, 0) }).Reaching(List, Scene.Member).NotBefore);

    [Fact]
    public void Reminder_WhileSnoozed_WaitsForTheSnooze() => Assert.Equal(
        Scene.At(3, 2, 12),
        Begun.Wishing(Scene.Member, new() { SnoozedUntil = Scene.At(3, 2, 12) }).Reaching(List, Scene.Member).NotBefore);

    [Fact]
    public void Reminder_WhoseSnoozeEndsAtNight_WaitsForTheMorning() => Assert.Equal(
        Scene.At(3, 3, 8),
        Begun.Wishing(Scene.Member, new() { SnoozedUntil = Scene.At(3, 2, 21) }).Reaching(List, Scene.Member).NotBefore);

    [Fact]
    public void Reminder_FoundLateAtNight_WaitsForTheMorning()
    {
        var scene = Begun.On(3, 4).Posted(new() { Id = "m1", Title = "Talk", Start = new(2027, 3, 15, 14, 0), End = new(2027, 3, 15, 15, 0) }).On(3, 13, 3);

        Assert.Equal(Scene.At(3, 13, 8), scene.Reaching("meeting/m1/ahead/2027-03-15T14:00", Scene.Chair).NotBefore);
    }

    [Fact]
    public void UrgentChange_BreaksQuietHoursAndASnooze()
    {
        var scene = Begun.Wishing(Scene.Chair, new() { SnoozedUntil = Scene.At(3, 20) }).On(3, 14, 23)
            .Posted(new() { Id = "m1", Title = "Talk", Start = new(2027, 3, 15, 9, 0), End = new(2027, 3, 15, 10, 0) });

        Assert.Equal(Scene.At(3, 14, 23), scene.Reaching("change/c1", Scene.Chair).NotBefore);
    }

    [Theory]
    [InlineData(9, 59, 20)]
    [InlineData(10, 0, 32)]
    public void ChangeAtShortNotice_BreaksQuietHoursThatEndTooLateForIt(int hour, int minute, int heardAfterHours)
    {
        var scene = Begun.On(3, 14, 20).Posted(new() { Id = "m1", Title = "Talk", Start = new(2027, 3, 15, hour, minute), End = new(2027, 3, 15, 17, 0) });

        Assert.False(scene.The("change/c1").IsUrgent);
        Assert.Equal(Scene.At(3, 14) + Duration.FromHours(heardAfterHours - 9), scene.Reaching("change/c1", Scene.Chair).NotBefore);
    }

    [Fact]
    public void ChangeAtShortNotice_BreaksASnoozeThatEndsTooLateForIt()
    {
        var scene = Begun.Wishing(Scene.Chair, new() { SnoozedUntil = Scene.At(3, 15, 13) }).On(3, 14, 16)
            .Posted(new() { Id = "m1", Title = "Talk", Start = new(2027, 3, 15, 14, 0), End = new(2027, 3, 15, 15, 0) });

        Assert.Equal(Scene.At(3, 14, 16), scene.Reaching("change/c1", Scene.Chair).NotBefore);
    }

    [Theory]
    [InlineData(0, 30, 2, 30)]
    [InlineData(1, 10, 2, 30)]
    public void QuietHours_ThatEndInTheHourTheSpringSkips_EndWhenItIsOver(int hour, int minute, int untilHour, int untilMinute)
    {
        // Sunday 28 March 2027, 1am: the clocks go forward.
        var at = London.At(new LocalDateTime(2027, 3, 28, 0, 0)).ToInstant() + Duration.FromMinutes(Math.Min(hour * 60 + minute, 59));

        Assert.Equal(Scene.At(3, 28, untilHour, untilMinute), QuietHours.After(at, new() { QuietUntil = new(1, 30) }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(80)]
    public void QuietHours_ThatEndInTheHourThatComesTwice_EndTheSecondTime(int minutesAfterMidnightUtc)
    {
        // Sunday 31 October 2027, 2am summer time: the clocks go back to 1am, which is 1am UTC.
        var at = Instant.FromUtc(2027, 10, 31, 0, 0) + Duration.FromMinutes(minutesAfterMidnightUtc);

        Assert.Equal(Instant.FromUtc(2027, 10, 31, 1, 30), QuietHours.After(at, new() { QuietUntil = new(1, 30) }));
    }
}
