using System.Globalization;
using ForumBot.Cards;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>One day of the survey: how many families were reached, and in how many places it was shared.</summary>
public sealed record ReachDay(LocalDate Day, int Families, int Times);

/// <summary>
/// Families reached on each day from the survey's opening to its closing, in words and as numbers to draw. London days. Pure.
/// </summary>
/// <param name="Days">At most fourteen, the last ones: a survey is open for about a week.</param>
/// <param name="Closes">When the survey closes.</param>
/// <param name="IsExpected">Nobody has confirmed the closing.</param>
/// <param name="Today">The day it is drawn.</param>
/// <param name="Outside">What was shared before the first of the days, or after the last.</param>
public sealed record ReachChart(IReadOnlyList<ReachDay> Days, LocalDateTime Closes, bool IsExpected, LocalDate Today, ReachDay? Outside)
{
    private const int MostDays = 14;

    /// <summary>The chart of a survey; null when its days are not known.</summary>
    public static ReachChart? Of(SurveyNow? survey, IReadOnlyList<Sharing> shared, LocalDate today)
    {
        if (survey is null || survey.ClosesAt.Date < survey.OpensAt.Date)
        {
            return null;
        }

        var last = survey.ClosesAt.Date;
        var count = Math.Min(MostDays, Period.DaysBetween(survey.OpensAt.Date, last) + 1);
        var first = last.PlusDays(1 - count);
        var byDay = shared.ToLookup(entry => entry.Day);
        var outside = shared.Where(entry => entry.Day < first || entry.Day > last).ToList();
        return new(
            [.. Enumerable.Range(0, count).Select(i => first.PlusDays(i)).Select(day => DayOf(day, byDay[day]))],
            survey.ClosesAt,
            survey.IsExpected,
            today,
            outside.Count > 0 ? DayOf(outside[0].Day, outside) : null);
    }

    /// <summary>A fact a day: "Tuesday 2 March": "120 families, shared twice".</summary>
    public IReadOnlyList<Fact> ToFacts()
    {
        var facts = Days.Select(day => new Fact(day.Day.Say(Today), Words(day)));
        return [.. Outside is null ? facts : facts.Append(new("On other days", Words(Outside)))];
    }

    /// <summary>All that the picture shows, in words.</summary>
    public string ToAlternativeText()
    {
        var days = string.Join(' ', ToFacts().Select(fact => $"{fact.Label}: {fact.Value}."));
        var today = Days.Any(day => day.Day == Today) ? $" Today is {Today.Say(Today)}." : "";
        return $"A bar for each day shows how many families we reached. {days} "
            + $"A line shows when the survey {(IsExpected ? "is expected to close" : "closes")}: {Closes.Say(Today)}.{today}";
    }

    /// <summary>"120 families, shared twice"; "nothing".</summary>
    public static string Words(ReachDay day) => day switch
    {
        { Times: 0 } => "nothing",
        { Families: 0 } => $"shared {Times(day.Times)}, number of families not known",
        _ => $"{Families(day.Families)}, shared {Times(day.Times)}",
    };

    /// <summary>"one family", "1,200 families".</summary>
    public static string Families(int number) =>
        number == 1 ? "one family" : $"{number.ToString("N0", CultureInfo.InvariantCulture)} families";

    private static string Times(int times) => times switch { 1 => "once", 2 => "twice", _ => $"{times} times" };

    private static ReachDay DayOf(LocalDate day, IEnumerable<Sharing> entries)
    {
        var (families, times) = (0, 0);
        foreach (var entry in entries)
        {
            (families, times) = (families + (entry.Families ?? 0), times + 1);
        }

        return new(day, families, times);
    }
}
