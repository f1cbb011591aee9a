using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Tests.Surveys;
using NodaTime;

namespace ForumBot.Tests.Checklists;

// Called on Monday 1 March 2027: survey 2 to 9 March, on site 15 to 19 March, publication foreseen for 18 May.
public sealed class UsefulnessTests
{
    [Theory]
    [InlineData("FULL-W1-11", 3, 10)]
    [InlineData("FULL-W2-01", 3, 10)]
    [InlineData("FULL-W1-06", 3, 10)]
    [InlineData("FULL-W3-04", 3, 22)]
    [InlineData("FULL-P-01", 3, 24)]
    [InlineData("FULL-P-05", 6, 1)]
    public void Step_ThatHelpsNobodyAnyMore_IsNotOverdue(string id, int month, int day) => Assert.Equal(StepStatus.Open, StatusOf(id, new(2027, month, day)));

    [Theory]
    [InlineData("FULL-W1-06", 3, 9)]
    [InlineData("FULL-W1-01", 3, 2)]
    [InlineData("FULL-W1-05", 3, 19)]
    [InlineData("FULL-W2-02", 3, 10)]
    public void Step_ThatStillHelps_IsOverdueOnceItsLastDayIsGone(string id, int month, int day) => Assert.Equal(StepStatus.Overdue, StatusOf(id, new(2027, month, day)));

    [Fact]
    public void WhatTheAreaOwes_OnceItHelpsNobody_IsNotListed()
    {
        Assert.Contains("Paper surveys", Owed(new(2027, 3, 8)));
        Assert.DoesNotContain("Paper surveys", Owed(new(2027, 3, 10)));
    }

    [Fact]
    public void WhatTheAreaOwes_SaidToTheLano_IsSaidToThem()
    {
        var open = Surveyed.Confirmed();
        var now = new LocalDateTime(2027, 3, 8, 9, 0);

        Assert.Contains("The forum still needs from you", PlainText.Of(Views.Draw(Views.Day(now.Date), open, Surveyed.Lano, now)));
        Assert.Contains("We still need from the LANO", PlainText.Of(Views.Draw(Views.Day(now.Date), open, Surveyed.Member, now)));
    }

    [Fact]
    public void NextFixedTime_IsNeverOneThatComesEveryDay()
    {
        var day = new LocalDate(2027, 3, 2);

        Assert.DoesNotContain("Promote every day", new DayPlan(Surveyed.Confirmed(), Surveyed.Member, day + new LocalTime(7, 0)).Of(day, 1, Views.Day(day)).NextFixed);
    }

    [Fact]
    public void WhatHappened_TwiceTheSame_IsSaidOnce()
    {
        var open = Surveyed.Confirmed();
        var step = open.Playbook.Find("FULL-W1-01")!;
        open = Surveyed.Changed(open, inspection => inspection
            .Fill(step, new Dictionary<string, string?> { [step.Collect[0].Id] = "a" }, Surveyed.Lena)
            .Fill(step, new Dictionary<string, string?> { [step.Collect[0].Id] = "b" }, Surveyed.Lena));
        var day = new LocalDate(2027, 3, 1);

        Assert.Single(new DayPlan(open, Surveyed.Member, day + new LocalTime(12, 0)).Of(day, 1, Views.Day(day)).Happened);
    }

    [Theory]
    [InlineData("day/2027-03-01", true)]
    [InlineData("day/2027-03-02", false)]
    [InlineData("week/2027-03-01", false)]
    [InlineData("checklist/1", false)]
    public void View_OfADayThatIsGone_IsOver(string view, bool isOver) => Assert.Equal(isOver, Views.IsOver(view, new(2027, 3, 2, 9, 0)));

    private static IReadOnlyList<string> Owed(LocalDate day) =>
        new DayPlan(Surveyed.Confirmed(), Surveyed.Member, day + new LocalTime(9, 0)).Of(day, 1, Views.Day(day)).AreaOwes;

    private static StepStatus StatusOf(string id, LocalDate day)
    {
        var open = Surveyed.Confirmed();
        return new Steps(open, new(RoleSet.Of(Role.Chair), Audience.OnePerson), day + new LocalTime(9, 0), "").StatusOn(day, open.Timeline.Find(id)!);
    }
}
