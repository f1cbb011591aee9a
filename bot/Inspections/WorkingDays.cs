using NodaTime;

namespace ForumBot.Inspections;

/// <summary>
/// Counts working days: any day but a Saturday, a Sunday or a bank holiday in England, as London dates. The first day is never counted.
/// School holidays count as working days unless left out by <see cref="LeavingOut"/>. Source: SI 2005/1973 reg 1; assumed to hold under SI 2015/1792.
/// </summary>
public sealed class WorkingDays
{
    // A plan asks thousands of times, so the likely years stand in a table; any other year is worked out when asked.
    private static readonly LocalDate TableStart = new(2010, 1, 1);
    private static readonly LocalDate TableEnd = new(2050, 1, 1);
    private readonly bool[] table;
    private readonly IReadOnlyList<SchoolHoliday> leftOut = [];

    public WorkingDays(BankHolidays holidays)
    {
        Holidays = holidays;
        table = new bool[Period.DaysBetween(TableStart, TableEnd)];
        for (var i = 0; i < table.Length; i++) table[i] = WorkOut(TableStart.PlusDays(i));
    }

    private WorkingDays(WorkingDays from, IReadOnlyList<SchoolHoliday> leftOut) =>
        (Holidays, table, this.leftOut) = (from.Holidays, from.table, leftOut);

    /// <summary>The bank holidays it counts around.</summary>
    public BankHolidays Holidays { get; }

    /// <summary>The same calendar without the days on which schools are closed.</summary>
    public WorkingDays LeavingOut(IReadOnlyList<SchoolHoliday> holidays) => holidays.Count == 0 ? this : new(this, holidays);

    public bool IsWorkingDay(LocalDate day)
    {
        foreach (var holiday in leftOut)
        {
            if (day >= holiday.From && day <= holiday.To) return false;
        }
        var index = Period.DaysBetween(TableStart, day);
        return (uint)index < (uint)table.Length ? table[index] : WorkOut(day);
    }

    /// <summary>The day that many working days later, or earlier if negative. Nought is the day itself, even when it is no working day.</summary>
    public LocalDate Add(LocalDate day, int workingDays)
    {
        var direction = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.PlusDays(direction);
            if (IsWorkingDay(day)) left--;
        }
        return day;
    }

    /// <summary>The day itself if it is a working day, otherwise the next that is.</summary>
    public LocalDate Roll(LocalDate day)
    {
        while (!IsWorkingDay(day)) day = day.PlusDays(1);
        return day;
    }

    /// <summary>How many working days lie after the first day, up to and including the last; negative if the last is earlier.</summary>
    public int Between(LocalDate first, LocalDate last)
    {
        if (last < first) return -Between(last, first);
        var count = 0;
        for (var day = first.PlusDays(1); day <= last; day = day.PlusDays(1))
        {
            if (IsWorkingDay(day)) count++;
        }
        return count;
    }

    private bool WorkOut(LocalDate day) => day.DayOfWeek < IsoDayOfWeek.Saturday && !Holidays.IsHoliday(day);
}
