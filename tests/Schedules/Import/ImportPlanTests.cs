using ForumBot.Inspections;
using ForumBot.Inspections.Loading;
using ForumBot.Schedules;
using ForumBot.Schedules.Import;
using NodaTime;

namespace ForumBot.Tests.Schedules.Import;

/// <summary>What an import would do to a timetable, and what it does.</summary>
public sealed class ImportPlanTests
{
    private const string ForumMeeting = "FULL-W2-06";
    private static readonly LocalDateTime Thursday = new(2027, 3, 11, 14, 0);
    private static readonly LocalDateTime Now = new(2027, 3, 1, 9, 0);
    private static readonly Mark ByLena = new("teams/t/lena", "Lena", Instant.FromUtc(2027, 3, 1, 9, 0));
    private static readonly Playbook Playbook = PlaybookFolder.LoadBuiltIn().Shelf!.Find("area-send-full", new(2027, 3, 1)).Playbook!;
    private static readonly Meeting Context = new() { Id = "m7", Title = "Context meeting", Start = Thursday, End = Thursday.PlusHours(1), Where = "Room 1" };

    [Fact]
    public void Import_OfNewMeetings_IsOneChangeWithIdsOfTheirOwn()
    {
        var after = Apply(With(Context), Row("Visit", Thursday.PlusDays(1)), Row("Talk", Thursday.PlusDays(2)));

        Assert.Equal(["m7", "m8", "m9"], after.Meetings.Select(m => m.Id));
        var change = Assert.Single(after.Changes);
        Assert.Equal(("c1", 2, false), (change.Id, change.Meetings.Count, change.NeedsAnswer));
        Assert.All(change.Meetings, one => Assert.Null(one.Before));
    }

    [Fact]
    public void Import_OfTheSameTitleAndDay_ChangesOldIntoNew()
    {
        var after = Apply(With(Context), Row("context meeting", Thursday.PlusHours(1)) with { Where = "Room 2" });

        var meeting = Assert.Single(after.Meetings);
        Assert.Equal(("m7", 1, "Room 2", Thursday.PlusHours(1)), (meeting.Id, meeting.Revision, meeting.Where, meeting.Start));
        var change = Assert.Single(after.Changes);
        Assert.Equal(("Because", true, Context), (change.Reason, change.NeedsAnswer, Assert.Single(change.Meetings).Before));
    }

    [Fact]
    public void Import_ThatDoesNotSayWhereOrUntilWhen_TakesNothingAway()
    {
        var after = Apply(With(Context with { End = Thursday.PlusHours(2) }), Row("Context meeting", Thursday.PlusHours(1)) with { EndAssumed = true });

        Assert.Equal(("Room 1", Thursday.PlusHours(3)), (Assert.Single(after.Meetings).Where, after.Meetings[0].End));
    }

    [Fact]
    public void Import_SavedASecondTime_ChangesNothing()
    {
        ImportedMeeting[] rows = [Row("Visit", Thursday) with { Source = "a", Who = "chair, Rae and a head teacher" }, Row("Visit", Thursday.PlusHours(2)) with { Source = "b" }];
        var once = Apply(With(), rows);

        Assert.Equal(2, once.Meetings.Count);
        Assert.Same(once, Apply(once, rows));
    }

    [Fact]
    public void Import_OfACalendarWhoseMeetingMovedToAnotherDay_MovesIt()
    {
        var once = Apply(With(), Row("Visit", Thursday) with { Source = "a" });

        var after = Apply(once, Row("Visit", Thursday.PlusDays(3)) with { Source = "a" });

        Assert.Equal(("m1", 1, Thursday.PlusDays(3)), (Assert.Single(after.Meetings).Id, after.Meetings[0].Revision, after.Meetings[0].Start));
    }

    [Fact]
    public void Import_OfACancelledMeeting_CancelsTheOneThatIsMeant()
    {
        var after = Apply(With(Context), Row("Context meeting", Thursday) with { IsCancelled = true });

        Assert.Equal((true, 1), (Assert.Single(after.Meetings).IsCancelled, after.Meetings[0].Revision));
    }

    [Fact]
    public void Import_OfACancelledMeetingThatNobodyKnows_IsLeftOut() =>
        AssertLeftOut(Plan(With(), Row("Visit", Thursday) with { IsCancelled = true }), "It is cancelled, and it was not in the timetable.");

    [Fact]
    public void Import_OfAMeetingThatIsOver_IsLeftOut() => AssertLeftOut(Plan(With(), Row("Visit", Now.PlusHours(-1))), "That time is over, so I leave it out. Check the date.");

    [Fact]
    public void Import_ThatWouldMoveAMeetingThatHasBegun_LeavesIt() =>
        AssertLeftOut(
            Plan(With(Context with { Start = Now.PlusHours(-1), End = Now.PlusHours(1) }), Row("Context meeting", Now.PlusHours(2))),
            "It has begun or is over, so I leave it as it is.");

    [Fact]
    public void Import_OfTheSameLineTwice_TakesItOnce()
    {
        var plan = Plan(With(), Row("Visit", Thursday), Row("visit", Thursday) with { Line = 3 });

        Assert.Equal(1, plan.Count);
        Assert.Equal("It is in the list twice. I take it once.", Assert.Single(plan.Items.Single(item => !item.Counts).Points));
    }

    [Fact]
    public void Import_ByWhoMayNotSeeAMeeting_SaysNothingOfIt()
    {
        var hidden = With(Context with { SharedWithArea = false });

        var plan = ImportPlan.Of(hidden, [Row("Context meeting", Thursday)], Scene() with { MaySee = meeting => meeting.SharedWithArea });

        var item = Assert.Single(plan.Items);
        Assert.Null(item.Before);
        Assert.Empty(item.Points);
    }

    [Fact]
    public void Import_OfANameThatStandsOnAnotherDay_PointsItOut() =>
        Assert.StartsWith(
            "The timetable has one of that name on Thursday 11 March, 2pm too.",
            Assert.Single(Assert.Single(Plan(With(Context), Row("Context meeting", Thursday.PlusDays(1))).Items).Points),
            StringComparison.Ordinal);

    [Fact]
    public void Fingerprint_OnceSomebodyChangedTheTimetable_IsAnother()
    {
        var row = Row("Context meeting", Thursday.PlusHours(1));

        Assert.Equal(Plan(With(Context), row).Fingerprint(), Plan(With(Context), row).Fingerprint());
        Assert.NotEqual(Plan(With(Context), row).Fingerprint(), Plan(With(Context with { Revision = 1 }), row).Fingerprint());
    }

    [Fact]
    public void Import_ThatMovesOneAndPutsAnotherInItsPlace_IsSaved()
    {
        var once = Apply(With(), Row("Visit", Thursday) with { Source = "a" });

        var after = Apply(once, Row("Visit", Thursday) with { Source = "b" }, Row("Visit", Thursday.PlusHours(1)) with { Source = "a" });

        Assert.Equal(2, after.Meetings.Count(meeting => !meeting.IsCancelled));
    }

    [Fact]
    public void Import_IntoAnInspectionThatHasEnded_ChangesNothing()
    {
        var ended = With() with { Ended = ByLena };

        Assert.Same(ended, Apply(ended, Row("Visit", Thursday)));
    }

    [Fact]
    public void Import_OfAMeetingThatIsAStep_IsThatStepsTime()
    {
        var plan = Plan(With(), Row("forum meets inspectors", Thursday));

        Assert.Equal((ForumMeeting, 21), (Assert.Single(plan.Items).After!.StepId, plan.Items[0].StepNumber));
        Assert.Equal(ForumMeeting, Apply(With(), Row("Forum meets inspectors", Thursday)).Meetings[0].StepId);
    }

    [Fact]
    public void Import_OfAStepThatHasItsMeeting_IsAMeetingLikeAnyOther()
    {
        var plan = Plan(With(Context with { StepId = ForumMeeting }), Row("Forum meets inspectors", Thursday), Row("Forum meets inspectors", Thursday.PlusDays(1)));

        Assert.All(plan.Items, item => Assert.Null(item.After!.StepId));
    }

    [Fact]
    public void Import_OfAStepTwice_IsThatStepOnce() =>
        Assert.Equal([21, null], Plan(With(), Row("Forum meets inspectors", Thursday), Row("Forum meets inspectors", Thursday.PlusDays(1)) with { Line = 3 }).Items.Select(item => item.StepNumber));

    [Fact]
    public void Import_OfAStepWhoseTimeStandsBesideIt_ChangesThatTime()
    {
        var step = Playbook.Find(ForumMeeting)!;
        var known = With().Fill(step, step.Collect.Where(field => field.FixesStep).ToDictionary(field => field.Id, _ => (string?)KnownFacts.Write(Thursday)), ByLena);

        Assert.True(Plan(known, Row("Forum meets inspectors", Thursday.PlusHours(1))).Changes);
        var change = Apply(known, Row("Forum meets inspectors", Thursday.PlusHours(1))).Changes[0];
        Assert.Equal((Thursday, Thursday.PlusHours(1)), (Assert.Single(change.Meetings).Before!.Start, change.Meetings[0].After.Start));
    }

    private static void AssertLeftOut(ImportPlan plan, string why)
    {
        Assert.Equal(0, plan.Count);
        Assert.Equal(why, Assert.Single(plan.Items).Points[0]);
    }

    private static Inspection Apply(Inspection inspection, params ImportedMeeting[] rows) =>
        Timetable.Apply(inspection, Playbook, Plan(inspection, rows).ToEdit("Because"), ByLena) is Applied.Saved saved ? saved.After : inspection;

    private static ImportPlan Plan(Inspection inspection, params ImportedMeeting[] rows) => ImportPlan.Of(inspection, rows, Scene());

    private static ImportScene Scene() => new(
        [],
        _ => true,
        true,
        Now)
    {
        Steps = [(21, Playbook.Find(ForumMeeting)!)],
        FixedBeside = (inspection, step) => Timetable.FixedBeside(inspection, Playbook, step),
    };

    private static ImportedMeeting Row(string title, LocalDateTime start) => new() { Line = 2, Title = title, Start = start, End = start.PlusHours(1) };

    private static Inspection With(params Meeting[] meetings) => new()
    {
        Id = "i",
        ForumId = "f",
        PlaybookId = "area-send-full",
        PlaybookVersion = "1",
        NotifiedOn = new(2027, 3, 1),
        Started = ByLena,
        Meetings = [.. meetings],
    };
}
