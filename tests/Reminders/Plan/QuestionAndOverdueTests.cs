using ForumBot.Inspections;
using ForumBot.Reminders;

namespace ForumBot.Tests.Reminders.Plan;

public sealed class QuestionAndOverdueTests
{
    private static readonly Scene Begun = Scene.Started();

    [Fact]
    public void Questions_GoToTheLanoOnWorkingDaysOnly()
    {
        var days = Begun.Plan.Where(one => one.About is Subject.OpenQuestions).Select(one => London.DateOf(one.Due));

        Assert.All(days, day => Assert.True(Begun.Situation.Calendar.IsWorkingDay(day)));
        Assert.Equal(["lano"], Begun.Reached("questions/2027-03-02"));
    }

    [Fact]
    public void Questions_WhileTheLanoIsAway_GoToTheirDeputy() =>
        Assert.Equal(["lano-deputy"], Begun.Wishing(Scene.Lano, new() { AwayUntil = new(2027, 3, 5) }).Reached("questions/2027-03-02"));

    [Fact]
    public void Questions_WithoutALano_GoToTheirDeputy() => Assert.Equal(["lano-deputy"], Begun.Without(Scene.Lano).Reached("questions/2027-03-02"));

    [Fact]
    public void Questions_OnceAllIsAnswered_Stop()
    {
        var scene = Begun.Ticked([.. Begun.Playbook.Steps.Where(step => step.Who == Responsible.Lano).Select(step => step.Id)]).Answered("FULL-W3-02", "timetable", "9am, town hall");

        Assert.DoesNotContain(scene.Plan, one => one.About is Subject.OpenQuestions);
    }

    [Fact]
    public void Questions_ThatNobodyAnswers_AreNotAskedForEver() => Assert.DoesNotContain(Begun.On(4, 12).Plan, one => one.About is Subject.OpenQuestions);

    [Fact]
    public void Questions_ThatHelpNobodyAnyMore_AreNotAsked()
    {
        // Only the days of the visit are not answered: they are asked for until the visit is over on 19 March.
        var scene = Begun.Ticked([.. Begun.Playbook.Steps.Where(step => step.Who == Responsible.Lano && step.Id is not "FULL-W1-05").Select(step => step.Id)])
            .Answered("FULL-W3-02", "timetable", "9am, town hall");

        Assert.Contains("questions/2027-03-19", scene.On(3, 18).Keys);
        Assert.DoesNotContain(scene.On(3, 19, 19).Plan, one => one.About is Subject.OpenQuestions);
    }

    [Fact]
    public void Questions_ForTheTimetable_StopOnceItHoldsAMeeting()
    {
        var scene = Begun.Ticked([.. Begun.Playbook.Steps.Where(step => step.Who == Responsible.Lano && step.Id is not "FULL-W1-12").Select(step => step.Id)])
            .Answered("FULL-W3-02", "timetable", "9am, town hall");
        var meeting = new Meeting { Id = "m1", Title = "Opening talk", Start = new(2027, 3, 15, 10, 0), End = new(2027, 3, 15, 11, 0), SharedWithArea = true };

        Assert.Contains(scene.Plan, one => one.About is Subject.OpenQuestions);
        Assert.DoesNotContain(scene.Posted(meeting).Plan, one => one.About is Subject.OpenQuestions);
    }

    [Fact]
    public void Overdue_OnTheMorningAfter_IsToldToTheOneWhoHasIt()
    {
        // "Write down the call" is the chair's, on the day of the call.
        Assert.Equal(Scene.At(3, 2, 8, 30), Begun.The("overdue/2027-03-02").Due);
        Assert.Equal(["chair"], Begun.Reached("overdue/2027-03-02"));
    }

    [Fact]
    public void Overdue_OfTheNoteTakersFriday_IsTheirsOnMondayAndTheChairsOnTuesday()
    {
        Assert.Contains("notes", Begun.Reached("overdue/2027-03-22"));
        Assert.Equal(["chair"], Begun.Reached("overdue-chair/2027-03-23"));
    }

    [Fact]
    public void Overdue_IsSaidOnWorkingDaysOnly()
    {
        var days = Begun.Plan.Where(one => one.About is Subject.Overdue).Select(one => London.DateOf(one.Due)).ToList();

        Assert.NotEmpty(days);
        Assert.All(days, day => Assert.True(Begun.Situation.Calendar.IsWorkingDay(day)));
    }

    [Fact]
    public void Overdue_OfFriday_IsShownOnMonday()
    {
        var scene = Begun.On(3, 22, 8, 30);
        var occurrence = scene.The("overdue/2027-03-22");

        Assert.NotNull(ReminderCards.Of(occurrence, scene.Reaching(occurrence.Key, Scene.Notes), scene.Situation));
    }

    [Fact]
    public void Overdue_WhileTheChairIsAway_GoesToTheDeputy() =>
        Assert.Equal(["deputy"], Begun.Wishing(Scene.Chair, new() { AwayUntil = new(2027, 4, 1) }).Reached("overdue-chair/2027-03-23"));

    [Fact]
    public void Overdue_OfWhatIsDone_IsNotSaid()
    {
        var scene = Begun.Ticked([.. Begun.Playbook.Steps.Where(step => step.When.Text == "N").Select(step => step.Id)]);

        Assert.DoesNotContain("overdue/2027-03-02", scene.Keys);
    }

    [Fact]
    public void Overdue_IsNeverSaidOfAPublicationThatIsOnlyForeseen() =>
        Assert.DoesNotContain(Begun.On(4, 1).Plan, one => one.About is Subject.Overdue);

    [Fact]
    public void Overdue_FromBeforeTheInspectionWasStarted_IsNotSaid()
    {
        var late = Scene.StartedAt(Scene.At(3, 2, 10));
        late = late with { Inspection = late.Inspection with { NotifiedOn = new(2027, 3, 1) } };

        Assert.DoesNotContain("overdue/2027-03-02", late.Keys);
    }

    [Fact]
    public void CheckIn_OfTheDaysOnSite_IsDueHalfAnHourBefore()
    {
        var times = Begun.Plan.Where(one => one.About is Subject.StepDue);

        Assert.Equal([15, 16, 17, 18], times.Select(one => London.DateOf(one.Due).Day));
        Assert.Equal(Scene.At(3, 15, 16, 30), times.First().Due);
        Assert.Equal(["chair", "deputy", "rep"], Begun.Reached("step/FULL-W3-04/2027-03-15T17:00"));
    }
}
