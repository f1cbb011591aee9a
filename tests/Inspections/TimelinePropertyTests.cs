using System.Collections.Immutable;
using CsCheck;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Tests.Inspections;

public sealed class TimelinePropertyTests
{
    private static readonly LocalDate First = new(2023, 1, 1);
    private static readonly int Days = Period.DaysBetween(First, new(2035, 12, 31));
    private static readonly Gen<LocalDate> AnyDay = Gen.Int[0, Days].Select(First.PlusDays);
    private static readonly Gen<Playbook> AnyPlaybook = Gen.Int[0, Built.Shelf.All.Count - 1].Select(index => Built.Shelf.All[index]);
    private static readonly Gen<ImmutableDictionary<Anchor, AnchorDate>> AnyAnswers =
        Gen.Dictionary(Gen.Enum<Anchor>(), Gen.Select(AnyDay, Gen.Int[0, 1439])
            .Select((day, minute) => (AnchorDate)(day + LocalTime.FromMinutesSinceMidnight(minute))))[0, 5]
            .Select(answers => answers.Where(pair => pair.Key != Anchor.N).ToImmutableDictionary());
    private static readonly Gen<InspectionFacts> AnyFacts = Gen.Select(AnyDay, AnyAnswers, Gen.Bool, Gen.Int[0, 2])
        .Select((day, answers, count, survey) => new InspectionFacts
        {
            NotifiedOn = day,
            Confirmed = answers,
            HasSurvey = survey == 2 ? null : survey == 1,
            CountSchoolHolidays = count,
            SchoolHolidays = [new(day.PlusDays(5), day.PlusDays(12), "half-term")],
        });

    [Fact]
    public void Plan_OfAnyFacts_KeepsEveryConfirmedDate() => Gen.Select(AnyPlaybook, AnyFacts).Sample((playbook, facts) =>
    {
        var timeline = Timeline.Plan(playbook, facts, Built.Calendar);
        foreach (var (anchor, confirmed) in facts.Confirmed)
        {
            if (timeline[anchor] is not { } planned) continue;
            Assert.Equal((confirmed.Date, confirmed.Time, true), (planned.Date, planned.Time, planned.Confirmed));
        }
        Assert.All(timeline.Anchors.Where(pair => pair.Key != Anchor.N && pair.Value.Confirmed), pair => Assert.Contains(pair.Key, facts.Confirmed.Keys));
    });

    [Fact]
    public void Plan_Twice_ChangesNothing() => Gen.Select(AnyPlaybook, AnyFacts).Sample((playbook, facts) =>
    {
        var once = Timeline.Plan(playbook, facts, Built.Calendar);
        var twice = Timeline.Plan(playbook, facts, Built.Calendar);
        Assert.Equal(once.Anchors, twice.Anchors);
        Assert.True(once.Flags.SetEquals(twice.Flags));
        Assert.Equal(once.SuggestedOnsiteStarts, twice.SuggestedOnsiteStarts);
        Assert.Empty(TimelineChange.Between(once, twice, _ => true, Instant.FromUtc(2030, 1, 1, 0, 0)).Moved);
    });

    [Fact]
    public void Plan_WithItsOwnDatesConfirmed_MovesNoStep() => Gen.Select(AnyPlaybook, AnyDay).Sample((playbook, day) =>
    {
        var facts = new InspectionFacts { NotifiedOn = day, HasSurvey = true };
        var expected = Timeline.Plan(playbook, facts, Built.Calendar);
        var confirmed = expected.Anchors.Where(pair => pair.Key != Anchor.N).ToImmutableDictionary(pair => pair.Key, pair => new AnchorDate(pair.Value.Date, pair.Value.Time));
        var settled = Timeline.Plan(playbook, facts with { Confirmed = confirmed }, Built.Calendar);
        foreach (var (before, after) in expected.Steps.Zip(settled.Steps).Where(pair => pair.First.State == StepState.Dated))
            Assert.Equal((before.Start, before.End, false), (after.Start, after.End, after.Expected));
    });

    [Fact]
    public void Plan_OfEveryCallFrom2023To2035_HasItsAnchorsInOrderOnWorkingDays()
    {
        for (var i = 0; i <= Days; i++)
        {
            var timeline = Timeline.Plan(Built.Full, new InspectionFacts { NotifiedOn = First.PlusDays(i) }, Built.Calendar);
            var days = ((ReadOnlySpan<Anchor>)[Anchor.N, Anchor.O, Anchor.C, Anchor.X, Anchor.S, Anchor.E, Anchor.D, Anchor.P]).ToArray().Select(anchor => timeline[anchor]!.Date).ToList();
            Assert.Equal(days.Order(), days);
            Assert.All(days, day => Assert.True(Built.Calendar.IsWorkingDay(day)));
            Assert.DoesNotContain(Flag.DatesOutOfOrder, timeline.Flags);
            Assert.All(timeline.Steps, step => Assert.True(step.State != StepState.Dated || (step.Start >= days[0] && step.End >= step.Start)));
        }
    }

    [Fact]
    public void Plan_OfALaterCall_HasNoEarlierStep()
    {
        var before = Timeline.Plan(Built.Full, new InspectionFacts { NotifiedOn = First }, Built.Calendar);
        for (var i = 1; i <= Days; i++)
        {
            var after = Timeline.Plan(Built.Full, new InspectionFacts { NotifiedOn = First.PlusDays(i) }, Built.Calendar);
            for (var s = 0; s < after.Steps.Count; s++)
                Assert.True(!(after.Steps[s].Start < before.Steps[s].Start) && !(after.Steps[s].End < before.Steps[s].End), $"{First.PlusDays(i)} {after.Steps[s].Step.Id}");
            before = after;
        }
    }

    [Fact]
    public void Plan_OfAnyFacts_HasNoStepBeforeTheCallUnlessConfirmed() => Gen.Select(AnyPlaybook, AnyFacts).Sample((playbook, facts) =>
    {
        var timeline = Timeline.Plan(playbook, facts, Built.Calendar);
        var call = timeline[Anchor.N]!.Date;
        foreach (var step in timeline.Steps.Where(step => step.Start < call))
            Assert.Contains(step.Step.When.Offsets, offset => offset.Amount == 0 && facts.Confirmed.ContainsKey(offset.Anchor));
    });

    [Fact]
    public void DayOf_EveryDayOfAnInspection_CountsWorkingDaysFromTheCall()
    {
        var timeline = Timeline.Plan(Built.Full, new InspectionFacts { NotifiedOn = new(2025, 9, 8) }, Built.Calendar);
        for (var i = 0; i < 15; i++)
        {
            var day = timeline.DayOf(Built.Calendar.Add(new(2025, 9, 8), i));
            Assert.Equal((i + 1, 15, $"W{i / 5 + 1}D{i % 5 + 1}"), (day.Number, day.Of, day.Label));
        }
    }
}
