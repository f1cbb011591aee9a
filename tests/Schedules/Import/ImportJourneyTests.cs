using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Schedules.Import;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;

namespace ForumBot.Tests.Schedules.Import;

/// <summary>Pasting a timetable, from the first word to what is stored.</summary>
public sealed class ImportJourneyTests
{
    private const string Table = "Date\tStart\tEnd\tTitle\tWhere\tWho\n11 March\t2pm\t3pm\tContext meeting\tRoom 1\tchair\n12 March\t9am\t10am\tVisit\tSchool\tRae";

    [Fact]
    public async Task Lano_PastesATable_SeesItAndSavesIt()
    {
        using var world = await Inspected.StartedAsync();

        var preview = await CheckAsync(world.Lena, Table);
        Assert.Empty((await ReadAsync(world)).Meetings);
        var saved = await world.Lena.Presses(preview.Card, "Save");

        Assert.Contains("Thursday 11 March, 2pm to 3pm: Context meeting", preview.Text, StringComparison.Ordinal);
        Assert.Equal("The timetable is saved", saved.Card.Title);
        var inspection = await ReadAsync(world);
        Assert.Equal(["Context meeting", "Visit"], inspection.Meetings.Select(m => m.Title));
        Assert.Equal(Recipients.Chair, inspection.Meetings[0].Wanted.Groups);
        Assert.Equal([world.Rae.Id.Key], inspection.Meetings[1].Wanted.People);
        Assert.Equal((2, "Lena"), (Assert.Single(inspection.Changes).Meetings.Count, inspection.Changes[0].By.Name));
    }

    [Fact]
    public async Task Change_OfWhatPeopleKnow_AsksForAReason()
    {
        using var world = await Inspected.StartedAsync();
        await world.Lena.Presses((await CheckAsync(world.Lena, Table)).Card, "Save");
        var preview = await CheckAsync(world.Lena, Table.Replace("2pm\t3pm", "3pm\t4pm", StringComparison.Ordinal));

        var asked = await world.Lena.Presses(preview.Card, "Save");
        var saved = await world.Lena.Presses(asked.Card, "Save", new { reason = "The room was taken" });

        Assert.Contains("Before: Thursday 11 March, 2pm to 3pm", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Say in a few words why it changes.", asked.Text, StringComparison.Ordinal);
        Assert.Equal("The timetable is saved", saved.Card.Title);
        Assert.Equal("The room was taken", (await ReadAsync(world)).Changes[0].Reason);
    }

    [Fact]
    public async Task Line_WithAMistake_IsMendedInTheFormAndNothingIsLost()
    {
        using var world = await Inspected.StartedAsync();

        var wrong = await CheckAsync(world.Lena, Table.Replace("9am", "soon", StringComparison.Ordinal));
        var box = (TextField)Walk.FieldsOf(wrong.Card).Single(f => f.Id == ImportCard.Table);
        var preview = await world.Lena.Presses(wrong.Card, "Check", new { table = box.Value!.Replace("soon", "9am", StringComparison.Ordinal) });

        Assert.Contains("Line 3: “soon” is no time that I know.", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("Is this right? 2 meetings to save", preview.Card.Title);
    }

    [Fact]
    public async Task Dates_ThatCouldBeAmerican_AreAskedAboutAndThenSaved()
    {
        using var world = await Inspected.StartedAsync();

        var asked = await CheckAsync(world.Lena, "Date\tTime\tTitle\n04/05/2027\t9am\tVisit");
        var preview = await world.Lena.Presses(asked.Card, "Check", new { order = ImportCard.MonthFirst });
        await world.Lena.Presses(preview.Card, "Save");

        Assert.Contains("Is 04/05/2027 4 May or 5 April?", asked.Text, StringComparison.Ordinal);
        Assert.Equal(new(2027, 4, 5), Assert.Single((await ReadAsync(world)).Meetings).Start.Date);
    }

    [Fact]
    public async Task CalendarFile_ImportedTwice_DoublesNothing()
    {
        using var world = await Inspected.StartedAsync();
        const string Ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:abc\r\nDTSTAMP:20270301T090000Z\r\nDTSTART:20270311T140000Z\r\nDTEND:20270311T150000Z\r\nSUMMARY:Visit\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        await world.Lena.Presses((await CheckAsync(world.Lena, Ics)).Card, "Save");
        var again = await CheckAsync(world.Lena, Ics);

        Assert.Equal("Nothing in the timetable would change", again.Card.Title);
        Assert.Single((await ReadAsync(world)).Meetings);
    }

    [Fact]
    public async Task CalendarFile_WithAWholeDay_IsMendedWithoutIdsInSightAndKnownAgain()
    {
        using var world = await Inspected.StartedAsync();
        const string Day = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:abc\r\nDTSTAMP:20270301T090000Z\r\nDTSTART;VALUE=DATE:20270311\r\nSUMMARY:Visit\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        var wrong = await CheckAsync(world.Lena, Day);
        var box = (TextField)Walk.FieldsOf(wrong.Card).Single(f => f.Id == ImportCard.Table);
        var preview = await world.Lena.Presses(wrong.Card, "Check", new { table = box.Value!.Replace("|  |  |", "| 9am | 10am |", StringComparison.Ordinal) });
        await world.Lena.Presses(preview.Card, "Save");

        Assert.Contains("“Visit”: There is no start time.", wrong.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Calendar id", box.Value, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(Assert.Single((await ReadAsync(world)).Meetings).Source);
    }

    [Fact]
    public async Task Import_Saved_IsTakenBackWithOnePress()
    {
        using var world = await Inspected.StartedAsync();
        var saved = await world.Lena.Presses((await CheckAsync(world.Lena, Table)).Card, "Save");

        var undone = await world.Lena.Presses(saved.Card, "Undo");

        Assert.Equal("Taken back", undone.Card.Title);
        Assert.All((await ReadAsync(world)).Meetings, meeting => Assert.True(meeting.IsCancelled));
    }

    [Fact]
    public async Task Save_OfWhatWasNotInThePreview_ShowsItFirst()
    {
        using var world = await Inspected.StartedAsync();
        var preview = await CheckAsync(world.Lena, Table);

        var shown = await world.Lena.Presses(preview.Card, "Save", new { table = Table.Replace("Visit", "Another visit", StringComparison.Ordinal) });

        Assert.Contains("Another visit", shown.Text, StringComparison.Ordinal);
        Assert.Empty((await ReadAsync(world)).Meetings);
    }

    [Fact]
    public async Task Save_AfterSomebodyElseChangedTheSameMeeting_ShowsTheirsFirst()
    {
        using var world = await Inspected.StartedAsync();
        await world.Lena.Presses((await CheckAsync(world.Lena, Table)).Card, "Save");
        var preview = await CheckAsync(world.Lena, Table.Replace("2pm\t3pm", "3pm\t4pm", StringComparison.Ordinal));
        await ChangeAsync(world, i => i with { Meetings = i.Meetings.Replace(i.Meetings[0], i.Meetings[0] with { Where = "Room 9", Revision = 1 }) });

        var shown = await world.Lena.Presses(preview.Card, "Save", new { reason = "The room was taken" });

        Assert.Contains("Before: Thursday 11 March, 2pm to 3pm, Room 9", shown.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await ReadAsync(world)).Meetings[0].Revision);
    }

    [Fact]
    public async Task Words_ThatMustNotBeKept_AreNot()
    {
        using var world = await Inspected.StartedAsync();

        var refused = await CheckAsync(world.Lena, "Date\tTime\tTitle\n11 March\t9am\tMy child is being hurt at school");

        Assert.Contains("Line 2: I have not kept this", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_WhoMayNotChangeTheTimetable_IsNotLetIn()
    {
        using var world = await Inspected.StartedAsync();
        var forum = await world.Scenario.ReadAsync(world.Forum);

        await world.Moe.PressesVerb(Verbs.Import, new { inspection = forum.InspectionId, table = Table, seen = "x" });
        var answer = await world.Moe.Says("import schedule");

        Assert.Empty((await ReadAsync(world)).Meetings);
        Assert.DoesNotContain(Walk.FieldsOf(answer.Card), f => f.Id == ImportCard.Table);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task NewMeetings_ForTheForumOnly_AreTheChairsChoiceAndNotTheLanos(bool lano, bool shared)
    {
        using var world = await Inspected.StartedAsync();
        var who = lano ? world.Lena : world.Ann;
        var forum = await world.Scenario.ReadAsync(world.Forum);
        var preview = await CheckAsync(who, Table);

        // The LANO's card offers no such choice, but a client can send what it likes.
        var chosen = await who.PressesVerb(Verbs.CheckImport, new { inspection = forum.InspectionId, table = Table, sharing = ImportCard.ForumOnly });
        await who.PressesVerb(Verbs.Import, new { inspection = forum.InspectionId, table = Table, sharing = ImportCard.ForumOnly, seen = SeenOf(chosen.Card) });

        Assert.Equal(!lano, Walk.FieldsOf(preview.Card).Any(f => f.Id == ImportCard.Sharing));
        Assert.All((await ReadAsync(world)).Meetings, meeting => Assert.Equal(shared, meeting.SharedWithArea));
        Assert.Equal(2, (await ReadAsync(world)).Meetings.Count);
    }

    [Fact]
    public async Task Lano_ImportingWhatTheForumPlansForItself_SeesNothingOfIt()
    {
        using var world = await Inspected.StartedAsync();
        await ChangeAsync(world, i => i with
        {
            Meetings = [new() { Id = "m1", Title = "Context meeting", Start = new(2027, 3, 11, 14, 0), End = new(2027, 3, 11, 15, 0), Where = "Ann’s kitchen", SharedWithArea = false }],
        });

        var preview = await CheckAsync(world.Lena, Table);

        Assert.DoesNotContain("kitchen", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("overlaps", preview.Text, StringComparison.Ordinal);

        // Not even by a refusal: the forum's own meeting has the same name at the same time.
        Assert.Equal("The timetable is saved", (await world.Lena.Presses(preview.Card, "Save")).Card.Title);
        Assert.Equal([false, true, true], (await ReadAsync(world)).Meetings.Select(m => m.SharedWithArea));
    }

    [Fact]
    public async Task Preview_OfUnlikelyOrClashingMeetings_PointsThemOut()
    {
        using var world = await Inspected.StartedAsync();

        var preview = await CheckAsync(world.Lena, "Date\tTime\tTitle\tWho\n13 March\t10am-11am\tVisit\tchair\n26 March\t7am-8am\tTalk\tchair\n26 March\t7:30am-9am\tCall\tAnn");

        Assert.Contains("Please check: Saturday 13 March is at the weekend.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Please check: Friday 26 March is a bank holiday.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Please check: Ann is wanted at “Call” at the same time.", preview.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfTheLongestTable_FitsInTeams()
    {
        using var world = await Inspected.StartedAsync();
        var line = "Thursday 11 March 2027\t9:15am\t10:45am\t{0}\t{1}\tchair, Rae\n";
        var room = TableReader.LongestTable / TableReader.MostRows - line.Length;
        var table = "Date\tStart\tEnd\tTitle\tWhere\tWho\n"
            + string.Concat(Enumerable.Range(10, TableReader.MostRows - 1).Select(n => string.Format(null, line, $"{n} {new string('t', room / 2)}", new string('w', room / 2))));

        var preview = await CheckAsync(world.Lena, table);

        Assert.Equal("Is this right? 59 meetings to save", preview.Card.Title);
        // Teams counts UTF-16 and takes about 100 KB.
        Assert.InRange(System.Text.Encoding.UTF8.GetString(ForumBot.Cards.AdaptiveCards.AdaptiveCardWriter.Write(preview.Card)).Length * 2, 1, 80 * 1024);
    }

    [Fact]
    public async Task Form_AskedForInAChannel_OpensInTheirOwnChat()
    {
        using var world = await Inspected.StartedAsync();

        await world.Ann.Says("import schedule", world.Channel);

        Assert.Equal("Paste the timetable", world.Ann.Inbox[^1].Title);
    }

    [Fact]
    public async Task Table_WithAStepAndAStranger_SaysWhichStepAndWhomICannotTell()
    {
        using var world = await Inspected.StartedAsync();
        var number = await world.NumberOfAsync("Forum meets inspectors");

        var preview = await CheckAsync(world.Lena, "Date\tStart\tEnd\tTitle\tWho\n11 March\t2pm\t3pm\tForum meets inspectors\tAll forum members, Bob Jones");
        await world.Lena.Presses(preview.Card, "Save");

        Assert.Contains($"This is step {number} of the checklist.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Please check: I do not know Bob Jones here, so I cannot tell them.", preview.Text, StringComparison.Ordinal);
        var meeting = Assert.Single((await ReadAsync(world)).Meetings);
        Assert.Equal((Recipients.Members, "FULL-W2-06"), (meeting.Wanted.Groups, meeting.StepId));
    }

    [Fact]
    public async Task Lano_NamingAParentOfTheForum_LearnsNothingOfWhoIsInIt()
    {
        using var world = await Inspected.StartedAsync();

        var preview = await CheckAsync(world.Lena, "Date\tStart\tEnd\tTitle\tWho\n11 March\t2pm\t3pm\tTalk\tMoe");

        Assert.Contains("I do not know Moe here", preview.Text, StringComparison.Ordinal);
    }

    private static string SeenOf(Card card) => card.Buttons.OfType<Execute>().Single(b => b.Verb == Verbs.Import).Keys[ImportCard.Seen];

    private static async Task<Conversation.Answer> CheckAsync(Actor who, string table) => await who.Presses((await who.Says("import schedule")).Card, "Check", new { table });

    private static async Task<Inspection> ReadAsync(Inspected world) =>
        (await world.Scenario.Store.FindAsync<Inspection>((await world.Scenario.ReadAsync(world.Forum)).InspectionId!))!.Value;

    private static async Task ChangeAsync(Inspected world, Func<Inspection, Inspection> change) =>
        await world.Scenario.Store.UpdateAsync((await world.Scenario.ReadAsync(world.Forum)).InspectionId!, change);
}
