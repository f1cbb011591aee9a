using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Notes;

namespace ForumBot.Tests.Vault.Notes;

public sealed class ChangingTests
{
    [Fact]
    public async Task Change_Saved_KeepsTheWordingBefore()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();

        var form = await world.Dev.ChangeFormAsync(id);
        Assert.Equal("The moon.", Noted.ValueOf(form, "words"));
        await world.Dev.Presses(form, "Save", new { words = "The full moon." });

        Assert.Equal([(1, "Rae"), (2, "Dev")], (await world.SealedAsync(id)).Versions.Select(version => (version.Number, version.By.Name)));
        Assert.Equal("The full moon.", Assert.Single(await world.TextsAsync()).Words);
    }

    [Fact]
    public async Task Change_OfANoteThatSomebodyChangedMeanwhile_ShowsBothTextsAndLosesNone()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();
        var (raes, devs) = (await world.Rae.ChangeFormAsync(id), await world.Dev.ChangeFormAsync(id));

        await world.Rae.Presses(raes, "Save", new { words = "The full moon." });
        var conflict = (await world.Dev.Presses(devs, "Save", new { words = "The half moon." })).Card;

        Assert.Contains("The full moon.", PlainText.Of(conflict), StringComparison.Ordinal);
        Assert.Contains("Saved by Rae", PlainText.Of(conflict), StringComparison.Ordinal);
        Assert.Equal("The half moon.", Noted.ValueOf(conflict, "words"));
        Assert.Single(await world.DraftsAsync());
        await world.Dev.Presses(conflict, "Save", new { words = "The full moon, or half of it." });
        Assert.Equal(3, (await world.SealedAsync(id)).Versions.Count);
        Assert.Empty(await world.DraftsAsync());
    }

    [Fact]
    public async Task Notes_OfManyWritersAtOnce_AreAllKept()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.InTheRoomAsync(world.Ann, world.Dev, world.Moe, world.Rae);
        var presses = new List<CardAction>();
        foreach (var who in (Tests.Conversation.Actor[])[world.Ann, world.Dev, world.Moe, world.Rae])
        {
            for (var n = 0; n < 5; n++)
            {
                var keys = ((Execute)(await who.NoteFormAsync()).Buttons[0]).Keys;
                var typed = new Dictionary<string, string>(keys) { ["words"] = $"Point {presses.Count}.", ["section"] = "Strengths" };
                presses.Add(new($"press-{presses.Count}", who.Self, who.Chat, NodaTime.Instant.FromUtc(2027, 3, 19, 17, 0), Verbs.SaveNote, typed, null) { Surface = Surface.Dialog });
            }
        }

        var dispatcher = world.Scenario.Get<Dispatcher>();
        await Parallel.ForEachAsync(presses, TestContext.Current.CancellationToken, async (press, ct) => await dispatcher.DispatchAsync(press, ct));

        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"Point {n}.").Order(), (await world.TextsAsync()).Select(text => text.Words).Order());
    }

    [Fact]
    public async Task Note_AddedWhileAnotherIsSaved_IsKeptBesideIt()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var (raes, devs) = (await world.Rae.NoteFormAsync(), await world.Dev.NoteFormAsync());
        world.BeforeANoteIsSaved(async () => await world.Dev.Presses(devs, "Save and next", new { words = "Dev was quicker." }));

        await world.Rae.Presses(raes, "Save and next", new { words = "Rae was slower." });

        Assert.Equal(["Dev was quicker.", "Rae was slower."], (await world.TextsAsync()).Select(text => text.Words));
    }

    [Fact]
    public async Task Change_OfANoteWithFiftyWordings_IsRefusedAndKeptAsADraft()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();
        var form = await world.Rae.ChangeFormAsync(id);
        var keys = ((Execute)form.Buttons[0]).Keys;
        for (var version = 1; version <= NoteBounds.MostVersions; version++)
        {
            await world.Rae.PressesInDialog(Verbs.SaveNote, new Dictionary<string, string>(keys) { ["seen"] = $"{version}", ["words"] = $"Moon {version}.", ["section"] = "Strengths" });
        }

        Assert.Equal(NoteBounds.MostVersions, (await world.SealedAsync(id)).Versions.Count);
        Assert.Equal("Moon 49.", Assert.Single(await world.TextsAsync()).Words);
        Assert.Single(await world.DraftsAsync());
    }

    [Fact]
    public async Task Change_LongerThanANoteMayBe_ComesBackAsTyped()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var form = await world.Rae.ChangeFormAsync(await world.LastNoteAsync());

        var card = (await world.Rae.Presses(form, "Save", new { words = new string('m', NoteBounds.WordsOfOne + 1) })).Card;

        Assert.StartsWith("A note may have 1500 letters", Noted.ErrorOf(card, "words"), StringComparison.Ordinal);
        Assert.Equal(NoteBounds.WordsOfOne + 1, Noted.ValueOf(card, "words")!.Length);
    }

    [Fact]
    public async Task Change_OfANoteDestroyedMeanwhile_CanBecomeANewOne()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();
        var form = await world.Dev.ChangeFormAsync(id);
        await world.Rae.Presses((await world.Rae.PressesInDialog(Verbs.DestroyNote, new { note = id })).Card, "Destroy it");

        var card = (await world.Dev.Presses(form, "Save", new { words = "The half moon." })).Card;

        Assert.Contains("I cannot find that note any more", PlainText.Of(card), StringComparison.Ordinal);
        await world.Dev.Presses(card, "Save and next");
        Assert.Equal("The half moon.", Assert.Single(await world.TextsAsync()).Words);
    }

    [Fact]
    public async Task Note_TakenOutOfTheStoreBehindTheBooksBack_IsNotPassedOverInSilence()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var stored = (await world.Scenario.Store.FindAsync<SealedNote>(await world.LastNoteAsync()))!;
        await world.Scenario.Store.CommitAsync([DocumentWrite.Delete(stored)]);

        Assert.Equal("The notes do not open", (await world.Rae.LockCardAsync()).Title);
    }
}
