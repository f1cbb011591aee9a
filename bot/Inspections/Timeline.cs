using NodaTime;

namespace ForumBot.Inspections;

/// <summary>
/// Every date of one inspection as it stands: a function of the playbook, of what people have confirmed, and of the calendar, worked
/// out anew
/// whenever it is asked for. London dates.
/// </summary>
/// <param name="Playbook">The playbook it follows.</param>
/// <param name="Anchors">The anchors that have a date.</param>
/// <param name="Steps">All steps, in the playbook's order.</param>
/// <param name="Flags">What a person should know or check.</param>
/// <param name="SuggestedOnsiteStarts">Mondays to offer when the expected visit starts mid-week (DR-05).</param>
/// <param name="HasSurvey">Whether a survey is planned for.</param>
/// <param name="Calendar">The working days it was counted in from N to E.</param>
public sealed record Timeline(
    Playbook Playbook,
    IReadOnlyDictionary<Anchor, PlannedDate> Anchors,
    IReadOnlyList<PlannedStep> Steps,
    IReadOnlySet<Flag> Flags,
    IReadOnlyList<LocalDate> SuggestedOnsiteStarts,
    bool HasSurvey,
    WorkingDays Calendar)
{
    /// <summary>Works out every date from what is known.</summary>
    public static Timeline Plan(Playbook playbook, InspectionFacts facts, WorkingDays calendar) =>
        new Planning(playbook, facts, calendar).Timeline();

    /// <summary>The anchor's date, or null while there is none.</summary>
    public PlannedDate? this[Anchor anchor] => Anchors.GetValueOrDefault(anchor);

    /// <summary>The planned step of that id, or null.</summary>
    public PlannedStep? Find(string stepId)
    {
        foreach (var step in Steps)
        {
            if (string.Equals(step.Step.Id, stepId, StringComparison.OrdinalIgnoreCase)) return step;
        }
        return null;
    }

    /// <summary>Which day of the inspection a date is.</summary>
    public InspectionDay DayOf(LocalDate date)
    {
        var call = Anchors[Anchor.N].Date;
        var last = this[Anchor.E] ?? this[Anchor.M];
        return new(
            date < call ? 0 : 1 + Calendar.Between(call, date),
            last is null ? null : 1 + Calendar.Between(call, last.Date),
            PhaseOf(date, last?.Date),
            Calendar.IsWorkingDay(date));
    }

    private Phase PhaseOf(LocalDate date, LocalDate? last)
    {
        var visit = this[Anchor.S] ?? this[Anchor.V] ?? this[Anchor.M];
        if (date < Anchors[Anchor.N].Date) return Phase.Before;
        if (this[Anchor.P] is { Confirmed: true } published && date >= published.Date) return Phase.Published;
        if (date > last) return Playbook.HasEmbargo ? Phase.AwaitingReport : Phase.Over;
        if (date >= visit?.Date) return Phase.OnSite;
        return date >= this[Anchor.X]?.Date ? Phase.OffSite : Phase.Preparing;
    }
}
