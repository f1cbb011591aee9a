using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Surveys;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Reminders.Plan;

/// <summary>The worked cases' reminders, as they come out when the clock runs and each ring says what is due.</summary>
public sealed class WorkedReminderTests
{
    public static TheoryData<string> WithSurvey => [.. WorkedCase.Ids.Where(id => WorkedCase.Find(id).Expected.TryGetProperty("survey_reminders", out _))];

    [Theory]
    [MemberData(nameof(WithSurvey))]
    public void Survey_OfAWorkedCase_IsRemindedOfAsItSays(string id)
    {
        var example = WorkedCase.Find(id);
        var scene = Of(example);

        var said = scene.Run(scene.Now + Duration.FromDays(30)).Said;

        Assert.Equal(Expected(example.Expected.GetProperty("survey_reminders")), Rungs(said));
    }

    [Fact]
    public void Survey_ThatIsExtended_IsToldAndRemindedOfAnew()
    {
        var example = WorkedCase.Find("C26-survey-extended");
        var changed = Moment("change");
        var (before, saidBefore) = Of(example).Run(changed - Duration.Epsilon);

        var after = (before with { Facts = example.FactsAfterChange(), Now = changed }).Remembered();
        var saidAfter = after.Run(changed + Duration.FromDays(30)).Said;

        Assert.Equal(Expected(example.Expected.GetProperty("already_sent")), Rungs(saidBefore));
        Assert.Equal(Expected(example.Expected.GetProperty("new_plan")), Rungs(saidAfter));

        Instant Moment(string key) => WorkedCase.Moment(WorkedCase.Text(example.Input.GetProperty(key), "at")!).ToInstant();
    }

    [Fact]
    public void FeedbackMeeting_MovedEarlier_IsToldAtOnceAndRemindedOfAnew()
    {
        var example = WorkedCase.Find("C46-feedback-moved-earlier");
        var change = example.Input.GetProperty("change");
        var at = WorkedCase.Moment(WorkedCase.Text(change, "at")!).ToInstant();
        var starts = WorkedCase.Moment(WorkedCase.Text(change, "feedback_starts_at")!).LocalDateTime;
        var scene = Of(example).Confirmed(Anchor.S, new LocalDate(2025, 9, 22)).Confirmed(Anchor.E, new LocalDate(2025, 9, 26)) with { Facts = null };
        scene = scene.Run(at - Duration.Epsilon).After with { Now = at };

        var said = scene
            .Moved(Anchor.E, WorkedCase.Day(WorkedCase.Text(change, "onsite_end")!))
            .Posted(new() { Id = "m1", Title = "Feedback", Start = starts, End = starts.PlusHours(1), StepId = "FULL-W3-07" })
            .Run(at + Duration.FromDays(3)).Said;

        Assert.Equal(WorkedCase.Moment(Long(example.Expected.GetProperty("push_at").GetString()!)).ToInstant(), said.Single(one => one.Key == "change/c1").Due);
        Assert.Equal(
            example.Expected.GetProperty("meeting_reminders").EnumerateArray().Select(one => WorkedCase.Moment(Long(WorkedCase.Text(one, "at")!)).ToInstant()),
            said.Where(one => one.About is Subject.MeetingAhead).Select(one => one.Due));
    }

    private static Scene Of(WorkedCase example) =>
        (Scene.StartedAt(example.Notified!.Value, example.Playbook) with { Facts = example.Facts(), Book = new("f") }).Remembered();

    private static IEnumerable<string> Rungs(IEnumerable<Occurrence> said) =>
        said.Where(one => one.About is Subject.SurveyNews).Select(one => $"{Label(((Subject.SurveyNews)one.About).Rung)} {one.Due}");

    private static IEnumerable<string> Expected(System.Text.Json.JsonElement list) =>
        list.EnumerateArray().Select(one => $"{WorkedCase.Text(one, "label")} {WorkedCase.Moment(Long(WorkedCase.Text(one, "at")!)).ToInstant()}");

    // The file leaves out the seconds.
    private static string Long(string at) => at.Length == 22 ? at.Insert(16, ":00") : at;

    private static string Label(Rung rung) => rung switch
    {
        Rung.Open => "open",
        Rung.ThreeDays => "C-3d",
        Rung.TwoDays => "C-2d",
        Rung.OneDay => "C-1d",
        Rung.ThreeHours => "C-3h",
        Rung.Closed => "closed",
        _ => "change_notice",
    };
}
