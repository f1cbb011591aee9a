using ForumBot.Cards;
using NodaTime;

namespace ForumBot.Tests.Cards;

public sealed class WordingTests
{
    private static readonly LocalDate Today = new(2027, 3, 8);

    [Theory]
    [InlineData(0, 0, "midnight")]
    [InlineData(0, 30, "12:30am")]
    [InlineData(9, 0, "9am")]
    [InlineData(9, 5, "9:05am")]
    [InlineData(12, 0, "12 noon")]
    [InlineData(12, 30, "12:30pm")]
    [InlineData(17, 0, "5pm")]
    [InlineData(23, 59, "11:59pm")]
    public void Time_Said_IsOnTheTwelveHourClock(int hour, int minute, string said) => Assert.Equal(said, new LocalTime(hour, minute).Say());

    [Fact]
    public void Date_InTheSameYear_LeavesTheYearOut() => Assert.Equal("Friday 12 March", new LocalDate(2027, 3, 12).Say(Today));

    [Fact]
    public void Date_InAnotherYear_NamesIt() => Assert.Equal("Saturday 1 January 2028", new LocalDate(2028, 1, 1).Say(Today));

    [Fact]
    public void Moment_Said_IsDayThenTime() => Assert.Equal("Monday 8 March, 9am", Today.At(new(9, 0)).Say(Today));

    [Theory]
    [InlineData(0, "0 steps")]
    [InlineData(1, "one step")]
    [InlineData(3, "3 steps")]
    public void Count_OfThings_MindsThePlural(int number, string said) => Assert.Equal(said, Wording.Count(number, "step", "steps"));

    [Theory]
    [InlineData("", "")]
    [InlineData("Ann", "Ann")]
    [InlineData("Ann Ben", "Ann and Ben")]
    [InlineData("Ann Ben Cat", "Ann, Ben and Cat")]
    public void List_OfNames_EndsWithAnd(string names, string said) =>
        Assert.Equal(said, Wording.List(names.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
