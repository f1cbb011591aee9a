using NodaTime;

namespace ForumBot.Inspections;

/// <summary>A step whose days are different now.</summary>
public sealed record MovedStep(PlannedStep Before, PlannedStep After);

/// <summary>What changed between two timelines of one inspection, and what has to be said about it at once.</summary>
/// <param name="Moved">The steps whose days or time changed, in the playbook's order.</param>
/// <param name="Overdue">The ids of open steps that the change itself put into the past (DR-13).</param>
/// <param name="PushAtOnce">Something open is overdue or due within 24 hours because of the change; otherwise the next day list will
/// do.</param>
public sealed record TimelineChange(IReadOnlyList<MovedStep> Moved, IReadOnlyList<string> Overdue, bool PushAtOnce)
{
    /// <summary>Compares what was planned with what is planned now.</summary>
    /// <param name="before">The timeline before the change.</param>
    /// <param name="after">The timeline after it; of the same playbook.</param>
    /// <param name="isOpen">Whether a step, by id, still has to be done.</param>
    /// <param name="now">The moment of the change.</param>
    public static TimelineChange Between(Timeline before, Timeline after, Func<string, bool> isOpen, Instant now)
    {
        var today = London.DateOf(now);
        var tomorrow = today.PlusDays(1);
        var moved = new List<MovedStep>();
        var overdue = new List<string>();
        var soon = false;
        for (var i = 0; i < after.Steps.Count; i++)
        {
            var (was, step) = (before.Steps[i], after.Steps[i]);
            if (was.Start == step.Start && was.End == step.End && was.At == step.At) continue;
            moved.Add(new(was, step));
            if (step.State != StepState.Dated || !isOpen(step.Step.Id)) continue;
            if (step.End < today && !(was.End < today)) overdue.Add(step.Step.Id);
            soon |= Touches(step, today, tomorrow) || Touches(was, today, tomorrow);
        }
        return new(moved, overdue, soon || overdue.Count > 0);
    }

    private static bool Touches(PlannedStep step, LocalDate today, LocalDate tomorrow) =>
        (step.Start <= tomorrow && step.Start >= today) || step.End == today;
}
