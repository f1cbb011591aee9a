using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Tests.Conversation;

namespace ForumBot.Tests.Journeys;

/// <summary>The timetable: the LANO posts and moves, the chair corrects, everybody sees the same.</summary>
public sealed partial class ScheduleTests
{
    private const string Forward = "The lead inspector leaves early.";

    [Fact]
    public async Task FeedbackMeeting_MovedByTheLano_IsCorrectedByTheChairAndTakenBack()
    {
        using var world = await Inspected.StartedAsync(Audience.ForumAndArea);
        var posted = (await world.Moe.Says("schedule", world.Channel)).Card;
        Assert.Contains("No meetings lie ahead", PlainText.Of(posted));

        // Lena posts it. She sees what will be before it is.
        var form = (await world.Lena.Says("add meeting")).Card;
        var preview = await world.Lena.Presses(form, "Check", Typed("Feedback meeting", "2027-03-19", "14:00", "15:00", step: "FULL-W3-07"));
        Assert.Contains("Friday 19 March, 2pm to 3pm", preview.Text);
        Assert.Contains("in the next morning list", preview.Text);
        Assert.Empty((await InspectionAsync(world)).Meetings);
        var saved = await world.Lena.Presses(preview.Card, "Save");
        Assert.Equal("Saved", saved.Card.Title);

        // What was posted follows.
        Assert.Contains("2pm to 3pm: Feedback meeting", PlainText.Of(world.Scenario.Messenger.In(world.Channel)[0]));

        // She moves it a day forward: no reason, no change.
        var change = await world.Lena.Presses((await world.Lena.Says("change schedule")).Card, "Change");
        var unreasoned = await world.Lena.Presses(change.Card, "Check", new { day = "2027-03-18" });
        Assert.Contains("Say why", unreasoned.Text);
        Assert.Equal("2027-03-18", Walk.FieldsOf(unreasoned.Card).Single(field => field.Id == MeetingForm.Day).Value);
        var moved = await world.Lena.Presses(unreasoned.Card, "Check", new { reason = Forward });
        Assert.Contains("Was: Friday 19 March, 2pm to 3pm", moved.Text);
        Assert.Contains("The checklist expects “Feedback meeting” on another day.", moved.Text);
        await world.Lena.Presses(moved.Card, "Save");

        // Ann puts the time right.
        var correct = await world.Ann.Presses((await world.Ann.Says("change schedule")).Card, "Change");
        var checkedOne = await world.Ann.Presses(correct.Card, "Check", new { start = "13:00", end = "14:00", reason = "Lena meant 1pm." });
        var corrected = await world.Ann.Presses(checkedOne.Card, "Save");
        Assert.Contains("1pm to 2pm", PlainText.Of(world.Scenario.Messenger.In(world.Channel)[0]));

        // She was wrong, and takes it back.
        var undone = await world.Ann.Presses(corrected.Card, "Undo");
        Assert.Equal("Taken back", undone.Card.Title);
        Assert.Contains("2pm to 3pm: Feedback meeting", PlainText.Of(world.Scenario.Messenger.In(world.Channel)[0]));

        // Everything that was done is still there to read.
        var changes = await world.Moe.Says("what changed");
        Assert.Contains("Ann took this back. It no longer holds.", changes.Text);
        Assert.Contains(Forward, changes.Text);
        Assert.DoesNotContain(Walk.ButtonsOf(changes.Card), button => button.Title == "Undo");
        Assert.Equal(4, (await InspectionAsync(world)).Changes.Count);
        Assert.Contains("Thursday 18 March, 2pm", (await world.Moe.Says("step FULL-W3-07")).Text);
    }

    [Fact]
    public async Task TwoWhoMoveOneMeeting_TheSecondSeesTheFirstsChangeAndChooses()
    {
        using var world = await Inspected.StartedAsync();
        await PostAsync(world, world.Lena, Typed("Talk", "2027-03-11", "14:00", "15:00"));
        var lena = (await world.Lena.Presses((await world.Lena.Says("change schedule")).Card, "Change")).Card;
        var ann = (await world.Ann.Presses((await world.Ann.Says("change schedule")).Card, "Change")).Card;
        await world.Lena.Presses((await world.Lena.Presses(lena, "Check", new { start = "15:00", end = "16:00", reason = "The room" })).Card, "Save");

        var conflict = await world.Ann.Presses(ann, "Check", new { start = "10:00", end = "11:00", reason = "School run" });

        Assert.Equal("Somebody was quicker", conflict.Card.Title);
        Assert.Contains("Lena changed this", conflict.Text);
        Assert.Contains("When you began: Thursday 11 March, 2pm to 3pm", conflict.Text);
        Assert.Contains("Now, by them: Thursday 11 March, 3pm to 4pm", conflict.Text);
        Assert.Contains("As you typed it: Thursday 11 March, 10am to 11am", conflict.Text);
        Assert.Equal(15, (await InspectionAsync(world)).Meetings.Single().Start.Hour);

        // Back keeps what was typed; "Take mine" puts it in place of theirs.
        var back = await world.Ann.Presses(conflict.Card, "Back");
        Assert.Equal("School run", Walk.FieldsOf(back.Card).Single(field => field.Id == MeetingForm.Reason).Value);
        await world.Ann.Presses(conflict.Card, "Take mine");
        var meeting = (await InspectionAsync(world)).Meetings.Single();
        Assert.Equal((10, 2), (meeting.Start.Hour, meeting.Revision));
        Assert.Equal(["Ann", "Lena", "Lena"], (await InspectionAsync(world)).Changes.Select(change => change.By.Name));
    }

    [Fact]
    public async Task TwoWhoMoveOneMeeting_BetweenPreviewAndSave_LoseNothingEither()
    {
        using var world = await Inspected.StartedAsync();
        await PostAsync(world, world.Lena, Typed("Talk", "2027-03-11", "14:00", "15:00"));
        var preview = (await world.Ann.Presses(
            (await world.Ann.Presses((await world.Ann.Says("change schedule")).Card, "Change")).Card, "Check", new { start = "10:00", end = "11:00", reason = "School run" })).Card;
        var lena = (await world.Lena.Presses((await world.Lena.Says("change schedule")).Card, "Change")).Card;
        await world.Lena.Presses((await world.Lena.Presses(lena, "Check", new { start = "15:00", end = "16:00", reason = "The room" })).Card, "Save");

        var save = await world.Ann.Presses(preview, "Save");

        Assert.Equal("Somebody was quicker", save.Card.Title);
        Assert.Equal("Timetable of meetings", (await world.Ann.Presses(save.Card, "Keep theirs")).Card.Title);
        Assert.Equal(15, (await InspectionAsync(world)).Meetings.Single().Start.Hour);
    }

    [Fact]
    public async Task NewMeeting_BeforeSaving_ShowsItsNoteAndWhoMaySeeIt()
    {
        using var world = await Inspected.StartedAsync();
        var form = (await world.Ann.Says("add meeting")).Card;

        var preview = await world.Ann.Presses(form, "Check", new Dictionary<string, string>(Typed("Our rehearsal", "2027-03-11", "14:00", "15:00", sight: "forum")) { ["reason"] = "Bring tea." });

        Assert.Contains("Note: Bring tea.", preview.Text);
        Assert.Contains("Only the forum sees this.", preview.Text);
    }

    [Fact]
    public async Task Changes_OfSeveralMeetings_NameEachAndOfferNoUndoOnceOneChangedAgain()
    {
        using var world = await Inspected.StartedAsync();
        var paste = await world.Lena.Presses((await world.Lena.Says("import schedule")).Card, "Check", new { table = "Date|Start|End|Title\n11 March|2pm|3pm|Visit\n12 March|2pm|3pm|Talk" });
        await world.Lena.Presses(paste.Card, "Save");
        var pasted = await world.Lena.Says("what changed");
        Assert.Contains("Visit: When: Thursday 11 March, 2pm to 3pm", pasted.Text);
        Assert.Contains("Talk: When: Friday 12 March, 2pm to 3pm", pasted.Text);
        Assert.Contains(Walk.ButtonsOf(pasted.Card), button => button.Title == "Undo");

        var change = await world.Lena.Presses((await world.Lena.Says("change schedule")).Card, "Change");
        await world.Lena.Presses((await world.Lena.Presses(change.Card, "Check", new { start = "13:00", reason = "The room" })).Card, "Save");

        Assert.Single(Walk.ButtonsOf((await world.Lena.Says("what changed")).Card), button => button.Title == "Undo");
    }

    [Fact]
    public async Task Stranger_WhoAsksForTheSchedule_IsToldHowToComeInWhetherOrNotThereAreMeetings()
    {
        using var world = await Inspected.StartedAsync(Audience.ForumAndArea);
        var before = await world.Nell.Says("schedule", world.Channel);
        await PostAsync(world, world.Lena, Typed("Talk", "2027-03-11", "14:00", "15:00"));

        var after = await world.Nell.Says("schedule", world.Channel);

        Assert.Contains("ask to join", before.Text);
        Assert.DoesNotContain("No meetings", before.Text);
        Assert.Equal(before.Text, after.Text);
    }

    [Fact]
    public async Task Schedule_WithNothingAhead_OffersNothingToChange()
    {
        using var world = await Inspected.StartedAsync();

        Assert.DoesNotContain(Walk.ButtonsOf((await world.Ann.Says("schedule")).Card), button => button.Title == "Change");
    }

    [Theory]
    [InlineData("import schedule")]
    [InlineData("paste timetable")]
    [InlineData("change schedule")]
    public async Task Member_WhoMayNotChangeTheTimetable_IsToldWhoMay(string words)
    {
        using var world = await Inspected.StartedAsync();

        Assert.Contains("The LANO and the chair change the timetable.", (await world.Moe.Says(words)).Text);
        Assert.DoesNotContain("change the timetable", (await world.Nell.Says(words)).Text);
    }

    [Fact]
    public async Task Meeting_AddedChangedAndCancelledByTheLano_IsAsTheyTypedItEachTime()
    {
        using var world = await Inspected.StartedAsync();
        await PostAsync(world, world.Lena, new(Typed("Talk", "2027-03-11", "14:00", "15:00")) { ["where"] = "Room 1", ["groups"] = "chair,representatives" });
        Assert.Equal(("Room 1", Recipients.Chair | Recipients.Representatives), await NowAsync());

        var change = await world.Lena.Presses((await world.Lena.Says("change schedule")).Card, "Change");
        await world.Lena.Presses((await world.Lena.Presses(change.Card, "Check", new { where = "Room 2", reason = "A flood" })).Card, "Save");
        Assert.Equal(("Room 2", Recipients.Chair | Recipients.Representatives), await NowAsync());

        var cancel = await world.Lena.Presses((await world.Lena.Says("cancel meeting")).Card, "Cancel it");
        var unreasoned = await world.Lena.Presses(cancel.Card, "Check");
        var saved = await world.Lena.Presses((await world.Lena.Presses(unreasoned.Card, "Check", new { reason = "Snow" })).Card, "Save");

        Assert.Contains("Say why", unreasoned.Text);
        Assert.Equal("Saved", saved.Card.Title);
        var inspection = await InspectionAsync(world);
        Assert.True(inspection.Meetings.Single().IsCancelled);
        Assert.Equal(["Snow", "A flood", null], inspection.Changes.Select(one => one.Reason));

        async Task<(string?, Recipients)> NowAsync() => (await InspectionAsync(world)).Meetings.Single() is var now ? (now.Where, now.Wanted.Groups) : default;
    }

    [Fact]
    public async Task PrivateMeeting_OfTheForum_IsNotThereForTheAreaWhereverItLooks()
    {
        using var world = await Inspected.StartedAsync(Audience.ForumAndArea);
        await PostAsync(world, world.Ann, Typed("Our rehearsal", "2027-03-10", "10:00", "11:00", sight: "forum"));
        var inspection = await InspectionAsync(world);
        var keys = new Dictionary<string, string> { ["inspection"] = inspection.Id, [MeetingForm.MeetingKey] = "m1", [ChangeNoticeCard.ChangeKey] = "c1" };

        Assert.Contains("Our rehearsal", (await world.Moe.Says("schedule")).Text);
        Assert.DoesNotContain("rehearsal", (await world.Moe.Says("schedule", world.Channel)).Text);
        Assert.DoesNotContain("rehearsal", (await world.Lena.Says("schedule")).Text);
        Assert.DoesNotContain("rehearsal", (await world.Lena.Says("what changed")).Text);
        Assert.DoesNotContain("rehearsal", (await world.Lena.Says("change schedule")).Text);
        foreach (var verb in new[] { Verbs.ChangeMeetingForm, Verbs.CancelMeetingForm, Verbs.ChangeMeeting, Verbs.CancelMeeting, Verbs.UndoChange, Verbs.SeenChange })
        {
            Assert.Equal(PlainText.Of(NoticeCard.NotFound()), (await world.Lena.PressesVerb(verb, keys)).Text);
        }

        Assert.Same(inspection, await InspectionAsync(world));
    }

    public static TheoryData<Role?, string> Denied =>
    [
        .. from role in new Role?[] { Role.Member, Role.Representative, Role.NoteTaker, Role.TechnicalAdmin, null }
           from verb in new[]
           {
               Verbs.AddMeetingForm, Verbs.AddMeeting, Verbs.ChangeMeetingForm, Verbs.ChangeMeeting, Verbs.CancelMeetingForm, Verbs.CancelMeeting,
               Verbs.ChangeDatesForm, Verbs.ChangeDates, Verbs.UndoChange, Verbs.ImportForm, Verbs.CheckImport, Verbs.Import,
           }
           select new TheoryDataRow<Role?, string>(role, verb),
    ];

    private const string Over = "That card is out of date";

    internal static Dictionary<string, string> Typed(
        string title, string day, string start, string end, string step = MeetingForm.NoStep, string sight = "shared", string answer = "no") => new()
        {
            [MeetingForm.Title] = title,
            [MeetingForm.Day] = day,
            [MeetingForm.Start] = start,
            [MeetingForm.End] = end,
            [MeetingForm.Step] = step,
            [MeetingForm.Sight] = sight,
            [MeetingForm.NeedsAnswer] = answer,
        };

    internal static async Task PostAsync(Inspected world, Actor who, Dictionary<string, string> typed) =>
        await who.Presses((await who.Presses((await who.Says("add meeting")).Card, "Check", typed)).Card, "Save");

    internal static async Task<Inspection> InspectionAsync(Inspected world) =>
        (await world.Scenario.Store.FindAsync<Inspection>((await world.Scenario.ReadAsync(world.Forum)).InspectionId!))!.Value;
}
