using ForumBot.Surveys;
using NodaTime;

namespace ForumBot.Tests.Surveys;

/// <summary>The time left, as people say it.</summary>
public sealed class CountdownTests
{
    private static readonly LocalDateTime Tuesday = new(2027, 3, 9, 9, 0);

    [Theory]
    [InlineData(7, 6, 0, "2 days and 3 hours left.")]
    [InlineData(6, 9, 0, "3 days left.")]
    [InlineData(8, 9, 0, "That is tomorrow: one day left.")]
    [InlineData(8, 18, 0, "That is tomorrow: 15 hours left.")]
    [InlineData(8, 23, 30, "That is tomorrow: 9 hours and 30 minutes left.")]
    [InlineData(9, 6, 0, "That is today: 3 hours left.")]
    [InlineData(9, 7, 59, "That is today: one hour and one minute left.")]
    [InlineData(9, 8, 40, "That is today: 20 minutes left.")]
    public void Countdown_ToTuesday9am_IsSaidAsPeopleDo(int day, int hour, int minute, string words) =>
        Assert.Equal(words, Countdown.Say(Tuesday, new(2027, 3, day, hour, minute)));

    [Fact]
    public void Countdown_AcrossTheSpringClockChange_CountsWholeDaysAsDays() =>
        Assert.Equal("2 days left.", Countdown.Say(new(2027, 3, 29, 9, 0), new(2027, 3, 27, 9, 0)));

    [Fact]
    public void Countdown_InTheNightOfTheSpringClockChange_CountsHoursThatPass() =>
        Assert.Equal("That is tomorrow: 11 hours left.", Countdown.Say(new(2027, 3, 28, 9, 0), new(2027, 3, 27, 21, 0)));

    [Fact]
    public void Countdown_InTheLastSeconds_IsNotZero() =>
        Assert.Equal("That is today: less than a minute left.", Countdown.Say(Tuesday, Tuesday.PlusSeconds(-20)));
}
