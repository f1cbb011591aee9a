using ForumBot.Checklists;
using ForumBot.Inspections;
using ForumBot.Tests.Reminders.Plan;
using ForumBot.Vault.Attending;
using NodaTime;
using static ForumBot.Tests.Vault.Attending.ListScene;

namespace ForumBot.Tests.Vault.Attending;

public sealed class FeedbackMeetingTests
{
    private static readonly Scene Listed = Start.Listing(InTheRoom(Scene.Rep, Scene.Notes));
    private static readonly Meeting Posted = new()
    {
        Id = "m1",
        Title = "Feedback",
        Start = new(2027, 3, 19, 14, 0),
        End = new(2027, 3, 19, 15, 30),
        StepId = "FULL-W3-07",
    };

    [Fact]
    public void End_IsTheTimetables() => Assert.Equal(new LocalDateTime(2027, 3, 19, 15, 30), FeedbackMeeting.EndOf(Open(Listed.Posted(Posted))));

    [Fact]
    public void End_OfAMeetingThatIsCancelled_IsNotIt() =>
        Assert.NotEqual(new LocalDateTime(2027, 3, 19, 15, 30), FeedbackMeeting.EndOf(Open(Listed.Posted(Posted).Posted(Posted with { IsCancelled = true }))));

    [Fact]
    public void End_OfAStepWithAFixedTime_IsTwoHoursLater() => Assert.Equal(
        new LocalDateTime(2027, 3, 19, 15, 0), FeedbackMeeting.EndOf(Open(Listed.Answered("FULL-W3-07", "meets_at", "2027-03-19T13:00"))));

    [Fact]
    public void End_WithoutATime_IsTheEndOfTheDay() => Assert.Equal(new LocalDateTime(2027, 3, 20, 0, 0), FeedbackMeeting.EndOf(Open(Listed)));

    [Theory]
    [InlineData(15, 29, false)]
    [InlineData(15, 30, true)]
    public void List_IsLockedFromTheEndOn(int hour, int minute, bool locked)
    {
        var scene = Listed.Posted(Posted).On(3, 19, hour, minute);

        Assert.Equal(locked, FeedbackMeeting.IsLocked(Open(scene), scene.Now));
    }

    [Fact]
    public void List_IsLockedOnceSomebodySaidSo()
    {
        var scene = Listed.Listing(InTheRoom(Scene.Rep, Scene.Notes) with { Over = By(Scene.Rep) });

        Assert.True(FeedbackMeeting.IsLocked(Open(scene), scene.Now));
    }

    [Fact]
    public void List_ThatWasNeverMade_StaysOpen()
    {
        var scene = Start.On(3, 25);

        Assert.False(FeedbackMeeting.IsLocked(Open(scene), scene.Now));
    }

    [Fact]
    public void Record_OfTheList_FillsInTheStepsAndTicksThem()
    {
        var open = Open(Start);
        var named = new Attendance { People = [Named(Scene.Rep) with { TakesNotes = true }, Named(Scene.Deputy)] };

        var inspection = AttendanceRecord.Write(open.Inspection, named, open.Playbook, new(2027, 3, 16), By(Scene.Chair));

        Assert.Equal("rep\ndeputy", inspection.Answers["FULL-W3-05.attendees"].Value);
        Assert.Equal("rep", inspection.Answers["FULL-W3-05.note_taker"].Value);
        Assert.Contains("FULL-W3-05", inspection.Ticks);
        Assert.DoesNotContain("FULL-W3-06", inspection.Ticks);
    }

    [Fact]
    public void Record_OnceAllHaveAccepted_TicksTheTerms_AndTakesItBackForSomebodyNew()
    {
        var open = Open(Start);

        var all = AttendanceRecord.Write(open.Inspection, InTheRoom(Scene.Rep, Scene.Deputy), open.Playbook, new(2027, 3, 16), By(Scene.Rep));
        var more = AttendanceRecord.Write(all, all.Attendance with { People = all.Attendance.People.Add(Named(Scene.Member)) }, open.Playbook, new(2027, 3, 16), By(Scene.Chair));

        Assert.Contains("rep: Tuesday 16 March 2027, 9am", all.Answers["FULL-W3-06.accepted"].Value);
        Assert.Contains("FULL-W3-06", all.Ticks);
        Assert.DoesNotContain("FULL-W3-06", more.Ticks);
    }

    [Fact]
    public void Dates_OfTheRoom_AreTheDraftAndWhatTheAreaSaidOfIt()
    {
        var scene = Listed.Answered("FULL-P-03", "complaint", "yes");

        var facts = RoomDates.Of(Open(scene), new(2027, 3, 22, 9, 0));

        Assert.Contains(facts, fact => fact.Label == "Draft report to the area" && fact.Value.Length > 0);
        Assert.Contains(facts, fact => fact is { Label: "Did the area complain?", Value: "Yes" });
        Assert.DoesNotContain(facts, fact => fact.Label == "Lock the notes");
    }
}
