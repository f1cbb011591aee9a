using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;

namespace ForumBot.Inspections;

/// <summary>A bank holiday that was proclaimed for one year, or one moved to another day.</summary>
/// <param name="Date">The day off.</param>
/// <param name="Name">What it is for.</param>
/// <param name="InsteadOf">The ordinary bank holiday it replaces; null for an extra day.</param>
public sealed record OneOffHoliday(LocalDate Date, string Name, LocalDate? InsteadOf);

/// <summary>
/// The bank holidays of England: the standing rules plus a list of one-offs, which is a file so that a proclamation needs no release.
/// Scottish and Northern Irish holidays are never among them. Source: standing law; compare with gov.uk/bank-holidays.
/// </summary>
public sealed class BankHolidays(IEnumerable<OneOffHoliday> oneOffs)
{
    private readonly ILookup<int, OneOffHoliday> oneOffs = oneOffs.ToLookup(holiday => holiday.Date.Year);
    private readonly ConcurrentDictionary<int, ImmutableArray<LocalDate>> years = new();

    /// <summary>Whether nobody is at work that day by law. A holiday on a Saturday or Sunday is on its substitute day.</summary>
    public bool IsHoliday(LocalDate day) => InYear(day.Year).Contains(day);

    /// <summary>The bank holidays of a year, in order.</summary>
    public ImmutableArray<LocalDate> InYear(int year) => years.GetOrAdd(year, Work);

    private ImmutableArray<LocalDate> Work(int year)
    {
        var easter = EasterSunday(year);
        var christmas = new LocalDate(year, 12, 25);
        HashSet<LocalDate> days =
        [
            Substitute(new LocalDate(year, 1, 1), 1),
            easter.PlusDays(-2),
            easter.PlusDays(1),
            new LocalDate(year, 4, 30).Next(IsoDayOfWeek.Monday),
            new LocalDate(year, 6, 1).Previous(IsoDayOfWeek.Monday),
            new LocalDate(year, 9, 1).Previous(IsoDayOfWeek.Monday),
            // Christmas on a Sunday is made up on the Tuesday, because the Monday is Boxing Day already.
            Substitute(christmas, 2),
            Substitute(christmas.PlusDays(1), 2),
        ];
        foreach (var oneOff in oneOffs[year])
        {
            if (oneOff.InsteadOf is { } replaced) days.Remove(replaced);
            days.Add(oneOff.Date);
        }
        return [.. days.Order()];
    }

    private static LocalDate Substitute(LocalDate day, int afterSunday) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => day.PlusDays(2),
        IsoDayOfWeek.Sunday => day.PlusDays(afterSunday),
        _ => day,
    };

    /// <summary>Western Easter by the Gregorian computus (Meeus, Jones and Butcher).</summary>
    private static LocalDate EasterSunday(int year)
    {
        var (golden, century, yearOfCentury) = (year % 19, year / 100, year % 100);
        var correction = (century - (century + 8) / 25 + 1) / 3;
        var epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        var shift = (golden + 11 * epact + 22 * weekday) / 451;
        var day = epact + weekday - 7 * shift + 114;
        return new(year, day / 31, day % 31 + 1);
    }
}
