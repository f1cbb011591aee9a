using System.Globalization;
using System.Text.RegularExpressions;
using ForumBot.Cards;
using NodaTime;

namespace ForumBot.Schedules.Import;

/// <summary>
/// A date as somebody wrote it, with every day that it can mean: one for "11 March" or "2027-03-11", two for "03/04". <see cref="Rest"/> is what
/// follows it, such as a time. A year that is missing is the one that brings it nearest to the inspection.
/// </summary>
internal sealed partial record DayCell(string Written, LocalDate? DayFirst, LocalDate? MonthFirst, IsoDayOfWeek? Weekday, string Rest)
{
    // Longer than any date with a time; the rest of the reading need not be quick then.
    private const int Longest = 60;

    /// <summary>True when only one order of the numbers, or no order at all, comes into it.</summary>
    internal bool IsSettled => DayFirst == MonthFirst;

    /// <summary>Reads a cell; null when it holds no date.</summary>
    internal static DayCell? Read(string cell, LocalDate near)
    {
        if (cell.Length > Longest)
        {
            return null;
        }

        var weekday = Leading().Match(cell) is { Success: true } leading ? Weekdays.Read(leading.Groups[1].Value) : null;
        var text = weekday is null ? cell.Trim() : Leading().Replace(cell, "", 1).Trim();
        if (Iso().Match(text) is { Success: true } iso)
        {
            return Sure(Made(Number(iso, "y"), Number(iso, "m"), Number(iso, "d")), iso);
        }

        if ((DayAndMonth().Match(text) is { Success: true } british ? british : MonthAndDay().Match(text)) is { Success: true } words
            && Weekdays.Month(words.Groups["m"].Value) is { } month)
        {
            return Sure(In(words, month, Number(words, "d"), near), words);
        }

        if (Numbers().Match(text) is { Success: true } numbers && (numbers.Groups["y"].Success || numbers.Groups["s"].Value == "/"))
        {
            var (a, b) = (Number(numbers, "a"), Number(numbers, "b"));
            var (dayFirst, monthFirst) = (In(numbers, b, a, near), In(numbers, a, b, near));
            return dayFirst is null && monthFirst is null ? null : new(Shown(numbers), dayFirst, monthFirst, weekday, RestOf(numbers));
        }

        return null;

        DayCell? Sure(LocalDate? date, Match match) => date is null ? null : new(Shown(match), date, date, weekday, RestOf(match));
    }

    /// <summary>Only the days that fall on this weekday; none when neither does.</summary>
    internal DayCell On(IsoDayOfWeek weekday) => this with
    {
        DayFirst = DayFirst?.DayOfWeek == weekday ? DayFirst : null,
        MonthFirst = MonthFirst?.DayOfWeek == weekday ? MonthFirst : null,
    };

    /// <summary>What to say when the weekday and the date do not agree.</summary>
    internal string NotOn(IsoDayOfWeek weekday) =>
        $"“{Written}” is {(DayFirst ?? MonthFirst)!.Value.SayInFull()}, but the line says {weekday}. Put right the day or the date.";

    private static string RestOf(Match match) => Glue().Replace(match.Groups["rest"].Value, "");

    private static string Shown(Match match) => match.Value[..(match.Groups["rest"].Index - match.Index)].TrimEnd(' ', ',');

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static LocalDate? In(Match match, int month, int day, LocalDate near)
    {
        if (match.Groups["y"].Success)
        {
            var year = Number(match, "y");
            return Made(year < 100 ? 2000 + year : year, month, day);
        }

        LocalDate?[] years = [Made(near.Year - 1, month, day), Made(near.Year, month, day), Made(near.Year + 1, month, day)];
        return years.Where(date => date is not null).OrderBy(date => Math.Abs(Period.DaysBetween(near, date!.Value))).FirstOrDefault();
    }

    private static LocalDate? Made(int year, int month, int day) =>
        year is >= 2000 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    [GeneratedRegex(@"^\s*([A-Za-z]{3,9})[\s.,]+")]
    private static partial Regex Leading();

    [GeneratedRegex(@"^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?<rest>(?:[\sT,].*)?)$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<d>\d{1,2})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?(?<m>[A-Za-z]{3,9})\.?(?:[\s,-]+(?<y>\d{4}|\d{2}(?=$|,)))?(?<rest>(?:[\s,].*)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^(?<m>[A-Za-z]{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(?<y>\d{4}))?(?<rest>(?:[\s,].*)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex MonthAndDay();

    [GeneratedRegex(@"^(?<a>\d{1,2})(?<s>[/.-])(?<b>\d{1,2})(?:\k<s>(?<y>\d{4}|\d{2}))?(?<rest>(?:[\s,].*)?)$")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^[\sT,]*(?:(?:at|from)\s+|@\s*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Glue();
}
