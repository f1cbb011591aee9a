using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// Until when the notes are kept. Pure. Source: docs/rules.md, KEEPING.
/// </summary>
/// <param name="Kind">What happens on <paramref name="On"/>.</param>
/// <param name="On">The London day; null while there is none.</param>
public sealed record Retention(RetentionKind Kind, LocalDate? On)
{
    private const int Months = 12;

    /// <summary>At this London time of the day everything goes: by then people can have read that it does.</summary>
    private static readonly LocalTime At = new(9, 0);

    /// <summary>When it happens; null while there is no day.</summary>
    public Instant? Moment => On is { } day ? London.At(day + At).ToInstant() : null;

    /// <summary>What holds for this inspection. No day that is only foreseen, and none that one person alone wrote down, ever erases anything.</summary>
    public static Retention Of(OpenInspection open)
    {
        var (inspection, playbook) = (open.Inspection, open.Playbook);
        if (Publication.LiftedAt(open.Forum, inspection, playbook) is { } lifted)
        {
            var year = Published(open, London.DateOf(lifted)).PlusMonths(Months);
            return new(RunsPriorityPlan(inspection, playbook) ? RetentionKind.AskedAfterPlan : RetentionKind.Erased, year);
        }

        return (open.Timeline[Anchor.E] ?? open.Timeline[Anchor.M]) is { } last
            ? new(RetentionKind.AskedWithoutReport, last.Date.PlusMonths(Months))
            : new(RetentionKind.Unknown, null);
    }

    /// <summary>The day it would be if the report came out when it is expected; null when nothing is expected.</summary>
    public static LocalDate? Expected(OpenInspection open) => open.Timeline[Anchor.P]?.Date.PlusMonths(Months);

    // The day that was written down, where it can be true: a slip of the pen must not bring the end nearer than the inspection and its confirming allow.
    private static LocalDate Published(OpenInspection open, LocalDate confirmed) =>
        open.Timeline[Anchor.P] is { Confirmed: true, Date: var told } && told <= confirmed && !(told < (open.Timeline[Anchor.E] ?? open.Timeline[Anchor.N])?.Date)
            ? told
            : confirmed;

    private static bool RunsPriorityPlan(Inspection inspection, Playbook playbook) =>
        KnownFacts.Of(inspection, playbook, []).Outcome is { } outcome && playbook.Steps.Any(step => step.OnlyOutcome == outcome);
}

/// <summary>What becomes of the notes on the day that retention names.</summary>
public enum RetentionKind
{
    /// <summary>No day is known.</summary>
    Unknown,
    /// <summary>The report is not out. On that day, a year after the visit, people are asked; nothing is erased or opened.</summary>
    AskedWithoutReport,
    /// <summary>A priority action plan runs. On that day people are asked; the notes stay until the monitoring inspection is over and they decide.</summary>
    AskedAfterPlan,
    /// <summary>Everything is erased.</summary>
    Erased,
}
