using System.Net.Http.Headers;
using ForumBot.Messaging.Wire;
using ForumBot.Teams.Connector;

namespace ForumBot.Tests.Teams.Connector;

public sealed class RetryPlanTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero);
    private static readonly RetryPlan Plan = new(new(() => 0.5));

    [Theory]
    [InlineData(412, true)]
    [InlineData(429, true)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(200, false)]
    [InlineData(302, false)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(408, false)]
    [InlineData(409, false)]
    [InlineData(413, false)]
    [InlineData(500, false)]
    [InlineData(501, false)]
    public void PauseAfter_EachStatus_IsThereForFiveOfThem(int status, bool again) =>
        Assert.Equal(again, Plan.PauseAfter(new(status), 1, isRepeatable: true) is not null);

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, false, true)]
    [InlineData(false, true, false)]
    public void PauseAfter_NoAnswer_IsThereOnlyWhereTwiceDoesNoHarm(bool isRepeatable, bool mayHaveArrived, bool again) =>
        Assert.Equal(again, Plan.PauseAfter(new(0) { MayHaveArrived = mayHaveArrived }, 1, isRepeatable) is not null);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 16)]
    public void PauseAfter_SeveralTries_DoublesFromTwoSeconds(int tries, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Plan.PauseAfter(new(503), tries, isRepeatable: false));

    [Fact]
    public void PauseAfter_TheFifthTry_IsNone() => Assert.Null(Plan.PauseAfter(new(429, RetryAfter: TimeSpan.Zero), 5, isRepeatable: true));

    [Theory]
    [InlineData(0, 1.6)]
    [InlineData(1, 2.4)]
    public void PauseAfter_WithTheMostJitter_IsAFifthShorterOrLonger(double jitter, double seconds) =>
        Assert.Equal(seconds, new RetryPlan(new(() => jitter)).PauseAfter(new(503), 1, isRepeatable: false)!.Value.TotalSeconds, 9);

    [Fact]
    public void PauseAfter_AnAnswerThatAsksForAPause_IsThatPauseWithoutJitter() => Assert.Equal(
        TimeSpan.FromSeconds(7), new RetryPlan(new(() => 0)).PauseAfter(new(429, RetryAfter: TimeSpan.FromSeconds(7)), 1, isRepeatable: false));

    [Fact]
    public void Asked_Seconds_IsThatLong() => Assert.Equal(TimeSpan.FromSeconds(7), BackOff.Asked(new(TimeSpan.FromSeconds(7)), Now));

    [Theory]
    [InlineData(6, 6)]
    [InlineData(-6, 0)]
    public void Asked_ADate_IsTheTimeUntilThen(int ahead, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), BackOff.Asked(new RetryConditionHeaderValue(Now.AddSeconds(ahead)), Now));

    [Fact]
    public void Asked_Nothing_IsNothing() => Assert.Null(BackOff.Asked(null, Now));
}
