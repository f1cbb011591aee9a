using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;

namespace ForumBot.Reminders;

/// <summary>Days that come by themselves: steps and forecasts of the playbook. Pure.</summary>
internal static class DateReminders
{
    /// <summary>The reminder; null for what the playbook does not know, or this reader may not.</summary>
    internal static Card? Of(Subject.DateAhead ahead, Reader reader)
    {
        var day = ahead.Date.Say(reader.Today);
        switch (ahead.Id)
        {
            case DatesAhead.Watch:
                return DateReminderCard.Publication("The report may come out any day now. Nobody has promised a day.", FormOf(reader));
            case KeepingTimes.Keeping:
                return ConfidentialCard.For(KeepingCard.Opens(reader.Open.Inspection.Id));
            case DatesAhead.Outcome:
                return OutcomeOf(reader.Open) is { } known ? DateReminderCard.Outcome(known.Title, known.FollowUp) : null;
        }

        if (reader.Open.Timeline.Find(ahead.Id) is { } planned)
        {
            return reader.Sees(Matters.Of(planned.Step, reader.Open.Timeline)) ? OfStep(planned, day, reader) : null;
        }

        if (reader.Open.Playbook.Forecasts.FirstOrDefault(forecast => forecast.Id == ahead.Id) is { } forecast)
        {
            return reader.Sees(new(forecast.Level, SharedWithArea: forecast.Level == Level.Public)) ? OfForecast(forecast, day, reader) : null;
        }

        // What hangs on an outcome is foreseen only once everybody may know the outcome (CONF-06), which the gate was asked.
        return reader.Facts.EmbargoLifted && OutcomeOf(reader.Open) is { } outcome && outcome.Forecasts.FirstOrDefault(f => f.Id == ahead.Id) is { } after
            ? OfForecast(after, day, reader)
            : null;
    }

    private static Card OfStep(PlannedStep planned, string day, Reader reader)
    {
        if (planned.Step.Collect.Any(field => field.Kind == FieldKind.ReportLink))
        {
            return DateReminderCard.Publication($"{planned.Step.Title}: {(planned.Expected ? "expected " : "")}{day}.", FormOf(reader));
        }

        return DateReminderCard.Day($"{planned.Step.Title}: {day}", planned.Expected ? $"Expected {day}" : day, planned.Step.Why);
    }

    private static Card OfForecast(Forecast forecast, string day, Reader reader) => forecast.When switch
    {
        // Before the report counts what is counted from the visit; after it, months lead to the next inspection and days to the plan.
        { Anchor: Anchor.E or Anchor.D } => DateReminderCard.Publication($"{forecast.Label}: {day}.", FormOf(reader)),
        { Unit: OffsetUnit.Months } => DateReminderCard.NextInspection(forecast.Label, day),
        { Anchor: Anchor.F or Anchor.P } => DateReminderCard.Plan(forecast.Label, day),
        _ => DateReminderCard.Day(forecast.Label, day, null),
    };

    private static StepLine? FormOf(Reader reader)
    {
        if (reader.To.IsPlace)
        {
            return null;
        }

        var steps = reader.Steps("step");
        return steps.Visible()
            .Where(step => step.Planned.Step.Collect.Any(field => field.Kind == FieldKind.ReportLink))
            .Select(step => steps.Line(step.Number, step.Planned, reader.Today))
            .FirstOrDefault(line => line.HasForm);
    }

    private static Outcome? OutcomeOf(OpenInspection open) =>
        KnownFacts.Of(open.Inspection, open.Playbook, []).Outcome is { } code ? open.Playbook.Outcomes.FirstOrDefault(outcome => outcome.Code == code) : null;
}
