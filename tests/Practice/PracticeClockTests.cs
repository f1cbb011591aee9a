using ForumBot.Practice;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace ForumBot.Tests.Practice;

public sealed class PracticeClockTests
{
    private readonly FakeTimeProvider real = new(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Clock_WithoutAStart_ShowsRealTime() => Assert.Equal(real.GetUtcNow(), new PracticeClock(real).GetUtcNow());

    [Fact]
    public void Clock_WithAStart_GoesOnFromThere()
    {
        var clock = new PracticeClock(real, PracticeClock.Parse("2027-03-01T09:00"));

        real.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Instant.FromUtc(2027, 3, 1, 9, 5), clock.Now);
        Assert.False(clock.Moved);
    }

    [Fact]
    public void NextMorning_BeforeNine_IsToday() => Assert.Equal("2027-07-01T08:00:00Z", NextMorningAfter("2027-07-01T06:00"));

    [Fact]
    public void NextMorning_OverTheClockChange_IsNineInLondon() => Assert.Equal("2027-03-28T08:00:00Z", NextMorningAfter("2027-03-27T09:00"));

    [Fact]
    public void Day_AddedOverTheClockChange_KeepsTheTimeInLondon()
    {
        var clock = new PracticeClock(real, PracticeClock.Parse("2027-03-27T18:00"));

        clock.MoveTo(clock.After("P1D")!.Value);

        Assert.Equal(Instant.FromUtc(2027, 3, 28, 17, 0), clock.Now);
    }

    [Fact]
    public void Hours_AddedOverTheClockChange_PassAsHours()
    {
        var clock = new PracticeClock(real, PracticeClock.Parse("2027-03-28T00:30"));

        clock.MoveTo(clock.After("PT2H")!.Value);

        Assert.Equal(Instant.FromUtc(2027, 3, 28, 2, 30), clock.Now);
    }

    [Fact]
    public void Reset_AfterAMove_GoesBackAndKeepsRunning()
    {
        var clock = new PracticeClock(real);
        clock.MoveTo(clock.After("P30D")!.Value);
        real.Advance(TimeSpan.FromHours(1));

        clock.Reset();

        Assert.Equal(real.GetUtcNow(), clock.GetUtcNow());
        Assert.False(clock.Moved);
    }

    [Theory]
    [InlineData("2027-03-01T09:00", "2027-03-01T09:00:00Z")]
    [InlineData("2027-07-01T09:00:00", "2027-07-01T08:00:00Z")]
    [InlineData("2027-07-01T09:00:00Z", "2027-07-01T09:00:00Z")]
    [InlineData("2027-07-01T09:00:00+05:00", "2027-07-01T04:00:00Z")]
    [InlineData("1 July 2027", null)]
    [InlineData("", null)]
    public void DateTime_Read_IsLondonTimeUnlessItSaysOtherwise(string text, string? expected) =>
        Assert.Equal(expected, PracticeClock.Parse(text)?.ToString());

    private string NextMorningAfter(string start)
    {
        var clock = new PracticeClock(real, PracticeClock.Parse(start));
        return clock.NextMorning.ToString();
    }
}
