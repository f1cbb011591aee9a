using System.Collections.Immutable;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Tests.Inspections;

public sealed class TimelineTests
{
    private static readonly InspectionFacts Call = new() { NotifiedOn = new(2025, 9, 8) };

    [Fact]
    public void Plan_WithNothingConfirmed_CallsOnlyWhatHangsOnTheCallFirm()
    {
        var timeline = Plan(Call);
        Assert.False(timeline.Find("FULL-W1-14")!.Expected);
        Assert.True(timeline.Find("FULL-W2-06")!.Expected);
        Assert.Equal(StepState.Standing, timeline.Find("FULL-R-01")!.State);
        Assert.Equal(StepState.Asked, timeline.Find("FULL-P-04")!.State);
        Assert.Equal(StepState.Asked, timeline.Find("FULL-P-10")!.State);
    }

    [Fact]
    public void Plan_WithTheFirstDayOnSiteConfirmed_CountsTheRestFromIt()
    {
        var timeline = Plan(Confirm(Call, Anchor.S, new LocalDate(2025, 9, 29)));
        Assert.Equal((new(2025, 9, 25), new LocalDate(2025, 10, 3)), (timeline[Anchor.X]!.Date, timeline[Anchor.E]!.Date));
        Assert.Equal(new LocalDate(2025, 9, 22), timeline[Anchor.S]!.WorkedOut);
    }

    [Fact]
    public void Plan_WithOnlyTheOffSiteStartConfirmed_CountsTheVisitFromIt() =>
        Assert.Equal(new LocalDate(2025, 9, 29), Plan(Confirm(Call, Anchor.X, new LocalDate(2025, 9, 25)))[Anchor.S]!.Date);

    [Fact]
    public void Plan_WithOnlyTheLastDayConfirmed_CountsBackFromIt()
    {
        var timeline = Plan(Confirm(Call, Anchor.E, new LocalDate(2025, 10, 3)));
        Assert.Equal(new LocalDate(2025, 9, 29), timeline[Anchor.S]!.Date);
    }

    [Fact]
    public void Plan_WithAStepsOwnTime_KeepsItWhenTheDaysAroundItMove()
    {
        var facts = Call with { StepTimes = ImmutableDictionary<string, LocalDateTime>.Empty.Add("FULL-W2-06", new(2025, 9, 18, 13, 30)) };
        var step = Plan(facts).Find("FULL-W2-06")!;
        Assert.Equal((new(2025, 9, 18), new LocalTime(13, 30), false, false), (step.Start!.Value, step.At!.Value, step.Expected, step.PleaseCheck));

        var moved = Plan(Confirm(facts, Anchor.X, new LocalDate(2025, 9, 19))).Find("FULL-W2-06")!;
        Assert.Equal((new LocalDate(2025, 9, 18), true), (moved.Start!.Value, moved.PleaseCheck));
    }

    [Fact]
    public void Plan_WithoutASurvey_NeedsNoSurveySteps()
    {
        var timeline = Plan(Call with { HasSurvey = false });
        Assert.Equal(StepState.NotNeeded, timeline.Find("FULL-W1-10")!.State);
        Assert.Equal(StepState.NotNeeded, timeline.Find("FULL-W2-01")!.State);
        Assert.Null(timeline[Anchor.C]);
        Assert.Equal([Flag.NoSurvey], timeline.Flags);
    }

    [Fact]
    public void Plan_WithAnOutcomeBeforePublication_LooksLikeNone()
    {
        var with = Plan(Call with { Outcome = 1 });
        var without = Plan(Call);
        Assert.Equal(without.Steps.Select(step => (step.State, step.Start)), with.Steps.Select(step => (step.State, step.Start)));
    }

    [Fact]
    public void Plan_WithAnOutcomeAfterPublication_DropsWhatFollowsFromAnother()
    {
        var published = Confirm(Call, Anchor.P, new LocalDate(2025, 11, 25));
        Assert.Equal(StepState.NotNeeded, Plan(published with { Outcome = 1 }).Find("FULL-P-09")!.State);
        Assert.Equal(StepState.Dated, Plan(published with { Outcome = 3 }).Find("FULL-P-09")!.State);
    }

    [Fact]
    public void Plan_WithTheReportOutAndItsArrivalUnknown_CountsTheActionPlanFromPublication()
    {
        var step = Plan(Confirm(Call, Anchor.P, new LocalDate(2025, 11, 5))).Find("FULL-P-09")!;
        Assert.Equal((new(2025, 12, 24), new LocalDate(2026, 2, 16), true), (step.Start!.Value, step.End!.Value, step.Expected));
    }

    [Fact]
    public void DayOf_WithSchoolHolidaysLeftOut_CountsAsThePlanDoes()
    {
        var facts = new InspectionFacts
        {
            NotifiedOn = new(2026, 5, 18),
            SchoolHolidays = [new(new(2026, 5, 25), new(2026, 5, 29), "half-term")],
            CountSchoolHolidays = false,
        };
        Assert.Equal("W3D1", Plan(facts).DayOf(new(2026, 6, 8)).Label);
        Assert.Null(Plan(facts).DayOf(new(2026, 5, 27)).Label);
    }

    [Fact]
    public void Plan_OfSeveralMoments_IsDueOnThoseDaysOnly()
    {
        var step = Plan(Call).Find("FULL-W2-01")!;
        Assert.Equal((new(2025, 9, 12), new LocalDate(2025, 9, 15)), (step.Start!.Value, step.End!.Value));
        Assert.True(step.IsOn(new(2025, 9, 14)));
        Assert.False(step.IsOn(new(2025, 9, 16)));
    }

    [Theory]
    [InlineData("2025-09-05", Phase.Before, 0, null)]
    [InlineData("2025-09-08", Phase.Preparing, 1, "W1D1")]
    [InlineData("2025-09-13", Phase.Preparing, 5, null)]
    [InlineData("2025-09-18", Phase.OffSite, 9, "W2D4")]
    [InlineData("2025-09-26", Phase.OnSite, 15, "W3D5")]
    [InlineData("2025-09-29", Phase.AwaitingReport, 16, "W4D1")]
    [InlineData("2026-09-29", Phase.AwaitingReport, 269, "W54D4")]
    public void DayOf_ADate_KnowsItsPlace(string date, Phase phase, int number, string? label)
    {
        var day = Plan(Call).DayOf(WorkedCase.Day(date));
        Assert.Equal((phase, number, label, 15), (day.Phase, day.Number, day.Label, day.Of));
    }

    [Fact]
    public void DayOf_ADateAfterConfirmedPublication_IsPublished() =>
        Assert.Equal(Phase.Published, Plan(Confirm(Call, Anchor.P, new LocalDate(2025, 11, 25))).DayOf(new(2025, 11, 25)).Phase);

    [Fact]
    public void Plan_WithAnEndBeforeItsStart_IsFlagged() =>
        Assert.Contains(Flag.DatesOutOfOrder, Plan(Confirm(Confirm(Call, Anchor.S, new LocalDate(2025, 9, 22)), Anchor.E, new LocalDate(2025, 9, 19))).Flags);

    [Fact]
    public void Plan_WithASurveyThatClosesBeforeItOpens_IsFlagged() =>
        Assert.Contains(Flag.DatesOutOfOrder, Plan(Confirm(Call, Anchor.C, new LocalDateTime(2025, 9, 9, 8, 0))).Flags);

    [Fact]
    public void Plan_OfMonitoringWithASurvey_AsksForItsTimes()
    {
        var monitoring = Built.Shelf.Exactly("area-send-monitoring", "2025-07-07")!;
        Assert.Equal([Flag.NoSurvey], Timeline.Plan(monitoring, Call, Built.Calendar).Flags);
        Assert.Equal([Flag.SurveyCloseUnconfirmed], Timeline.Plan(monitoring, Call with { HasSurvey = true }, Built.Calendar).Flags);
    }

    [Fact]
    public void Change_OfATimeFarAhead_WaitsForTheNextDayList()
    {
        var before = Plan(Call);
        var after = Plan(Confirm(Call, Anchor.S, new LocalDate(2025, 9, 29)));
        var change = TimelineChange.Between(before, after, _ => true, Instant.FromUtc(2025, 9, 8, 12, 0));
        Assert.False(change.PushAtOnce);
        Assert.Empty(change.Overdue);
        Assert.Contains(change.Moved, moved => moved.After.Step.Id == "FULL-W3-07");
        Assert.DoesNotContain(change.Moved, moved => moved.After.Step.Id == "FULL-W1-14");
    }

    [Fact]
    public void Change_ThatPutsADoneStepIntoThePast_DoesNotCallItOverdue()
    {
        var before = Plan(Call);
        var after = Plan(Confirm(Call, Anchor.E, new LocalDate(2025, 9, 25)));
        Assert.Empty(TimelineChange.Between(before, after, id => id != "FULL-W3-05", Instant.FromUtc(2025, 9, 24, 9, 0)).Overdue);
        Assert.Equal(["FULL-W3-05"], TimelineChange.Between(before, after, _ => true, Instant.FromUtc(2025, 9, 24, 9, 0)).Overdue);
    }

    [Fact]
    public void MeetingReminders_OfAMondayMeeting_PrepareOnFriday()
    {
        var reminders = MeetingReminders.For(new(2025, 9, 22, 10, 0), Instant.FromUtc(2025, 9, 15, 9, 0), Built.Calendar);
        Assert.Equal(new LocalDateTime(2025, 9, 19, 17, 0), reminders.Preparation!.Value.LocalDateTime);
        Assert.Equal(new LocalDateTime(2025, 9, 22, 9, 30), reminders.LastCall!.Value.LocalDateTime);
    }

    [Fact]
    public void MeetingReminders_WhoseTimeHasGone_AreNone()
    {
        var reminders = MeetingReminders.For(new(2025, 9, 22, 10, 0), Instant.FromUtc(2025, 9, 22, 8, 40), Built.Calendar);
        Assert.Equal(new MeetingReminders(null, null), reminders);
    }

    private static Timeline Plan(InspectionFacts facts) => Timeline.Plan(Built.Full, facts, Built.Calendar);

    private static InspectionFacts Confirm(InspectionFacts facts, Anchor anchor, AnchorDate date) =>
        facts with { Confirmed = facts.Confirmed.SetItem(anchor, date) };
}
