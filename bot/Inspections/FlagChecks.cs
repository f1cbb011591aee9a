using NodaTime;

namespace ForumBot.Inspections;

/// <summary>Raises the flags of rules DR-02 to DR-11 that a playbook asks for.</summary>
internal sealed class FlagChecks(
    Playbook playbook, InspectionFacts facts, IReadOnlyDictionary<Anchor, PlannedDate> anchors, WorkingDays calendar, bool hasSurvey)
{
    // Everybody reads the flags, so none of them tells when the draft or the final report came (DateOrder.IsForAttendees).
    private static readonly (Anchor Earlier, Anchor Later)[] Order =
    [
        (Anchor.N, Anchor.X), (Anchor.X, Anchor.S), (Anchor.N, Anchor.S), (Anchor.S, Anchor.E), (Anchor.N, Anchor.V), (Anchor.V, Anchor.E),
        (Anchor.E, Anchor.P), (Anchor.N, Anchor.M),
    ];

    private readonly HashSet<Flag> flags = [];

    public IReadOnlySet<Flag> Raise()
    {
        var call = anchors[Anchor.N].Date;
        If(playbook.TrainingOnly, Flag.LegacyPlaybook);
        If(call != facts.NotifiedOn, Flag.NotifiedOnNonWorkingDay);
        If(call.DayOfWeek != IsoDayOfWeek.Monday, Flag.NotifiedNotMonday);
        If(OutOfOrder(), Flag.DatesOutOfOrder);
        If(playbook.NoticeDue is { } due && At(due.Anchor) is { } from && call > due.From(from.Date, calendar).Date, Flag.ShortNotice);
        Survey();
        Visit();
        if (At(Anchor.E) is { } end && end.Date >= call) Window(call, end.Date);
        return flags;
    }

    private PlannedDate? At(Anchor anchor) => anchors.GetValueOrDefault(anchor);

    private void If(bool holds, Flag flag)
    {
        if (holds && playbook.Raises.Contains(flag)) flags.Add(flag);
    }

    private void Survey()
    {
        If(!hasSurvey, Flag.NoSurvey);
        if (!hasSurvey) return;
        var closes = At(Anchor.C);
        If(closes is not { Confirmed: true }, Flag.SurveyCloseUnconfirmed);
        If(closes is { Confirmed: true } && At(Anchor.X) is { } offSite && closes.Date >= offSite.Date, Flag.SurveyClosesAfterOffsiteStart);
    }

    private void Visit()
    {
        if (At(Anchor.S) is not { } start) return;
        If(!start.Confirmed && start.Date.DayOfWeek != IsoDayOfWeek.Monday, Flag.NonMondayOnsiteStart);
        if (At(Anchor.E) is not { } end) return;
        If(end.Date >= start.Date.Next(IsoDayOfWeek.Saturday), Flag.OnsiteSpansWeekend);
        If(calendar.HasBankHoliday(start.Date.PlusDays(1), end.Date.PlusDays(-1)), Flag.OnsiteSpansBankHoliday);
    }

    private void Window(LocalDate first, LocalDate last)
    {
        If(calendar.HasBankHoliday(first, last), Flag.BankHolidayInWindow);
        foreach (var holiday in facts.SchoolHolidays) If(holiday.From <= last && holiday.To >= first, Flag.SchoolHolidayOverlap);
        // The clocks change at 01:00 UTC, so the change falls on the same date in UTC and in London.
        var clocks = London.Zone.GetZoneInterval(first.AtMidnight().InUtc().ToInstant());
        If(clocks.HasEnd && clocks.End < last.PlusDays(1).AtMidnight().InUtc().ToInstant(), Flag.DstChangeInWindow);
    }

    private bool IsForecast(Anchor anchor) => anchor == Anchor.P && At(anchor) is { Confirmed: false };

    private bool OutOfOrder()
    {
        foreach (var (earlier, later) in Order)
        {
            // A forecast of the report that has been overtaken is no mistake of anybody's.
            if (IsForecast(earlier) || IsForecast(later)) continue;
            if (At(earlier) is { } first && At(later) is { } second && second.Date < first.Date) return true;
        }
        return At(Anchor.O) is { } opens && At(Anchor.C) is { } closes
            && opens.Date + (opens.Time ?? LocalTime.Midnight) >= closes.Date + (closes.Time ?? LocalTime.MaxValue);
    }
}
