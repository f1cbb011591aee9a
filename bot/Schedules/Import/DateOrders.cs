namespace ForumBot.Schedules.Import;

/// <summary>
/// Which number of the dates is the day. It is the same in the whole table. A date such as 13/03, or a weekday beside the date, settles it;
/// where nothing does, or where only the American order makes sense, the person is asked.
/// </summary>
internal static class DateOrders
{
    internal static (DateOrder Order, DateQuestion? Question) Settle(IReadOnlyList<DayCell> days, DateOrder? answered)
    {
        if (answered is { } order)
        {
            return (order, null);
        }

        var british = days.Any(day => day is { DayFirst: not null, MonthFirst: null });
        var american = days.FirstOrDefault(day => day is { DayFirst: null, MonthFirst: not null });
        var open = days.FirstOrDefault(day => !day.IsSettled && day is { DayFirst: not null, MonthFirst: not null });
        return (british, american, open) switch
        {
            (_, null, null) or (true, null, _) => (DateOrder.DayFirst, null),
            (false, { Weekday: not null }, _) => (DateOrder.MonthFirst, null),
            (_, { MonthFirst: { } monthFirst }, _) => (DateOrder.DayFirst, new(american.Written, null, monthFirst)),
            _ => (DateOrder.DayFirst, new(open!.Written, open.DayFirst, open.MonthFirst!.Value)),
        };
    }
}
