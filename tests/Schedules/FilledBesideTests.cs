using ForumBot.Inspections;
using ForumBot.Schedules;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Schedules;

public sealed class FilledBesideTests
{
    private static readonly Step Meeting = Built.Full.Find("FULL-W2-06")!;
    private static readonly string TimeField = Meeting.Collect.Single(field => field.FixesStep).Id;

    [Fact]
    public void TimeOfAStep_FilledInMovedAndTakenAway_IsAChangeEachTime()
    {
        var first = Fill(Edits.Inspection, "2027-03-11T14:00");
        var moved = Fill(first, "2027-03-12T10:00");
        var gone = Fill(moved, null);

        Assert.Equal(["c3", "c2", "c1"], gone.Changes.Select(change => change.Id));
        Assert.Equal((null, 14), (first.Changes[0].Meetings.Single().Before, first.Changes[0].Meetings.Single().After.Start.Hour));
        Assert.Equal((14, 10), (moved.Changes[0].Meetings.Single().Before!.Start.Hour, moved.Changes[0].Meetings.Single().After.Start.Hour));
        Assert.True(gone.Changes[0].Meetings.Single().After.IsCancelled);
        Assert.Empty(gone.Meetings);
    }

    [Fact]
    public void SameTime_FilledInAgain_ChangesNothing()
    {
        var first = Fill(Edits.Inspection, "2027-03-11T14:00");

        Assert.Same(first, Fill(first, "2027-03-11T14:00"));
    }

    [Fact]
    public void TimeOfAStep_TakenBack_IsAsItWas()
    {
        var moved = Fill(Fill(Edits.Inspection, "2027-03-11T14:00"), "2027-03-12T10:00");

        var back = Assert.IsType<Applied.Saved>(TakingBack.Of(moved, Built.Full, "c2", Edits.Ann)).After;

        Assert.Equal("2027-03-11T14:00", back.AnswerTo(Meeting, Meeting.Collect.Single(field => field.FixesStep))!.Value);
        Assert.Contains("changed again since", Assert.IsType<Applied.Refused>(TakingBack.Of(moved, Built.Full, "c1", Edits.Ann)).Sentence);
    }

    [Fact]
    public void TimeOfAStep_TakenBackWhenTheTimetableHasItsMeeting_IsRefused()
    {
        var filled = Fill(Edits.Inspection, "2027-03-11T14:00");
        var posted = Edits.Saved(filled, Edits.New("Talk", new(2027, 3, 11, 14, 0), Meeting.Id) with { Reason = "x" }).After;

        Assert.IsType<Applied.Refused>(TakingBack.Of(posted, Built.Full, "c1", Edits.Ann));
    }

    [Theory]
    [InlineData(Anchor.D)]
    [InlineData(Anchor.F)]
    [InlineData(Anchor.P)]
    [InlineData(Anchor.O)]
    [InlineData(Anchor.C)]
    public void DaysOfTheReports_AndTheSurveysFirstTimes_AreToldElsewhere(Anchor anchor)
    {
        var (step, field) = FieldOf(anchor);
        var value = field.Kind == FieldKind.DateTime ? "2027-03-08T09:00" : "2027-03-08";

        var filled = FilledBeside.Fill(Edits.Inspection, Built.Full, step, new Dictionary<string, string?> { [field.Id] = value }, Edits.Lena);

        Assert.NotEmpty(filled.Answers);
        Assert.Empty(filled.Changes);
    }

    [Fact]
    public void SurveysClosing_ChangedInItsStepsForm_KeepsOldBesideNew()
    {
        var (step, field) = FieldOf(Anchor.C);
        var first = FilledBeside.Fill(Edits.Inspection, Built.Full, step, new Dictionary<string, string?> { [field.Id] = "2027-03-08T09:00" }, Edits.Lena);

        var later = FilledBeside.Fill(first, Built.Full, step, new Dictionary<string, string?> { [field.Id] = "2027-03-09T09:00" }, Edits.Lena);

        Assert.Equal(new LocalDate(2027, 3, 8), later.Changes.Single().Dates.Single().Before!.Value.Date);
    }

    private static (Step Step, EvidenceField Field) FieldOf(Anchor anchor) =>
        Built.Full.Steps.SelectMany(step => step.Collect.Select(field => (step, field))).First(pair => pair.field.Confirms == anchor);

    private static Inspection Fill(Inspection inspection, string? value) =>
        FilledBeside.Fill(inspection, Built.Full, Meeting, new Dictionary<string, string?> { [TimeField] = value }, Edits.Lena);
}
