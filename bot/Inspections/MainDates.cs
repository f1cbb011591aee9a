using NodaTime;

namespace ForumBot.Inspections;

/// <summary>
/// The main dates of an inspection as people have settled them, and the one place where each is written down: beside the step that asks for it,
/// so that the step's form and the timetable never disagree. Europe/London. Pure.
/// </summary>
public static class MainDates
{
    /// <summary>The date as it was settled; null while it is only worked out.</summary>
    public static AnchorDate? Of(Inspection inspection, Playbook playbook, Anchor anchor) =>
        anchor == Anchor.N ? inspection.NotifiedOn
        : KnownFacts.Of(inspection, playbook, []).Confirmed.TryGetValue(anchor, out var date) ? date
        : null;

    /// <summary>True for a date that this kind of inspection has and that can be written down with all that belongs to it.</summary>
    public static bool Has(Playbook playbook, Anchor anchor) =>
        anchor == Anchor.N
        || (playbook.Anchors.Any(rule => rule.Anchor == anchor) && (anchor is not (Anchor.O or Anchor.C) || FieldsOf(playbook, anchor).Any()));

    /// <summary>True for what means nothing without a clock time, such as the survey's closing.</summary>
    public static bool NeedsTime(Playbook playbook, Anchor anchor) => FieldsOf(playbook, anchor).Any(field => field.Field.Kind == FieldKind.DateTime);

    /// <summary>With the date settled; null leaves it to be worked out again. Of the day of the call there is always one.</summary>
    public static Inspection Settle(this Inspection inspection, Playbook playbook, Anchor anchor, AnchorDate? date, Mark by)
    {
        if (anchor == Anchor.N)
        {
            return inspection with { NotifiedOn = date?.Date ?? inspection.NotifiedOn };
        }

        var fields = FieldsOf(playbook, anchor).ToList();
        if (date is { } given && fields.Count == 0)
        {
            return inspection with { GivenAtStart = inspection.GivenAtStart.SetItem(anchor, given.Date) };
        }

        // Where a date is asked for twice, as at the survey's closing, the later answer would win over ours.
        var answered = fields.Where(field => inspection.AnswerTo(field.Step, field.Field) is not null).ToList();
        foreach (var (step, field) in date is not null && answered.Count == 0 ? fields.Take(1) : answered)
        {
            inspection = Fill(inspection, step, field, date, by);
        }

        return date is null ? inspection with { GivenAtStart = inspection.GivenAtStart.Remove(anchor) } : inspection;
    }

    /// <summary>Who settled it last; null when it was given at the start or is only worked out.</summary>
    public static Mark? SettledBy(Inspection inspection, Playbook playbook, Anchor anchor) =>
        FieldsOf(playbook, anchor).Select(field => inspection.AnswerTo(field.Step, field.Field)?.By).OfType<Mark>().MaxBy(mark => mark.At);

    private static Inspection Fill(Inspection inspection, Step step, EvidenceField field, AnchorDate? date, Mark by)
    {
        var value = date is not { } given ? null
            : field.Kind == FieldKind.DateTime ? KnownFacts.Write(given.Date + (given.Time ?? LocalTime.Midnight))
            : KnownFacts.Write(given.Date);
        var was = inspection.AnswerTo(step, field);
        var filled = inspection.Fill(step, new Dictionary<string, string?> { [field.Id] = value }, by);

        // The answer that completed a step has ticked it; taken away, it takes the tick along.
        return value is null && was is not null && filled.Ticks.GetValueOrDefault(step.Id) == was.By && !filled.IsComplete(step)
            ? filled with { Ticks = filled.Ticks.Remove(step.Id) }
            : filled;
    }

    private static IEnumerable<(Step Step, EvidenceField Field)> FieldsOf(Playbook playbook, Anchor anchor) =>
        from step in playbook.Steps
        from field in step.Collect
        where field.Confirms == anchor
        select (step, field);
}
