using CsCheck;
using ForumBot.Surveys;
using NodaTime;

namespace ForumBot.Tests.Surveys;

public sealed class SurveyLadderTests
{
    private static readonly LocalDateTime Opens = new(2026, 2, 3, 10, 0);
    private static readonly SurveyWindow Week = new(Opens, new(2026, 2, 9, 12, 0), false);
    private static readonly Instant Early = Instant.FromUtc(2026, 2, 2, 9, 0);

    [Fact]
    public void Ladder_OfAShortSurvey_DropsWhatWouldComeBeforeItOpens()
    {
        var plan = SurveyLadder.Plan(Week with { Closes = new(2026, 2, 5, 9, 0) }, Early);
        Assert.Equal([Rung.Open, Rung.OneDay, Rung.ThreeHours, Rung.Closed], plan.Messages.Select(message => message.Rung));
        Assert.Equal([new(Rung.ThreeDays, "SR-04"), new DroppedMessage(Rung.TwoDays, "SR-04")], plan.Dropped);
    }

    [Fact]
    public void Ladder_PlannedLate_HasNothingBehindIt()
    {
        var plan = SurveyLadder.Plan(Week, Instant.FromUtc(2026, 2, 8, 13, 0));
        Assert.Equal([Rung.Open, Rung.ThreeHours, Rung.Closed], plan.Messages.Select(message => message.Rung));
    }

    [Fact]
    public void Ladder_OpeningAtNight_WaitsForTheMorning() =>
        Assert.Equal(new LocalDateTime(2026, 2, 3, 8, 30), SurveyLadder.Plan(Week with { Opens = new(2026, 2, 3, 0, 5) }, Early).Messages[0].At.LocalDateTime);

    [Fact]
    public void Ladder_ForTheLano_LeavesOutWeekends()
    {
        var plan = SurveyLadder.Plan(Week, Early, SurveyAudience.Lano);
        Assert.DoesNotContain(plan.Messages, message => message.At.DayOfWeek >= IsoDayOfWeek.Saturday);
        Assert.Contains(new(Rung.TwoDays, "SR-07"), plan.Dropped);
    }

    [Fact]
    public void Ladder_OfAnExpectedClose_SaysExpected() =>
        Assert.All(SurveyLadder.Plan(Week with { Expected = true }, Early).Messages, message => Assert.True(message.Expected));

    [Fact]
    public void Change_AtNightWithTimeLeft_TellsInTheMorning()
    {
        var change = SurveyLadder.Change(Week, Early, Week with { Closes = new(2026, 2, 11, 17, 0) }, Instant.FromUtc(2026, 2, 8, 23, 0));
        Assert.Equal((Rung.ChangeNotice, new LocalDateTime(2026, 2, 9, 8, 30)), (change.NewPlan.Messages[0].Rung, change.NewPlan.Messages[0].At.LocalDateTime));
    }

    [Fact]
    public void Change_AtNightWithTheCloseNear_TellsAtOnce()
    {
        var change = SurveyLadder.Change(Week, Early, Week with { Closes = new(2026, 2, 9, 9, 0) }, Instant.FromUtc(2026, 2, 8, 23, 0));
        Assert.Equal(new LocalDateTime(2026, 2, 8, 23, 0), change.NewPlan.Messages[0].At.LocalDateTime);
    }

    [Fact]
    public void Change_BeforeTheSurveyOpens_KeepsTheOpeningPost()
    {
        var change = SurveyLadder.Change(Week, Early, Week with { Closes = new(2026, 2, 11, 17, 0) }, Instant.FromUtc(2026, 2, 2, 12, 0));
        Assert.Empty(change.AlreadySent);
        Assert.Contains(change.NewPlan.Messages, message => message.Rung == Rung.Open);
    }

    [Fact]
    public void Ladder_ThatOpensInTheNight_SaysSoBeforeItReminds()
    {
        var opens = new LocalDateTime(2028, 4, 19, 0, 32);
        var plan = SurveyLadder.Plan(new(opens, opens.PlusMinutes(4789), false), Early);
        Assert.Equal(Rung.Open, plan.Messages[0].Rung);
        Assert.Contains(new(Rung.ThreeDays, "SR-06"), plan.Dropped);
    }

    [Fact]
    public void Ladder_OfAnySurvey_IsQuietAtNightSpacedAndInOrder() =>
        Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 1439], Gen.Int[0, 20_000]).Sample((day, minute, length) =>
        {
            var opens = new LocalDate(2023, 1, 1).PlusDays(day) + LocalTime.FromMinutesSinceMidnight(minute);
            var plan = SurveyLadder.Plan(new(opens, opens.PlusMinutes(length), false), Early);
            Assert.Equal(7 - 1, plan.Messages.Count + plan.Dropped.Count);
            Assert.All(plan.Messages, message => Assert.InRange(message.At.Hour, 8, 19));
            Assert.Equal(Rung.Open, plan.Messages[0].Rung);
            var reminders = plan.Messages.Where(message => message.Rung != Rung.Closed).Select(message => message.At.ToInstant()).ToList();
            Assert.All(reminders.Zip(reminders.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Duration.FromHours(2)));
            Assert.All(plan.Messages, message => Assert.True(message.Rung is Rung.Open or Rung.Closed || message.At.LocalDateTime > opens));
        });
}
