using ForumBot.Surveys;
using NodaTime;

namespace ForumBot.Tests.Surveys;

/// <summary>The days of a survey as numbers, words and a picture. It is open from Tuesday 2 to Tuesday 9 March 2027, 9am.</summary>
public sealed class ReachChartTests
{
    private static readonly LocalDate Friday = new(2027, 3, 5);

    [Fact]
    public void Chart_OfASurvey_HasADayForEachFromOpeningToClosing()
    {
        var chart = Chart(Shared(2, 120), Shared(4, 100), Shared(4, 200), Shared(5, null));

        Assert.Equal(8, chart.Days.Count);
        Assert.Equal([120, 0, 300, 0, 0, 0, 0, 0], chart.Days.Select(d => d.Families));
        Assert.Equal([1, 0, 2, 1, 0, 0, 0, 0], chart.Days.Select(d => d.Times));
    }

    [Fact]
    public void Chart_InWords_SaysEachDayTheClosingAndToday()
    {
        var words = Chart(Shared(2, 120), Shared(4, 100), Shared(4, 1200), Shared(5, null)).ToAlternativeText();

        Assert.Contains("Tuesday 2 March: 120 families, shared once.", words);
        Assert.Contains("Wednesday 3 March: nothing.", words);
        Assert.Contains("Thursday 4 March: 1,300 families, shared twice.", words);
        Assert.Contains("Friday 5 March: shared once, number of families not known.", words);
        Assert.Contains("when the survey closes: Tuesday 9 March, 9am.", words);
        Assert.EndsWith("Today is Friday 5 March.", words);
    }

    [Fact]
    public void Chart_OfWhatWasSharedBeforeItOpened_LosesNothing()
    {
        var chart = Chart(Shared(1, 40), Shared(1, 10));

        Assert.All(chart.Days, day => Assert.Equal(0, day.Families));
        Assert.Contains("On other days: 50 families, shared twice.", chart.ToAlternativeText());
    }

    [Fact]
    public void Chart_WhileTheClosingIsExpected_SaysSo() => Assert.Contains(
        "when the survey is expected to close: Monday 8 March, 9am.",
        ReachChart.Of(SurveyNow.Of(Surveyed.With().Timeline, Friday.AtMidnight()), [], Friday)!.ToAlternativeText());

    [Fact]
    public void Chart_OfASurveyOfMonths_ShowsItsLastFourteenDays()
    {
        var open = Surveyed.Confirmed(new(2027, 6, 1, 9, 0));

        var chart = ReachChart.Of(SurveyNow.Of(open.Timeline, Friday.AtMidnight()), [Shared(2, 7)], Friday)!;

        Assert.Equal(14, chart.Days.Count);
        Assert.Equal(new LocalDate(2027, 6, 1), chart.Days[^1].Day);
        Assert.Equal(7, chart.Outside!.Families);
    }

    [Fact]
    public void Chart_WithoutASurvey_IsNotDrawn() => Assert.Null(ReachChart.Of(null, [], Friday));

    internal static ReachChart Chart(params Sharing[] shared) =>
        ReachChart.Of(SurveyNow.Of(Surveyed.Confirmed().Timeline, Friday + new LocalTime(12, 0)), shared, Friday)!;

    internal static Sharing Shared(int day, int? families) => new($"{day}/{families}", "email", null, families, new(2027, 3, day), Surveyed.Lena);
}
