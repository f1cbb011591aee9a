using NodaTime;

namespace ForumBot.Inspections;

/// <summary>An anchor's place in the calendar. London date and clock time.</summary>
/// <param name="Date">The confirmed day, otherwise the worked-out one.</param>
/// <param name="Time">The clock time, for O and C and where one was confirmed.</param>
/// <param name="Confirmed">False: say "expected".</param>
/// <param name="WorkedOut">What the rules alone give; null when they give nothing.</param>
public sealed record PlannedDate(LocalDate Date, LocalTime? Time, bool Confirmed, LocalDate? WorkedOut);

/// <summary>What is known about when a step is due.</summary>
public enum StepState
{
    /// <summary>It has a first and a last day.</summary>
    Dated,
    /// <summary>Nobody has given the date that it hangs on.</summary>
    Asked,
    /// <summary>Standing readiness; no day of its own.</summary>
    Standing,
    /// <summary>It does not apply here: no survey, or another outcome.</summary>
    NotNeeded,
}

/// <summary>A step with its days in this inspection. London dates and clock time.</summary>
/// <param name="Step">The step of the playbook.</param>
/// <param name="State">Whether it has a date, and if not, why.</param>
/// <param name="Start">First day; null unless dated.</param>
/// <param name="End">Last day, the same as the first for a step of one day; null unless dated.</param>
/// <param name="At">The clock time, where known.</param>
/// <param name="Expected">The day hangs on an anchor that nobody has confirmed: say "expected".</param>
/// <param name="PleaseCheck">Its own confirmed time no longer fits the days around it.</param>
/// <param name="Moments">Each moment of a step that has several; otherwise empty.</param>
public sealed record PlannedStep(
    Step Step,
    StepState State,
    LocalDate? Start,
    LocalDate? End,
    LocalTime? At,
    bool Expected,
    bool PleaseCheck,
    IReadOnlyList<AnchorDate> Moments)
{
    /// <summary>Whether the step is due on this day: within its span, or on one of its moments.</summary>
    public bool IsOn(LocalDate day)
    {
        if (State != StepState.Dated || day < Start || day > End) return false;
        if (Moments.Count == 0) return true;
        foreach (var moment in Moments)
        {
            if (moment.Date == day) return true;
        }
        return false;
    }
}
