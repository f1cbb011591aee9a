using NodaTime;

namespace ForumBot.Inspections;

/// <summary>A forecast with its date.</summary>
public sealed record ForecastDate(Forecast Forecast, LocalDate Date)
{
    /// <summary>The date has gone by: say "could be any time", never "late".</summary>
    public bool HasPassed(LocalDate today) => today > Date;
}

/// <summary>
/// Dates that can be foreseen from what is known; they unlock nothing. Source: docs/rules.md, PD-04 to PD-17, kept as data in the
/// playbooks.
/// What hangs on an outcome may be worked out for others only once the report is published (CONF-06).
/// </summary>
public static class Forecasts
{
    /// <summary>The playbook's own forecasts whose anchors are known.</summary>
    public static IReadOnlyList<ForecastDate> For(Playbook playbook, IReadOnlyDictionary<Anchor, LocalDate> known, WorkingDays calendar) =>
        WorkOut(playbook.Forecasts, known, calendar);

    /// <summary>What follows from an outcome; empty for an outcome this playbook does not have.</summary>
    public static IReadOnlyList<ForecastDate> After(
        Playbook playbook, int outcome, IReadOnlyDictionary<Anchor, LocalDate> known, WorkingDays calendar)
    {
        foreach (var candidate in playbook.Outcomes)
        {
            if (candidate.Code == outcome) return WorkOut(candidate.Forecasts, known, calendar);
        }
        return [];
    }

    /// <summary>The flags of forecasts whose date has gone by.</summary>
    public static IReadOnlySet<Flag> Passed(IEnumerable<ForecastDate> forecasts, LocalDate today)
    {
        var flags = new HashSet<Flag>();
        foreach (var forecast in forecasts)
        {
            if (forecast.Forecast.OncePassed is { } flag && forecast.HasPassed(today)) flags.Add(flag);
        }
        return flags;
    }

    /// <summary>Calendar days from the end of the visit to publication.</summary>
    public static int DaysToPublication(LocalDate lastDayOnSite, LocalDate published) => Period.DaysBetween(lastDayOnSite, published);

    private static List<ForecastDate> WorkOut(
        IReadOnlyList<Forecast> forecasts, IReadOnlyDictionary<Anchor, LocalDate> known, WorkingDays calendar)
    {
        var dates = new List<ForecastDate>(forecasts.Count);
        foreach (var forecast in forecasts)
        {
            if (Base(forecast.When.Anchor, known) is { } date) dates.Add(new(forecast, forecast.When.From(date, calendar).Date));
        }
        return dates;
    }

    private static LocalDate? Base(Anchor anchor, IReadOnlyDictionary<Anchor, LocalDate> known)
    {
        if (known.TryGetValue(anchor, out var date)) return date;
        return anchor == Anchor.F && known.TryGetValue(Anchor.P, out date) ? date : null;
    }
}
