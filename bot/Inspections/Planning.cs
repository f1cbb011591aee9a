using NodaTime;

namespace ForumBot.Inspections;

/// <summary>One working-out of a <see cref="Timeline"/>: anchors first, then steps, then flags.</summary>
internal sealed class Planning
{
    private readonly Playbook playbook;
    private readonly InspectionFacts facts;
    private readonly WorkingDays calendar;
    private readonly WorkingDays untilEnd;
    private readonly Dictionary<Anchor, PlannedDate> anchors = new(11);
    private readonly bool hasSurvey;

    public Planning(Playbook playbook, InspectionFacts facts, WorkingDays calendar)
    {
        (this.playbook, this.facts, this.calendar) = (playbook, facts, calendar);
        untilEnd = facts.CountSchoolHolidays ? calendar : calendar.LeavingOut(facts.SchoolHolidays);
        hasSurvey = playbook.Survey != SurveyRule.None
            && (facts.HasSurvey ?? (playbook.Survey == SurveyRule.Expected || IsConfirmed(Anchor.O) || IsConfirmed(Anchor.C)));
    }

    public Timeline Timeline()
    {
        PlanAnchors();
        var steps = new PlannedStep[playbook.Steps.Count];
        for (var i = 0; i < steps.Length; i++) steps[i] = Plan(playbook.Steps[i]);
        var suggested = OnsiteStarts.Suggest(playbook, anchors, untilEnd);
        var flags = new FlagChecks(playbook, facts, anchors, calendar, hasSurvey).Raise();
        return new(playbook, anchors, steps, flags, suggested, hasSurvey, untilEnd);
    }

    private bool IsConfirmed(Anchor anchor) => anchor == Anchor.N || facts.Confirmed.ContainsKey(anchor);

    private void PlanAnchors()
    {
        var call = calendar.Roll(facts.NotifiedOn);
        anchors[Anchor.N] = new(call, null, true, call);
        for (var i = 0; i < playbook.Anchors.Count; i++)
        {
            var rule = playbook.Anchors[i];
            if (rule.Anchor == Anchor.N || (!hasSurvey && rule.Anchor is Anchor.O or Anchor.C)) continue;
            var workedOut = WorkOut(rule);
            if (facts.Confirmed.TryGetValue(rule.Anchor, out var confirmed))
                anchors[rule.Anchor] = new(confirmed.Date, confirmed.Time ?? workedOut?.Time, true, workedOut?.Date);
            else if (workedOut is { } date)
                anchors[rule.Anchor] = new(date.Date, date.Time, false, date.Date);
        }
    }

    private AnchorDate? WorkOut(AnchorRule rule)
    {
        for (var i = 0; i < rule.Alternatives.Count; i++)
        {
            var (offset, onlyIfConfirmed) = rule.Alternatives[i];
            if (!onlyIfConfirmed)
            {
                if (anchors.TryGetValue(offset.Anchor, out var planned)) return From(offset, new(planned.Date, planned.Time));
            }
            else if (facts.Confirmed.TryGetValue(offset.Anchor, out var confirmed))
            {
                return From(offset, confirmed);
            }
        }
        return null;
    }

    private AnchorDate From(AnchorOffset offset, AnchorDate anchor) => offset.From(anchor, CalendarFor(offset));

    /// <summary>School holidays may be left out from N to E only, so a count that leads past E uses the plain calendar.</summary>
    private WorkingDays CalendarFor(AnchorOffset offset) => offset.Anchor switch
    {
        Anchor.D or Anchor.F or Anchor.P or Anchor.M => calendar,
        Anchor.E when offset.Amount > 0 => calendar,
        _ => untilEnd,
    };

    private PlannedStep Plan(Step step)
    {
        var offsets = step.When.Offsets;
        if (step.OnlyOutcome is { } only && facts.Outcome is { } outcome && outcome != only && IsConfirmed(Anchor.P))
            return Undated(step, StepState.NotNeeded);
        if (!hasSurvey && facts.HasSurvey == false && HangsOnSurvey(offsets)) return Undated(step, StepState.NotNeeded);
        if (step.When.Kind == TimingKind.Always) return Undated(step, StepState.Standing);

        var first = offsets.Count == 0 ? null : Moment(offsets[0]);
        if (facts.StepTimes.TryGetValue(step.Id, out var fixedAt)) return Fixed(step, fixedAt, first?.Date, LastDay(offsets));
        if (first is not { } start) return Undated(step, StepState.Asked);
        return step.When.Kind == TimingKind.Moments ? Moments(step, offsets) : Span(step, start, offsets);
    }

    private PlannedStep Span(Step step, AnchorDate start, IReadOnlyList<AnchorOffset> offsets)
    {
        var end = offsets.Count == 1 ? start : Moment(offsets[^1]);
        var expected = !IsConfirmed(offsets[0].Anchor) || !IsConfirmed(offsets[^1].Anchor);
        var firstDay = NotBeforeCall(start.Date, offsets[0]);
        var lastDay = LocalDate.Max(end?.Date ?? firstDay, firstDay);
        return new(step, StepState.Dated, firstDay, lastDay, start.Time ?? step.At, expected, false, []);
    }

    private PlannedStep Moments(Step step, IReadOnlyList<AnchorOffset> offsets)
    {
        var moments = new AnchorDate[offsets.Count];
        var expected = false;
        for (var i = 0; i < moments.Length; i++)
        {
            if (Moment(offsets[i]) is not { } moment) return Undated(step, StepState.Asked);
            var day = NotBeforeCall(moment.Date, offsets[i]);
            moments[i] = day == moment.Date ? moment : new(day, moment.Time);
            expected |= !IsConfirmed(offsets[i].Anchor);
        }
        return new(step, StepState.Dated, moments[0].Date, moments[^1].Date, null, expected, false, moments);
    }

    private static PlannedStep Fixed(Step step, LocalDateTime at, LocalDate? first, LocalDate? last) =>
        new(step, StepState.Dated, at.Date, at.Date, at.TimeOfDay, false, at.Date < first || at.Date > last, []);

    private static PlannedStep Undated(Step step, StepState state) => new(step, state, null, null, step.At, false, false, []);

    private LocalDate? LastDay(IReadOnlyList<AnchorOffset> offsets) => offsets.Count == 0 ? null : Moment(offsets[^1])?.Date;

    private AnchorDate? Moment(AnchorOffset offset) =>
        anchors.TryGetValue(offset.Anchor, out var anchor) ? From(offset, new(anchor.Date, anchor.Time)) : null;

    /// <summary>DR-12: what would start before the call starts on the working day after it. A confirmed date stays as it is.</summary>
    private LocalDate NotBeforeCall(LocalDate day, AnchorOffset offset)
    {
        var call = anchors[Anchor.N].Date;
        return day >= call || (offset.Amount == 0 && IsConfirmed(offset.Anchor)) ? day : untilEnd.Add(call, 1);
    }

    private static bool HangsOnSurvey(IReadOnlyList<AnchorOffset> offsets)
    {
        foreach (var offset in offsets)
        {
            if (offset.Anchor is Anchor.O or Anchor.C) return true;
        }
        return false;
    }
}
