using NodaTime;

namespace ForumBot.Inspections;

/// <summary>The Mondays to offer when the expected visit does not start on one (DR-05).</summary>
internal static class OnsiteStarts
{
    public static IReadOnlyList<LocalDate> Suggest(
        Playbook playbook, IReadOnlyDictionary<Anchor, PlannedDate> anchors, WorkingDays calendar)
    {
        if (playbook.OnsiteNotBefore is not { } earliest || !anchors.TryGetValue(Anchor.S, out var start)) return [];
        if (start.Confirmed || start.Date.DayOfWeek == IsoDayOfWeek.Monday) return [];
        var suggested = new List<LocalDate>(2);
        var sameWeek = start.Date.Previous(IsoDayOfWeek.Monday);
        var call = anchors[Anchor.N];
        if (calendar.IsWorkingDay(sameWeek) && sameWeek >= earliest.From(call.Date, calendar).Date) suggested.Add(sameWeek);
        var next = start.Date.Next(IsoDayOfWeek.Monday);
        while (!calendar.IsWorkingDay(next)) next = next.PlusDays(7);
        suggested.Add(next);
        return suggested;
    }
}
