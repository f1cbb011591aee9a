using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Storage;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;

namespace ForumBot.Tests.Vault.Notes;

/// <summary>What those may do who were not in the room, and what each of those may do who were.</summary>
public sealed class NoteRightsTests
{
    private static readonly string[] AllVerbs =
        [Verbs.WriteNote, Verbs.SaveNote, Verbs.KeepDraft, Verbs.ChangeNote, Verbs.DestroyNote, Verbs.KeepFromPerson, Verbs.LockNotes];

    public static TheoryData<string, string> Denied =>
        [.. from who in (string[])["Ann", "Moe", "Lena", "Nell", "Tam"] from verb in AllVerbs select (who, verb)];

    [Theory]
    [MemberData(nameof(Denied))]
    public async Task Verb_PressedBySomebodyWhoWasNotThere_DoesNothingAndReadsTheSameWithNotesOrWithout(string name, string verb)
    {
        var answers = new List<string>();
        foreach (var hasNotes in (bool[])[true, false])
        {
            using var world = await Inspected.AfterFeedbackAsync();
            var tam = await world.WithRoleAsync("Tam", Role.TechnicalAdmin);
            var note = new string('0', 32);
            if (hasNotes)
            {
                await world.Rae.WritesAsync($"The {Noted.Canary} sings.");
                await world.Rae.Presses(await world.Rae.LockCardAsync(), "We have checked them");
                note = await world.LastNoteAsync();
            }

            var who = new[] { world.Ann, world.Moe, world.Lena, world.Nell, tam }.Single(one => one.Self.Name == name);
            var before = await world.BookAsync();
            var keys = new
            {
                inspection = (await world.InspectionAsync()).Id,
                forum = world.Forum.Id,
                note,
                seen = "1",
                entry = "e",
                words = "Mine",
                section = "Strengths",
                sure = "yes",
                people = world.Rae.Id.Key,
                @do = "confirm",
                asked = before.LockAsked is { } asked ? $"{asked.At.ToUnixTimeTicks()} {asked.PersonKey}" : "",
            };
            answers.Add((await who.PressesInDialog(verb, keys)).Text);
            answers.Add((await who.PressesVerb(verb, keys)).Text);

            Assert.Equal(before.NoteIds, (await world.BookAsync()).NoteIds);
            Assert.Null((await world.BookAsync()).Locked);
            Assert.Empty(await world.DraftsAsync());
            if (hasNotes)
            {
                var kept = await world.SealedAsync(note);
                Assert.Single(kept.Versions);
                Assert.Empty(kept.KeptFrom);
            }
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task OldForm_AfterItsReaderWasTakenOffTheList_SavesNothing()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var form = await world.Dev.NoteFormAsync();
        await world.InTheRoomAsync(world.Rae);

        var answer = await world.Dev.Presses(form, "Save and next", new { words = "Mine" });

        Assert.Equal("I can’t help with that", answer.Card.Title);
        Assert.Empty((await world.BookAsync()).NoteIds);
    }

    [Fact]
    public async Task Note_OfAnotherForum_IsNotThere()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync($"The {Noted.Canary} sings.");
        var id = await world.LastNoteAsync();
        await world.Scenario.Store.UpdateAsync<SealedNote>(id, note => note with { ForumId = "forum-elsewhere" });

        foreach (var verb in (string[])[Verbs.ChangeNote, Verbs.DestroyNote, Verbs.KeepFromPerson])
        {
            var answer = await world.Rae.PressesInDialog(verb, new { note = id, sure = "yes" });
            Assert.Equal("I can’t find that note", answer.Card.Title);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("ffffffffffffffffffffffffffffffff")]
    [InlineData("../../../../etc/passwd")]
    public async Task Note_WithAMadeUpId_IsNotThere(string note)
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");

        Assert.All(
            [
                (await world.Rae.PressesInDialog(Verbs.ChangeNote, new { note })).Card.Title, (await world.Rae.PressesInDialog(Verbs.DestroyNote, new { note, sure = "yes" })).Card.Title,
                (await world.Rae.PressesInDialog(Verbs.KeepFromPerson, new { note, sure = "yes" })).Card.Title,
            ],
            title => Assert.Equal("I can’t find that note", title));
    }

    [Fact]
    public async Task Destroying_ByItsAuthorWhoIsSure_RemovesEveryWording()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();

        var question = (await world.Rae.Presses(await world.Rae.ChangeFormAsync(id), "Destroy this note")).Card;
        Assert.Single((await world.BookAsync()).NoteIds);
        await world.Rae.Presses(question, "Destroy it");

        Assert.Empty((await world.BookAsync()).NoteIds);
        Assert.Null(await world.Scenario.Store.FindAsync<SealedNote>(id));
    }

    [Fact]
    public async Task Destroying_BySomebodyElse_IsRefusedAndLoggedAsRefused()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();

        var answer = await world.Dev.PressesInDialog(Verbs.DestroyNote, new { note = id, sure = "yes" });

        Assert.Contains("Only its author can destroy it", answer.Text, StringComparison.Ordinal);
        Assert.Single((await world.BookAsync()).NoteIds);
        Assert.Equal((AccessKind.Refused, "Dev"), (await world.LogAsync()).Select(line => (line.Kind, line.By.Name)).Last());
    }

    [Fact]
    public async Task KeptNote_ForThatPerson_LeavesNoTrace()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        await world.Rae.WritesAsync($"The {Noted.Canary} sings.");
        var id = await world.LastNoteAsync();

        await world.Rae.Presses((await world.Rae.PressesInDialog(Verbs.KeepFromPerson, new { note = id })).Card, "Save", new { people = world.Dev.Id.Key });

        Assert.Equal([SealedNote.MarkOf((await world.InspectionAsync()).Id, world.Dev.Id.Key)], (await world.SealedAsync(id)).KeptFrom);
        var locking = PlainText.Of(await world.Dev.LockCardAsync());
        Assert.Contains("You can read one note. They were written by:\nRae, one note", locking, StringComparison.Ordinal);
        var ghost = new string('f', 32);
        foreach (var verb in (string[])[Verbs.ChangeNote, Verbs.DestroyNote, Verbs.KeepFromPerson, Verbs.SaveNote])
        {
            var keys = new Dictionary<string, string> { ["inspection"] = (await world.InspectionAsync()).Id, ["seen"] = "1", ["words"] = "Mine", ["sure"] = "yes", ["entry"] = "e" };
            Assert.Equal(
                (await world.Dev.PressesInDialog(verb, new Dictionary<string, string>(keys) { ["note"] = ghost })).Text,
                (await world.Dev.PressesInDialog(verb, new Dictionary<string, string>(keys) { ["note"] = id })).Text);
        }

        Assert.Equal(2, (await world.BookAsync()).NoteIds.Count);
    }

    [Fact]
    public async Task KeptNote_ByTheNoteTaker_IsKeptFromAMemberWhateverTheirRole()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Dev.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();

        await world.Rae.PressesInDialog(Verbs.KeepFromPerson, new { note = id, sure = "yes", people = $"{world.Ann.Id.Key},{world.Dev.Id.Key},somebody" });

        // Its author is never kept from it, and who is nobody here is nobody there.
        Assert.Equal([SealedNote.MarkOf((await world.InspectionAsync()).Id, world.Ann.Id.Key)], (await world.SealedAsync(id)).KeptFrom);
    }

    [Fact]
    public async Task KeptNote_BySomebodyWhoIsNeitherAuthorNorNoteTaker_IsRefused()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();

        var answer = await world.Dev.PressesInDialog(Verbs.KeepFromPerson, new { note = id, sure = "yes", people = world.Ann.Id.Key });

        Assert.Contains("Only its author and the note-taker", answer.Text, StringComparison.Ordinal);
        Assert.Empty((await world.SealedAsync(id)).KeptFrom);
    }

    [Fact]
    public async Task KeptNote_GivenBack_IsTheirsAgain()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();
        await world.Rae.PressesInDialog(Verbs.KeepFromPerson, new { note = id, sure = "yes", people = world.Dev.Id.Key });

        await world.Rae.PressesInDialog(Verbs.KeepFromPerson, new { note = id, sure = "yes" });

        Assert.Equal("The moon.", Noted.ValueOf(await world.Dev.ChangeFormAsync(id), "words"));
    }

    [Fact]
    public async Task Log_OfWriting_SaysWhatHappenedAndNotWhatWasTried()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("");
        await world.Rae.WritesAsync("The moon.");

        var lines = await world.LogAsync();

        Assert.Equal([AccessKind.Opened, AccessKind.Opened, AccessKind.Opened, AccessKind.Wrote], lines.Select(line => line.Kind));
        Assert.Equal(await world.LastNoteAsync(), lines[^1].About);
    }
}
