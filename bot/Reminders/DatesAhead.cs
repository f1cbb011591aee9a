using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// Dates that no list of the day carries: the draft and its comments, the watch for the report, what comes after it, the next inspection. What follows
/// from the outcome is foreseen only once two people have confirmed the publication (CONF-06); before, nothing here reads it.
/// </summary>
internal static class DatesAhead
{
    /// <summary>The <see cref="Subject.DateAhead.Id"/> of "what comes next", on the day the embargo is lifted.</summary>
    public const string Outcome = "outcome";

    /// <summary>The <see cref="Subject.DateAhead.Id"/> of the weekly watch for the report.</summary>
    public const string Watch = "publication_watch";

    private const string FirstWatched = "publication_earliest_seen";
    private const string DueField = "due";
    private const int MonthsWatched = 12;
    private const int WeeksAhead = 3;
    private static readonly RoleSet Chair = RoleSet.Of(Role.Chair);
    private static readonly RoleSet Leads = RoleSet.Of(Role.Chair, Role.Deputy, Role.Representative);

    public static void Add(Foreseen plan)
    {
        AddDraft(plan);
        AddWatch(plan);
        AddPromised(plan);
        AddNext(plan);
        if (plan.Open.Playbook.Outcomes.Count > 0 && Publication.LiftedAt(plan.Open.Forum, plan.Inspection, plan.Open.Playbook) is { } lifted)
        {
            AddAfterOutcome(lifted, plan);
        }
    }

    /// <summary>True when this date hangs on the outcome: the gate is asked whether its reader may know that (CONF-06).</summary>
    public static bool GivesOutcomeAway(string id, Playbook playbook)
    {
        foreach (var outcome in playbook.Outcomes)
        {
            foreach (var forecast in outcome.Forecasts)
            {
                if (forecast.Id == id)
                {
                    return true;
                }
            }
        }

        return id == Outcome || playbook.Find(id)?.OnlyOutcome is not null;
    }

    private static void AddDraft(Foreseen plan)
    {
        foreach (var planned in plan.Timeline.Steps)
        {
            if (planned is { State: StepState.Dated, End: { } end, Step.Who: Responsible.Lano } && Foreseen.HangsOn(planned, Anchor.D, Anchor.F)
                && Matters.Of(planned.Step, plan.Timeline) is { Level: Level.Attendees } matter && !plan.IsDone(planned.Step, end))
            {
                Say(planned.Step.Id, end, 0, new(RoleSet.None, [], Places: false, matter) { Room = true }, plan.Started, plan);
            }
        }
    }

    /// <summary>Each Monday from the day of the quickest report so far until it is out, for a year at the longest.</summary>
    private static void AddWatch(Foreseen plan)
    {
        if (plan.Timeline[Anchor.P] is not { Confirmed: false } || plan.Timeline[Anchor.E] is not { } last)
        {
            return;
        }

        foreach (var forecast in plan.Open.Playbook.Forecasts)
        {
            if (forecast.Id == FirstWatched)
            {
                var first = LocalDate.Max(forecast.When.From(new(last.Date), plan.Calendar).Date, plan.FirstDay.PlusDays(-7));
                var monday = first.PlusDays(-1).Next(IsoDayOfWeek.Monday);
                for (var week = 0; week < WeeksAhead && monday <= last.Date.PlusMonths(MonthsWatched); week++, monday = monday.PlusWeeks(1))
                {
                    Say(Watch, plan.Calendar.Roll(monday), 0, new(Chair, [], Places: false, Matter.Forum), plan.Started, plan);
                }
            }
        }
    }

    /// <summary>The days the area has named for its plans.</summary>
    private static void AddPromised(Foreseen plan)
    {
        foreach (var planned in plan.Timeline.Steps)
        {
            var step = planned.Step;
            if (planned.State == StepState.NotNeeded || (step.OnlyOutcome is not null && !plan.Facts.EmbargoLifted) || plan.IsDone(step, default))
            {
                continue;
            }

            foreach (var field in step.Collect)
            {
                if (field is { Id: DueField, Kind: FieldKind.Date } && plan.Inspection.AnswerTo(step, field) is { } answer
                    && KnownFacts.Read(answer.Value) is { Date: var day })
                {
                    var to = new Addressees(Leads, [], Places: false, Matters.Of(step, plan.Timeline));
                    var known = Instant.Max(plan.Started, answer.By.At);
                    Say(step.Id, day, 7, to, known, plan);
                    Say(step.Id, day, 0, to, known, plan);
                }
            }
        }
    }

    /// <summary>What the bot itself keeps in mind for another year.</summary>
    private static void AddNext(Foreseen plan)
    {
        foreach (var planned in plan.Timeline.Steps)
        {
            if (planned is { State: StepState.Dated, Start: { } day, Step: { Who: Responsible.Bot, When.Offsets: [{ Unit: OffsetUnit.Months } offset, ..] } step }
                && plan.Timeline[offset.Anchor] is { Confirmed: true } counted && Matters.Of(step, plan.Timeline) is { Level: < Level.Attendees } matter)
            {
                var to = new Addressees(Addressing.RolesOf(step.Tell), [], Places: false, matter);
                SayAhead(step.Id, day, counted.Date, to, plan.Started, plan);
            }
        }
    }

    private static void AddAfterOutcome(Instant lifted, Foreseen plan)
    {
        if (OutcomeOf(plan) is not { } outcome)
        {
            return;
        }

        var known = new Dictionary<Anchor, LocalDate>();
        foreach (var (anchor, planned) in plan.Timeline.Anchors)
        {
            if (planned.Confirmed)
            {
                known[anchor] = planned.Date;
            }
        }

        var day = London.DateOf(lifted);
        var everybody = new Addressees(RoleSet.Insiders, [], Places: true, Matter.Schedule);
        var late = lifted + Duration.FromDays(7);
        if (plan.Helps(lifted, late))
        {
            plan.Add(new($"date/{Outcome}/{ReminderHours.Write(day)}", lifted, late, new Subject.DateAhead(Outcome, day), everybody), Instant.MinValue);
        }

        foreach (var (forecast, date) in Forecasts.After(plan.Open.Playbook, outcome, known, plan.Calendar))
        {
            if (known.TryGetValue(forecast.When.Anchor, out var from) || known.TryGetValue(Anchor.P, out from))
            {
                SayAhead(forecast.Id, date, from, new(Leads, [], Places: false, Matter.Forum), lifted, plan);
            }
        }
    }

    private static int? OutcomeOf(Foreseen plan)
    {
        foreach (var step in plan.Open.Playbook.Steps)
        {
            foreach (var field in step.Collect)
            {
                if (field.Tells == FactTold.Outcome)
                {
                    return int.TryParse(plan.Inspection.AnswerTo(step, field)?.Value, out var code) ? code : null;
                }
            }
        }

        return null;
    }

    // The farther off a date was when it could first be foreseen, the earlier it is brought to mind.
    private static void SayAhead(string id, LocalDate date, LocalDate from, Addressees to, Instant known, Foreseen plan)
    {
        var daysBefore = Period.DaysBetween(from, date) switch { < 200 => 7, < 800 => 28, _ => 182 };
        Say(id, date, daysBefore, to, known, plan);
        Say(id, date, 0, to, known, plan);
    }

    private static void Say(string id, LocalDate date, int daysBefore, Addressees to, Instant known, Foreseen plan)
    {
        var day = date.PlusDays(-daysBefore);
        // Ahead of a date no later than asked, on the date itself no earlier.
        day = daysBefore == 0 || plan.Calendar.IsWorkingDay(day) ? plan.Calendar.Roll(day) : plan.Calendar.Add(day, -1);
        var (due, late) = (ReminderHours.Morning(day), ReminderHours.DayOver(day.PlusDays(daysBefore == 0 ? 2 : Math.Min(daysBefore, 7) - 1)));
        if (plan.Helps(due, late))
        {
            var key = $"date/{id}/{ReminderHours.Write(date)}";
            plan.Add(new(daysBefore == 0 ? key : $"{key}/{daysBefore}", due, late, new Subject.DateAhead(id, date), to), known);
        }
    }
}
