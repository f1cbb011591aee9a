using CsCheck;
using ForumBot.Inspections;
using ForumBot.Inspections.Loading;
using NodaTime;

namespace ForumBot.Tests.Inspections;

public sealed class WorkingDaysTests
{
    private static readonly LocalDate First = new(2023, 1, 1);
    private static readonly LocalDate Last = new(2035, 12, 31);

    public static TheoryData<int> Years => [.. WorkedCase.BankHolidays.EnumerateObject().Select(year => int.Parse(year.Name, null))];

    private static IEnumerable<LocalDate> EveryDay => Enumerable.Range(0, Period.DaysBetween(First, Last) + 1).Select(First.PlusDays);

    [Theory]
    [MemberData(nameof(Years))]
    public void BankHolidays_OfAYear_AreThoseOfTheTable(int year)
    {
        var expected = WorkedCase.BankHolidays.GetProperty(year.ToString((IFormatProvider?)null)).EnumerateArray().Select(day => WorkedCase.Day(day.GetString()!));
        Assert.Equal(expected.Order(), Built.Calendar.Holidays.InYear(year).Order());
    }

    [Theory]
    [InlineData(2011, 4, 29)]
    [InlineData(2012, 6, 4)]
    [InlineData(2012, 6, 5)]
    public void BankHolidays_OfEarlierYears_HoldTheirOneOffs(int year, int month, int day) =>
        Assert.True(Built.Calendar.Holidays.IsHoliday(new(year, month, day)));

    [Theory]
    [InlineData(2012, 5, 28)]
    [InlineData(2020, 5, 4)]
    [InlineData(2022, 5, 30)]
    [InlineData(2026, 1, 2)]
    [InlineData(2026, 3, 17)]
    [InlineData(2026, 7, 13)]
    [InlineData(2026, 8, 3)]
    [InlineData(2026, 11, 30)]
    public void BankHolidays_MovedOrOfOtherNations_AreWorkingDays(int year, int month, int day) => Assert.True(Built.Calendar.IsWorkingDay(new(year, month, day)));

    [Fact]
    public void BankHolidays_EasterByASecondMethod_IsTheSame()
    {
        for (var year = 1900; year <= 2099; year++)
        {
            // Gauss's rule, good for 1900 to 2099.
            var (d, e) = ((19 * (year % 19) + 24) % 30, 0);
            e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
            var shift = d + e;
            if ((d == 29 && e == 6) || (d == 28 && e == 6 && year % 19 > 10)) shift -= 7;
            var easter = new LocalDate(year, 3, 22).PlusDays(shift);
            Assert.Contains(easter.PlusDays(1), Built.Calendar.Holidays.InYear(year));
            Assert.Contains(easter.PlusDays(-2), Built.Calendar.Holidays.InYear(year));
        }
    }

    [Fact]
    public void BankHolidays_NewOneOffInTheFile_CountsAtOnce()
    {
        var load = BankHolidayFile.Read(new("mine.yaml", "one_offs:\n  - date: 2030-07-01\n    name: A new one\n"));
        Assert.False(new WorkingDays(load.Holidays!).IsWorkingDay(new(2030, 7, 1)));
        Assert.True(Built.Calendar.IsWorkingDay(new(2030, 7, 1)));
    }

    [Fact]
    public void Add_FromEveryDayOf2023To2035_NeverLandsOnAHolidayOrWeekend()
    {
        var calendar = Built.Calendar;
        foreach (var day in EveryDay)
        {
            foreach (var count in (ReadOnlySpan<int>)[-70, -5, -1, 1, 4, 8, 10, 14, 35, 70])
            {
                var result = calendar.Add(day, count);
                Assert.True(result.DayOfWeek < IsoDayOfWeek.Saturday && !calendar.Holidays.IsHoliday(result), $"{day} {count} {result}");
            }
            Assert.True(calendar.IsWorkingDay(calendar.Roll(day)));
        }
    }

    [Fact]
    public void Add_OneMoreDay_IsLaterOnEveryDay()
    {
        foreach (var day in EveryDay)
        {
            var previous = Built.Calendar.Add(day, -3);
            for (var count = -2; count <= 12; count++)
            {
                var next = Built.Calendar.Add(day, count);
                Assert.True(next > previous, $"{day} {count}");
                previous = next;
            }
        }
    }

    [Fact]
    public void Between_AfterAdding_IsWhatWasAdded() =>
        Gen.Select(Gen.Int[0, 4700], Gen.Int[0, 90]).Sample((days, count) =>
        {
            var day = First.PlusDays(days);
            var forward = Built.Calendar.Between(day, Built.Calendar.Add(day, count)) == count;
            var start = Built.Calendar.Roll(day);
            return forward && Built.Calendar.Add(Built.Calendar.Add(start, count), -count) == start;
        });

    [Fact]
    public void IsWorkingDay_OutsideTheTable_IsStillWorkedOut()
    {
        Assert.False(Built.Calendar.IsWorkingDay(new(2099, 12, 25)));
        Assert.True(Built.Calendar.IsWorkingDay(new(2099, 12, 24)));
        Assert.False(Built.Calendar.IsWorkingDay(new(1999, 1, 1)));
    }

    [Fact]
    public void LeavingOut_SchoolHolidays_SkipsThem()
    {
        var calendar = Built.Calendar.LeavingOut([new(new(2026, 5, 25), new(2026, 5, 29), "half-term")]);
        Assert.Equal(new LocalDate(2026, 6, 1), calendar.Add(new(2026, 5, 22), 1));
        Assert.Equal(new LocalDate(2026, 5, 26), Built.Calendar.Add(new(2026, 5, 22), 1));
    }
}
