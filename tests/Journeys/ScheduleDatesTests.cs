using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Schedules;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Inspections;
using ForumBot.Tests.Schedules;
using NodaTime;

namespace ForumBot.Tests.Journeys;

/// <summary>The days that all others hang on, changed by form.</summary>
public sealed class ScheduleDatesTests
{
    [Fact]
    public async Task VisitMovedByTheLano_BeforeSaving_ListsWhatMovesAndIsThenTheOneTruth()
    {
        using var world = await Inspected.StartedAsync();
        await ScheduleTests.PostAsync(world, world.Lena, ScheduleTests.Typed("Feedback", "2027-03-19", "14:00", "15:00", step: "FULL-W3-07"));
        var form = (await world.Lena.Says("change dates")).Card;
        Assert.Contains("Expected Monday 15 March", PlainText.Of(form));

        var preview = await world.Lena.Presses(form, "Check", new { first = "2027-03-22", last = "2027-03-25" });

        Assert.Contains("First day in your area, was: expected Monday 15 March", preview.Text);
        Assert.Contains("First day in your area, will be: Monday 22 March", preview.Text);
        Assert.Contains("Self-evaluation meeting: Monday 15 March; will be Monday 22 March", preview.Text);
        Assert.Contains("“Feedback meeting” has a fixed time, Friday 19 March, 2pm. It stays as it is. Does it still fit?", preview.Text);
        Assert.DoesNotContain((await ScheduleTests.InspectionAsync(world)).Answers.Keys, key => key.StartsWith("FULL-W1-05", StringComparison.Ordinal));

        var saved = await world.Lena.Presses(preview.Card, "Save");

        Assert.Equal("Saved", saved.Card.Title);
        Assert.Contains("The dates are confirmed", saved.Text);
        Assert.Contains("First day in your area: Monday 22 March", (await world.Moe.Says("timeline")).Text);
        Assert.Contains("Monday 22 March", (await world.Ann.Says($"step {await world.NumberOfAsync("Confirm the visit dates")}")).Text);
        var undone = await world.Ann.Presses((await world.Ann.Says("what changed")).Card, "Undo");
        Assert.Equal("Taken back", undone.Card.Title);
        Assert.Contains("First day in your area: Monday 15 March (expected)", (await world.Moe.Says("timeline")).Text);
    }

    [Fact]
    public async Task VisitMovedByTheChair_IsSavedWithItsReasonAndReadByTheLano()
    {
        using var world = await Inspected.StartedAsync();
        var form = (await world.Ann.Says("change dates")).Card;

        var saved = await world.Ann.Presses((await world.Ann.Presses(form, "Check", new { first = "2027-03-22", last = "2027-03-26", reason = "The letter says so." })).Card, "Save");

        Assert.Equal("Saved", saved.Card.Title);
        Assert.Equal([Anchor.S, Anchor.E], (await ScheduleTests.InspectionAsync(world)).Changes.Single().Dates.Select(date => date.Anchor));
        Assert.Contains("The letter says so.", (await world.Lena.Says("what changed")).Text);
    }

    [Fact]
    public async Task VisitFilledInBesideTheStep_IsOneChangeThatEverybodyReadsAndThatCanBeTakenBack()
    {
        using var world = await Inspected.StartedAsync();
        var form = await world.FormAsync(world.Lena, await world.NumberOfAsync("Confirm the visit dates"));

        await world.Lena.Presses(form, "Save", new { f_offsite_start = "2027-03-18", f_onsite_start = "2027-03-22", f_onsite_end = "2027-03-26" });

        var change = (await ScheduleTests.InspectionAsync(world)).Changes.Single();
        Assert.Equal((FilledBeside.Reason, false, 3), (change.Reason, change.NeedsAnswer, change.Dates.Count));
        Assert.Contains("Now: Monday 22 March", (await world.Moe.Says("what changed")).Text);
        Assert.Equal("Taken back", (await world.Ann.Presses((await world.Ann.Says("what changed")).Card, "Undo")).Card.Title);
        Assert.Contains("First day in your area: Monday 15 March (expected)", (await world.Moe.Says("timeline")).Text);
    }

    [Fact]
    public async Task SurveyClosingAfterInspectorsBegin_IsPointedOutWithTheReasonAndSavedWhenConfirmed()
    {
        using var world = await Inspected.StartedAsync();
        var form = (await world.Lena.Says("change dates")).Card;

        var preview = await world.Lena.Presses(form, "Check", new { closes = "2027-03-12", closes_time = "17:00", reason = "Extended" });
        var saved = await world.Lena.Presses(preview.Card, "Save");

        Assert.Contains("Answers that come after they begin may not be used.", preview.Text);
        Assert.Contains("I tell everybody now, because families plan by the closing time.", preview.Text);
        Assert.DoesNotContain("morning list", preview.Text);
        Assert.Equal("Saved", saved.Card.Title);
        Assert.Contains("Friday 12 March, 5pm", (await world.Moe.Says("survey")).Text);
    }

    [Fact]
    public async Task DatesConfirmedAsExpected_NeedNoReasonAndSayThatTheyAreAsExpected()
    {
        using var world = await Inspected.StartedAsync();
        var form = (await world.Lena.Says("change dates")).Card;

        var preview = await world.Lena.Presses(form, "Check", new { first = "2027-03-15", last = "2027-03-19" });
        var saved = await world.Lena.Presses(preview.Card, "Save");

        Assert.Contains("The main dates", preview.Text);
        Assert.Contains("The dates are confirmed", saved.Text);
        Assert.Contains("They are as expected.", saved.Text);
        Assert.Contains("First day in your area\nConfirmed: Monday 15 March, as expected", saved.Text);
        Assert.DoesNotContain("not settled", saved.Text);

        // From now on people plan by them.
        var again = await world.Lena.Presses((await world.Lena.Says("change dates")).Card, "Check", new { first = "2027-03-16" });
        Assert.Contains("Say why", again.Text);
    }

    [Theory]
    [InlineData("call", "2027-03-02", "has not come yet")]
    [InlineData("last", "2027-02-27", "would end before the call came")]
    [InlineData("closes", "2027-03-08", "Add the time to the day")]
    [InlineData("first", "soon", "“soon” is not a day I can use")]
    public async Task DateThatCannotBe_IsRefusedBesideItsBox(string box, string typed, string words)
    {
        using var world = await Inspected.StartedAsync();
        var form = (await world.Ann.Says("change dates")).Card;

        var wrong = await world.Ann.Presses(form, "Check", new Dictionary<string, string> { [box] = typed, ["reason"] = "x" });

        Assert.Contains(words, wrong.Text);
        Assert.Equal(typed, Walk.FieldsOf(wrong.Card).Single(field => field.Id == box).Value);
    }

    [Fact]
    public async Task TwoWhoSettleOneDay_TheSecondSeesTheFirstsAndChooses()
    {
        using var world = await Inspected.StartedAsync();
        var (lena, ann) = ((await world.Lena.Says("change dates")).Card, (await world.Ann.Says("change dates")).Card);
        await world.Lena.Presses((await world.Lena.Presses(lena, "Check", new { first = "2027-03-16", reason = "x" })).Card, "Save");

        var conflict = await world.Ann.Presses(ann, "Check", new { first = "2027-03-22", reason = "y" });

        Assert.Equal("Somebody was quicker", conflict.Card.Title);
        Assert.Contains("Now, by them: Tuesday 16 March", conflict.Text);
        await world.Ann.Presses(conflict.Card, "Take mine");
        Assert.Contains("First day in your area: Monday 22 March", (await world.Moe.Says("timeline")).Text);
    }

    [Fact]
    public void LateMoveOfTheFeedbackMeeting_ThroughTheForm_IsTheWorkedCase()
    {
        var example = WorkedCase.Find("C46-feedback-moved-earlier");
        var playbook = example.Playbook;
        var at = new LocalDateTime(2025, 9, 24, 10, 0);
        var by = Edits.Lena with { At = Edits.At(at) };
        var inspection = (Edits.Inspection with { NotifiedOn = new(2025, 9, 8), PlaybookVersion = playbook.Version })
            .Settle(playbook, Anchor.S, new LocalDate(2025, 9, 22), Edits.Ann)
            .Settle(playbook, Anchor.E, new LocalDate(2025, 9, 26), Edits.Ann);
        var open = Open(inspection, playbook);
        var form = new Form(new CardAction(
            "d", new(new("fake", "t", "lena"), "Lena"), new(new("fake", "t", "c"), PlaceKind.Personal), by.At, Verbs.ChangeDates,
            new Dictionary<string, string> { ["last"] = "2025-09-25", ["was_last"] = "2025-09-26", ["reason"] = "The team leaves early." }, null));

        var request = DatesRequest.Read(form, open, by, _ => null);
        var saved = Assert.IsType<Applied.Saved>(Timetable.Apply(inspection, playbook, request.Edit, by));
        var meeting = Edits.New("Feedback meeting", new(2025, 9, 25, 14, 0), "FULL-W3-07");
        var after = Open(Assert.IsType<Applied.Saved>(Timetable.Apply(saved.After, playbook, meeting, by)).After, playbook);
        var moves = DateMoves.Between(open, saved.After, Open(saved.After, playbook).Timeline, new(RoleSet.Of(Role.Chair), Audience.OnePerson), at);

        Assert.All(
            example.Expected.GetProperty("after").EnumerateObject(),
            step => Assert.Equal(WorkedCase.Day(step.Value.GetString()!), after.Timeline.Find(step.Name)!.Start));
        Assert.True(ShortNotice.IsFor(saved.Change, open, Open(saved.After, playbook).Timeline));
        Assert.Contains(moves.ToCheck, line => line.Contains(playbook.Find("FULL-W3-05")!.Title, StringComparison.Ordinal) && line.Contains("overdue", StringComparison.Ordinal));
    }

    private static OpenInspection Open(Inspection inspection, Playbook playbook) =>
        new(new() { Id = "f", Name = "F", LocalArea = "A" }, inspection, playbook, Timeline.Plan(playbook, KnownFacts.Of(inspection, playbook, []), Built.Calendar))
        {
            SourceTitle = code => code,
        };
}
