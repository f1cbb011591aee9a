using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Reminders.Plan;

// Expected to be open from Tuesday 2 March, 9am, to Monday 8 March, 9am.
public sealed class SurveyTimesTests
{
    private static readonly Scene Begun = Scene.Started();
    private static readonly LocalDateTime Expected = new(2027, 3, 8, 9, 0);

    [Fact]
    public void Closing_ThatIsOnlyConfirmed_IsNoChange()
    {
        var scene = Begun.On(3, 3).Confirmed(Anchor.C, Expected);

        Assert.Single(scene.Book.SurveyWindows);
        Assert.Same(scene.Book, SurveyTimes.Remember(scene.Book, scene.Timeline, scene.Now));
        Assert.DoesNotContain(scene.Keys, key => key.Contains("ChangeNotice", StringComparison.Ordinal));
    }

    [Fact]
    public void Closing_ThatMoves_LeavesNothingOfTheOldLadder()
    {
        var scene = Begun.On(3, 3).Confirmed(Anchor.C, new LocalDateTime(2027, 3, 10, 17, 0));

        Assert.All(
            scene.Keys.Where(key => key.StartsWith("survey/", StringComparison.Ordinal)),
            key => Assert.EndsWith("2027-03-10T17:00", key, StringComparison.Ordinal));
        Assert.Equal(scene.Now, scene.The("survey/ChangeNotice/2027-03-10T17:00").Due);
    }

    [Fact]
    public void Closing_ThatMovesBackAndForth_IsToldEachTime()
    {
        var scene = Begun;
        foreach (var day in (int[])[10, 8, 10])
        {
            scene = scene.On(3, 3, 9 + scene.Book.SurveyWindows.Count).Confirmed(Anchor.C, new LocalDateTime(2027, 3, day, 17, 0));
            scene = scene.Run(scene.Now).After;
        }

        Assert.Equal(3, scene.Book.Pushes.Keys.Count(key => key.Contains("ChangeNotice", StringComparison.Ordinal)));
    }

    [Fact]
    public void Notice_OfACloseWithinTwelveHours_IsUrgent()
    {
        var scene = Begun.On(3, 7, 22).Confirmed(Anchor.C, new LocalDateTime(2027, 3, 8, 8, 0));

        Assert.True(scene.The("survey/ChangeNotice/2027-03-08T08:00").IsUrgent);
    }

    [Fact]
    public void Notice_OfAChangeAtNight_OutlivesANewOpeningTime()
    {
        var scene = Begun.On(3, 1, 22).Confirmed(Anchor.C, new LocalDateTime(2027, 3, 10, 17, 0)).On(3, 1, 23).Confirmed(Anchor.O, new LocalDateTime(2027, 3, 3, 9, 0));

        Assert.Equal(Scene.At(3, 2, 8, 30), scene.The("survey/ChangeNotice/2027-03-10T17:00").Due);
    }

    [Fact]
    public void Opening_ThatTurnsOutToBeOver_IsToldAtOnce()
    {
        var scene = Begun.On(3, 1, 15).Confirmed(Anchor.O, new LocalDateTime(2027, 3, 1, 12, 0));

        Assert.Equal(Scene.At(3, 1, 15), scene.The("survey/Open/2027-03-08T09:00").Due);
    }

    [Fact]
    public void Opening_FromBeforeTheInspectionWasStarted_IsNotTold()
    {
        var late = Scene.StartedAt(Scene.At(3, 4, 10));
        late = (late with { Inspection = late.Inspection with { NotifiedOn = new(2027, 3, 1) }, Book = new("f") }).Remembered();

        Assert.DoesNotContain("survey/Open/2027-03-08T09:00", late.Keys);
        Assert.Contains("survey/TwoDays/2027-03-08T09:00", late.Keys);
    }

    [Fact]
    public void Reminder_OnceTheNextIsDue_IsOfNoUse() => Assert.DoesNotContain("survey/ThreeDays/2027-03-08T09:00", Begun.On(3, 6).Keys);

    [Fact]
    public void Survey_ThatDoesNotTakePlace_IsNotSpokenOf()
    {
        var scene = Scene.Started(Built.Shelf.Find("area-send-monitoring", new(2027, 3, 1), false).Playbook);

        Assert.DoesNotContain(scene.Plan, one => one.About is Subject.SurveyNews);
    }

    [Fact]
    public void Reminder_ReachesTheForumAndEveryPlace_NotTheLano() =>
        Assert.Equal(["chair", "deputy", "rep", "member", "notes", "Open"], Begun.WithPlace(Audience.Open).Reached("survey/TwoDays/2027-03-08T09:00"));

    [Fact]
    public void News_OnAWorkingDay_ReachesTheLanoToo() => Assert.Contains("lano", Begun.Reached("survey/Closed/2027-03-08T09:00"));

    [Fact]
    public void News_AtAWeekend_DoesNotReachTheLano()
    {
        var scene = Begun.On(3, 6).Confirmed(Anchor.C, new LocalDateTime(2027, 3, 9, 17, 0));

        Assert.DoesNotContain("lano", scene.Reached("survey/ChangeNotice/2027-03-09T17:00"));
    }
}
