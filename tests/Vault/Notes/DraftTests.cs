using ForumBot.Cards;
using ForumBot.Storage;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Notes;

namespace ForumBot.Tests.Vault.Notes;

public sealed class DraftTests
{
    [Fact]
    public async Task Draft_Kept_IsOfferedAgainWithItsTimeToItsWriterAlone()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Keep as draft", new { words = "Half a thought", section = "Questions", thought = "Hm" });

        world.Scenario.Clock.Advance(TimeSpan.FromHours(2));
        var again = await world.Rae.NoteFormAsync();
        Assert.Contains("You have a draft from Friday 19 March, 5pm.", PlainText.Of(again), StringComparison.Ordinal);
        Assert.Equal(("Half a thought", "Questions", "Hm"), (Noted.ValueOf(again, "words"), Noted.ValueOf(again, "section"), Noted.ValueOf(again, "thought")));
        Assert.Null(Noted.ValueOf(await world.Dev.NoteFormAsync(), "words"));
    }

    [Fact]
    public async Task Draft_SavedAsANote_IsGone()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Keep as draft", new { words = "Half a thought" });

        await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Save and next", new { words = "A whole thought" });

        Assert.Empty(await world.DraftsAsync());
        Assert.Equal("A whole thought", Assert.Single(await world.TextsAsync()).Words);
    }

    [Fact]
    public async Task Draft_WhenAnotherWindowSavesANote_Stays()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var other = await world.Rae.NoteFormAsync();
        await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Keep as draft", new { words = "Half a thought" });

        await world.Rae.Presses(other, "Save and next", new { words = "From the phone" });

        Assert.Equal("Half a thought", Noted.ValueOf(await world.Rae.NoteFormAsync(), "words"));
    }

    [Fact]
    public async Task Draft_ThrownAway_IsGone()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Keep as draft", new { words = "Half a thought" });

        var card = (await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Throw the draft away")).Card;

        Assert.Null(Noted.ValueOf(card, "words"));
        Assert.Empty(await world.DraftsAsync());
    }

    [Fact]
    public async Task Draft_TooLongToShow_IsSavedWhole()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var words = string.Concat(Enumerable.Repeat("All about the moon. ", 5000)).Trim();

        await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Keep as draft", new { words });
        var again = await world.Rae.NoteFormAsync();
        Assert.Contains("Your text of 99,999 letters is kept as your draft", PlainText.Of(again), StringComparison.Ordinal);
        Assert.DoesNotContain(Conversation.Walk.FieldsOf(again), field => field.Id == "words");
        await world.Rae.Presses(again, "Save and next");

        Assert.Equal(5000, (await world.TextsAsync()).Sum(text => text.Words.Split("All about").Length - 1));
        Assert.Empty(await world.DraftsAsync());
    }

    [Fact]
    public async Task Draft_OfAChange_IsOfferedWhenThatNoteIsChangedAgain()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();

        await world.Rae.Presses(await world.Rae.ChangeFormAsync(id), "Keep as draft", new { words = "The full moon, perhaps." });

        Assert.Equal("The full moon, perhaps.", Noted.ValueOf(await world.Rae.ChangeFormAsync(id), "words"));
        Assert.Null(Noted.ValueOf(await world.Rae.NoteFormAsync(), "words"));
        Assert.Equal("The moon.", Assert.Single(await world.TextsAsync()).Words);
    }

    [Fact]
    public async Task Draft_OfSomebodyElseOfANoteThatIsDestroyed_GoesWithTheNote()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();
        await world.Dev.Presses(await world.Dev.ChangeFormAsync(id), "Keep as draft", new { words = "The full moon, perhaps." });
        await world.Dev.Presses(await world.Dev.NoteFormAsync(), "Keep as draft", new { words = "A star." });

        await world.Rae.PressesInDialog(Verbs.DestroyNote, new { note = id, sure = "yes" });

        Assert.Empty((await world.BookAsync()).NoteIds);
        Assert.Null(Assert.Single(await world.DraftsAsync()).Value.NoteId);
    }

    [Fact]
    public async Task Draft_TypedBeforeCheckingTheNotes_IsKept()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        var card = (await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Check and lock", new { words = "Half a thought" })).Card;

        Assert.Contains("It is not a note yet, so it is not locked", PlainText.Of(card), StringComparison.Ordinal);
        Assert.Equal("Half a thought", Noted.ValueOf(await world.Rae.NoteFormAsync(), "words"));
    }

    [Fact]
    public async Task Draft_PutInTheNameOfSomebodyElse_DoesNotOpen()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Keep as draft", new { words = $"A {Noted.Canary}" });
        var raes = Assert.Single(await world.DraftsAsync());
        var inspection = await world.InspectionAsync();

        await world.Scenario.Store.CommitAsync([DocumentWrite.New(SealedDraft.IdOf(inspection.Id, world.Dev.Id.Key, null), raes.Value)]);

        Assert.Equal("The notes do not open", (await world.Dev.NoteFormAsync()).Title);
    }

    [Fact]
    public async Task Draft_WhenTheBotFallsOverWhileItSaves_IsStillThere()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.Presses(await world.Rae.NoteFormAsync(), "Keep as draft", new { words = "Half a thought" });
        var form = await world.Rae.NoteFormAsync();

        // The bot falls over while it saves; what was kept before is there when it is back.
        world.BeforeANoteIsSaved(() => throw new StoreFailedException(new IOException()));
        await world.Rae.Presses(form, "Save and next", new { words = "A whole thought" });

        Assert.Equal("Half a thought", Noted.ValueOf(await world.Rae.NoteFormAsync(), "words"));
        Assert.Empty((await world.BookAsync()).NoteIds);
    }
}
