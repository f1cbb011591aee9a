using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Notes;
using NodaTime;

namespace ForumBot.Tests.Vault.Reading;

/// <summary>What those who may open the notes see of them, before the report is out and after.</summary>
public sealed class NotesReadingTests
{
    [Fact]
    public async Task Notes_OpenedByWhoWasThere_ShowSectionsWhoWasInTheRoomAndThatAllCanChange()
    {
        using var world = await FilledAsync();

        var card = (await world.Rae.OpensAsync()).Card;

        var text = PlainText.Of(card);
        Assert.Contains("Provisional", text);
        Assert.Contains("In the room: Dev and Rae", text);
        Assert.Contains("Locked: not yet", text);
        Assert.Contains("What goes well\n2 notes", text);
        Assert.Contains("The outcome as it stands today\none note", text);
        Assert.Equal(NotesCard.Title, card.Title);
    }

    [Fact]
    public async Task Notes_BeforeAnybodyWrote_SayHowToBegin()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        Assert.Contains("There are no notes yet", (await world.Rae.OpensAsync()).Text);
    }

    [Fact]
    public async Task Section_Read_ShowsItsNotesOldestFirstAndNoOthers()
    {
        using var world = await FilledAsync();
        var opened = await world.Rae.OpensAsync();

        var section = await world.Rae.Presses(opened.Card, "Read");

        Assert.Contains("Parents feel heard.", section.Text);
        Assert.DoesNotContain("Outcome 2", section.Text);
        Assert.True(section.Text.IndexOf("Parents feel heard.", StringComparison.Ordinal) < section.Text.IndexOf("Schools share", StringComparison.Ordinal));
        Assert.Contains("Rae, today, 5pm", section.Text);
    }

    [Fact]
    public async Task Note_Opened_ShowsEveryWordingAndWhoWroteIt()
    {
        using var world = await FilledAsync();
        var id = (await world.NotesAsync(world.Rae, Shelved.Note("Waits are long.") with { SaidBy = "The lead inspector", OurThought = "We said so in May." })).Single();
        await RewriteAsync(world, id, "Waits are too long.");
        var list = await world.Dev.OpensAsync(new { section = "all" });

        var one = await world.Dev.PressesInDialog(Verbs.ShowNote, new { note = id, section = "all", from = "1" });

        Assert.Contains("Waits are too long.", one.Text);
        Assert.Contains("What it said before", one.Text);
        Assert.Contains("Waits are long.", one.Text);
        Assert.Contains("Our thought: We said so in May.", one.Text);
        Assert.Equal(PlainText.Of(list.Card), PlainText.Of((await world.Dev.Presses(one.Card, "Back")).Card));
    }

    [Theory]
    [InlineData(Verbs.ShowNote)]
    [InlineData(Verbs.ChangeNote)]
    [InlineData(Verbs.DestroyNote)]
    public async Task Note_KeptFromWhoAsksForIt_IsInTheLogAsRefused(string verb)
    {
        using var world = await FilledAsync();
        var id = (await world.NotesAsync(world.Rae, Shelved.Note("Waits are long."))).Single();
        await world.Scenario.Store.UpdateAsync<SealedNote>(id, note => note with { KeptFrom = [SealedNote.MarkOf(note.InspectionId, world.Dev.Id.Key)] });

        await world.Dev.PressesInDialog(verb, new { note = id });
        Assert.Equal("Dev Refused", (await world.LoggedAsync())[^1]);

        await world.Rae.PressesInDialog(verb, new { note = id });
        Assert.Equal("Rae Opened", (await world.LoggedAsync())[^1]);
    }

    [Fact]
    public async Task Note_OfASectionThatIsNotOpen_IsInTheLogAsRefused()
    {
        using var world = await FilledAsync();
        var id = (await world.NotesAsync(world.Rae, Shelved.Note("Waits are long.", NoteSection.ToImprove))).Single();
        await world.PublishedAsync(NoteSection.Strengths);

        await world.Moe.PressesInDialog(Verbs.ShowNote, new { note = id });

        Assert.Equal("Moe Refused", (await world.LoggedAsync())[^1]);
    }

    [Fact]
    public async Task Search_ForWordsInAnyOrder_FindsTheNoteAndWritesDownOnlyThatSomebodySearched()
    {
        using var world = await FilledAsync();
        var opened = await world.Rae.OpensAsync();

        var found = await world.Rae.Presses(opened.Card, "Search", new { words = "HEARD parents" });

        Assert.Contains("Parents feel heard.", found.Text);
        Assert.DoesNotContain("Outcome 2", found.Text);
        Assert.Equal("Rae Searched", (await world.LoggedAsync())[^1]);
        var log = (await world.Rae.PressesInDialog(Verbs.ShowAccessLog)).Text;
        Assert.DoesNotContain("heard", log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Search_ForNothing_AsksForAWord()
    {
        using var world = await FilledAsync();

        var found = await world.Rae.PressesInDialog(Verbs.SearchNotes);

        Assert.Contains("Type a word first", found.Text);
        Assert.DoesNotContain("Parents", found.Text);
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData("Moe")]
    public async Task Member_OnceTheReportIsOut_SeesTheOpenedSectionsAndNoTraceOfTheOthers(string name)
    {
        using var world = await FilledAsync();
        await world.PublishedAsync(NoteSection.Strengths);
        var who = name == "Ann" ? world.Ann : world.Moe;

        var opened = (await who.OpensAsync()).Text;
        var all = (await who.OpensAsync(new { section = "all" })).Text;
        var closed = (await who.OpensAsync(new { section = nameof(NoteSection.Outcome) })).Text;
        var empty = (await who.OpensAsync(new { section = nameof(NoteSection.Questions) })).Text;
        var found = (await who.PressesInDialog(Verbs.SearchNotes, new { words = "Outcome" })).Text;

        Assert.Contains("2 notes", opened);
        Assert.DoesNotContain("outcome", opened, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("In the room", opened);
        Assert.Contains("Parents feel heard.", all);
        Assert.DoesNotContain("Outcome 2", all + closed + found);
        Assert.Equal(empty.Replace("Questions and answers", "?", StringComparison.Ordinal), closed.Replace("The outcome as it stands today", "?", StringComparison.Ordinal));
        Assert.Contains("No note has all of these words", found);
    }

    [Fact]
    public async Task Member_OnceTheReportIsOutAndNothingIsOpened_FindsNothing()
    {
        using var world = await FilledAsync();
        await world.PublishedAsync();

        var opened = (await world.Moe.OpensAsync()).Text;

        Assert.Contains("No section of the notes is open to you.", opened);
        Assert.DoesNotContain("note to me", opened);
    }

    [Fact]
    public async Task SomebodyANoteIsKeptFrom_SeesNoTraceOfIt()
    {
        using var world = await FilledAsync();
        var id = (await world.NotesAsync(world.Rae, Shelved.Note("About the zebrafinch matter.", NoteSection.Questions))).Single();
        await world.Scenario.Store.UpdateAsync<SealedNote>(id, note => note with { KeptFrom = [SealedNote.MarkOf(note.InspectionId, world.Dev.Id.Key)] });

        var seen = new[]
        {
            (await world.Dev.OpensAsync()).Text,
            (await world.Dev.OpensAsync(new { section = "all" })).Text,
            (await world.Dev.OpensAsync(new { section = nameof(NoteSection.Questions) })).Text,
            (await world.Dev.PressesInDialog(Verbs.SearchNotes, new { words = "zebra" })).Text,
            (await world.Dev.PressesInDialog(Verbs.ShowNote, new { note = id })).Text,
        };

        Assert.All(seen, text => Assert.DoesNotContain("finch", text));
        Assert.Contains("3 notes", seen[0]);
        Assert.DoesNotContain("Questions and answers", seen[0]);
        Assert.Equal(PlainText.Of(NoticeCard.NotFound()), seen[4]);
        Assert.Contains("Kept from: Dev", (await world.Rae.PressesInDialog(Verbs.ShowNote, new { note = id })).Text);
    }

    [Fact]
    public async Task AccessLog_Read_SaysInPlainWordsWhoCameInAndWhoDidNot()
    {
        using var world = await FilledAsync();
        await world.Rae.OpensAsync();
        await world.Rae.OpensAsync(new { section = "all" });
        await world.Moe.Says("notes");

        var log = (await world.Dev.PressesInDialog(Verbs.ShowAccessLog)).Text;

        Assert.Contains("Rae opened the notes 2 times, last today, 5pm", log);
        Assert.Contains("Moe asked for the notes and was not let in, today, 5pm", log);
        Assert.Contains("Dev read this log, today, 5pm", log);
        Assert.True(log.IndexOf("Dev read", StringComparison.Ordinal) < log.IndexOf("Moe asked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AccessLog_Checked_SaysThatItIsWholeOrWhereItBreaks()
    {
        using var world = await FilledAsync();
        var log = await world.Dev.PressesInDialog(Verbs.ShowAccessLog);
        var whole = await world.Dev.Presses(log.Card, "Check the log");
        var id = ForumBot.Vault.Reading.AccessPage.IdOf((await world.InspectionAsync()).Id, 0);
        await world.Scenario.Store.UpdateAsync<ForumBot.Vault.Reading.AccessPage>(
            id, page => page with { Entries = page.Entries.SetItem(0, page.Entries[0] with { By = page.Entries[0].By with { Name = "Moe" } }) });

        var broken = await world.Dev.Presses(log.Card, "Check the log");

        Assert.Contains("The log is whole, from line 1 to line 3.", whole.Text);
        Assert.Contains("The log is broken. Line 1 is not as I wrote it.", broken.Text);
    }

    [Fact]
    public async Task FiveHundredNotes_ReadPageByPage_ComeOnceEach()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.NotesAsync(world.Rae, [.. Enumerable.Range(1000, 500).Select(n => Shelved.Note($"Point {n}: {new string('x', n % 400)}."))]);
        var seen = new List<string>();

        var card = (await world.Rae.OpensAsync(new { section = "all" })).Card;
        for (var page = 1; ; page++)
        {
            Assert.Contains($"Page {page} of ", PlainText.Of(card));
            seen.AddRange(PlainText.Of(card).Split('\n').Where(line => line.StartsWith("Point ", StringComparison.Ordinal)).Select(line => line[6..10]));
            if (card.Buttons.All(button => button.Title != "Next page"))
            {
                break;
            }

            card = (await world.Rae.Presses(card, "Next page")).Card;
        }

        Assert.Equal(Enumerable.Range(1000, 500).Select(n => $"{n}"), seen.Order());
    }

    private static async Task<Inspected> FilledAsync()
    {
        var world = await Inspected.AfterFeedbackAsync();
        await world.NotesAsync(
            world.Rae, Shelved.Note("Parents feel heard."), Shelved.Note("Schools share what works."), Shelved.Note("Outcome 2, they said.", NoteSection.Outcome));
        return world;
    }

    private static async Task RewriteAsync(Inspected world, string id, string words)
    {
        var inspection = await world.InspectionAsync();
        using var key = world.Keys.Unlock(world.Forum.Id, inspection.Id);
        await world.Scenario.Store.UpdateAsync<SealedNote>(id, note => note with
        {
            Versions = note.Versions.Add(new(2, key.Seal(id, 2, System.Text.Encoding.UTF8.GetBytes(DocumentJson.Write(Shelved.Note(words), typeof(NoteText)))),
                new(world.Dev.Id.Key, "Dev", Instant.FromUtc(2027, 3, 19, 18, 0)))),
        });
    }
}
