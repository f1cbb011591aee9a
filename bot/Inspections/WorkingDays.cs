using NodaTime;

namespace ForumBot.Inspections;

/// <summary>
/// Counts working days: any day but a Saturday, a Sunday or a bank holiday in England, as London dates. The first day is never counted.
/// School holidays count as working days unless left out by <see cref="LeavingOut"/>. Source: SI 2005/1973 reg 1; assumed to hold under
/// SI 2015/1792.
/// </summary>
public sealed class WorkingDays
{
    // A plan asks thousands of times, so the likely years stand in a table; any other year is worked out when asked.
    private static readonly LocalDate TableStart = new(2010, 1, 1);
    private const int TableYears = 50;
    private readonly bool[] table;

    public WorkingDays(BankHolidays holidays)
    {
        Holidays = holidays;
        table = new bool[Index(TableStart.PlusYears(TableYears))];
        var weekday = (int)TableStart.DayOfWeek - 1;
        for (var i = 0; i < table.Length; i++) table[i] = (weekday + i) % 7 < 5;
        for (var year = 0; year < TableYears; year++)
        {
            foreach (var holiday in holidays.InYear(TableStart.Year + year)) table[Index(holiday)] = false;
        }
    }

    private WorkingDays(BankHolidays holidays, bool[] table) => (Holidays, this.table) = (holidays, table);

    /// <summary>The bank holidays it counts around.</summary>
    public BankHolidays Holidays { get; }

    /// <summary>The same calendar without the days on which schools are closed, from 2010 to 2059.</summary>
    public WorkingDays LeavingOut(IReadOnlyList<SchoolHoliday> holidays)
    {
        if (holidays.Count == 0) return this;
        var without = (bool[])table.Clone();
        foreach (var holiday in holidays)
        {
            var (first, last) = (Math.Max(Index(holiday.From), 0), Math.Min(Index(holiday.To), without.Length - 1));
            if (first <= last) without.AsSpan(first, last - first + 1).Clear();
        }
        return new(Holidays, without);
    }

    public bool IsWorkingDay(LocalDate day) => IsWorkingDay(Index(day));

    /// <summary>
    /// The day that many working days later, or earlier if negative. Nought is the day itself, even when it is no working day.
    /// </summary>
    public LocalDate Add(LocalDate day, int workingDays)
    {
        var index = Index(day);
        var direction = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            index += direction;
            if (IsWorkingDay(index)) left--;
        }
        return TableStart.PlusDays(index);
    }

    /// <summary>The day itself if it is a working day, otherwise the next that is.</summary>
    public LocalDate Roll(LocalDate day)
    {
        var index = Index(day);
        if (IsWorkingDay(index)) return day;
        while (!IsWorkingDay(index)) index++;
        return TableStart.PlusDays(index);
    }

    /// <summary>How many working days lie after the first day, up to and including the last; negative if the last is earlier.</summary>
    public int Between(LocalDate first, LocalDate last)
    {
        if (last < first) return -Between(last, first);
        var count = 0;
        for (var (index, end) = (Index(first) + 1, Index(last)); index <= end; index++)
        {
            if (IsWorkingDay(index)) count++;
        }
        return count;
    }

    /// <summary>Whether a bank holiday on a weekday lies between two days, both included.</summary>
    public bool HasBankHoliday(LocalDate first, LocalDate last)
    {
        for (var year = first.Year; year <= last.Year; year++)
        {
            foreach (var holiday in Holidays.InYear(year))
            {
                if (holiday >= first && holiday <= last && holiday.DayOfWeek < IsoDayOfWeek.Saturday) return true;
            }
        }
        return false;
    }

    private static int Index(LocalDate day) => Period.DaysBetween(TableStart, day);

    private bool IsWorkingDay(int index) => (uint)index < (uint)table.Length ? table[index] : WorkOut(TableStart.PlusDays(index));

    private bool WorkOut(LocalDate day) => day.DayOfWeek < IsoDayOfWeek.Saturday && !Holidays.IsHoliday(day);
}
