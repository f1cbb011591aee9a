using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Tests.Journeys;

namespace ForumBot.Tests.Vault.Notes;

public sealed class LockTests
{
    [Fact]
    public async Task Lock_ByTwoAttendees_TicksItsStepAndFillsItsForm()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");

        var card = (await world.LockedAsync()).Card;

        Assert.Equal("The notes are locked", card.Title);
        Assert.Contains("Destroy your rough copies", PlainText.Of(card), StringComparison.Ordinal);
        Assert.Equal("Dev", (await world.BookAsync()).Locked?.Name);
        var inspection = await world.InspectionAsync();
        Assert.Equal("Dev", inspection.Ticks["FULL-W3-08"].Name);
        Assert.Equal(("Rae, Dev", "2027-03-19T17:00"), (inspection.Answers["FULL-W3-08.locked_by"].Value, inspection.Answers["FULL-W3-08.locked_at"].Value));
    }

    [Fact]
    public async Task Lock_BeforeItIsAsked_SaysHowManyNotesThereAreAndWhoWroteThem()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        await world.Rae.WritesAsync("The sun.");
        await world.Dev.WritesAsync("The stars.");

        var words = PlainText.Of(await world.Dev.LockCardAsync());

        Assert.Contains("You can read 3 notes. They were written by:\nRae, 2 notes\nDev, one note", words, StringComparison.Ordinal);
        Assert.DoesNotContain("moon", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lock_ByTheOneWhoAsked_IsNotTheirs()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        await world.Rae.Presses(await world.Rae.LockCardAsync(), "We have checked them");

        Assert.DoesNotContain((await world.Rae.LockCardAsync()).Buttons, button => button.Title == "Lock the notes");
        var devs = (Execute)(await world.Dev.LockCardAsync()).Buttons.Single(button => button.Title == "Lock the notes");
        var answer = await world.Rae.PressesInDialog(Verbs.LockNotes, devs.Keys);

        Assert.Contains("It takes two people", answer.Text, StringComparison.Ordinal);
        Assert.Null((await world.BookAsync()).Locked);
    }

    [Theory]
    [InlineData("added")]
    [InlineData("changed")]
    [InlineData("destroyed")]
    public async Task Lock_AfterANoteWasTouched_IsTakenBackAndSaidSo(string how)
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        await world.Rae.WritesAsync("The sun.");
        await world.Rae.Presses(await world.Rae.LockCardAsync(), "We have checked them");
        var devs = await world.Dev.LockCardAsync();
        var id = await world.LastNoteAsync();

        var answer = how switch
        {
            "added" => await world.Dev.WritesAsync("The stars."),
            "changed" => await world.Dev.Presses(await world.Dev.ChangeFormAsync(id), "Save", new { words = "The stars." }),
            _ => await world.Rae.Presses((await world.Rae.PressesInDialog(Verbs.DestroyNote, new { note = id })).Card, "Destroy it"),
        };

        Assert.Contains("Rae had said that the notes are checked", answer.Text, StringComparison.Ordinal);
        Assert.Contains("The notes have changed since they were checked", (await world.Dev.Presses(devs, "Lock the notes")).Text, StringComparison.Ordinal);
        Assert.Null((await world.BookAsync()).Locked);
    }

    [Fact]
    public async Task Lock_AskedBySomebodyWhoHasLeft_IsNotMadeAndIsAskedAnew()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.InTheRoomAsync(world.Dev, world.Moe, world.Rae);
        await world.Rae.WritesAsync("The moon.");
        await world.Rae.Presses(await world.Rae.LockCardAsync(), "We have checked them");
        var devs = await world.Dev.LockCardAsync();

        await world.Scenario.RunAsync(new PersonLeft(world.Scenario.NextDelivery(), world.Rae.Self, world.Channel, world.Scenario.Now()), null);

        Assert.Contains("does not count as one of those in the room", (await world.Dev.Presses(devs, "Lock the notes")).Text, StringComparison.Ordinal);
        Assert.Null((await world.BookAsync()).Locked);
        await world.Moe.Presses(await world.Moe.LockCardAsync(), "We have checked them");
        await world.Dev.Presses(await world.Dev.LockCardAsync(), "Lock the notes");
        Assert.Equal("Dev", (await world.BookAsync()).Locked?.Name);
    }

    [Fact]
    public async Task Addendum_AfterTheLock_LiesUnderANewKey()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var first = await world.LastNoteAsync();
        await world.LockedAsync();

        await world.Rae.WritesAsync("The sun.");

        var (before, after) = (await world.SealedAsync(first), await world.SealedAsync(await world.LastNoteAsync()));
        Assert.True(after.IsAddendum);
        Assert.Equal((1, 2), (before.Versions[^1].Text.Key, after.Versions[^1].Text.Key));
        Assert.Equal(2, (await world.TextsAsync()).Count);
    }

    [Fact]
    public async Task Lock_OfAnEarlierAsking_DoesNotFitALaterOne()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        await world.Rae.Presses(await world.Rae.LockCardAsync(), "We have checked them");
        var stale = await world.Dev.LockCardAsync();
        await world.Rae.WritesAsync("The sun.");
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Rae.Presses(await world.Rae.LockCardAsync(), "We have checked them");

        await world.Dev.Presses(stale, "Lock the notes");

        Assert.Null((await world.BookAsync()).Locked);
    }

    [Fact]
    public async Task Lock_OfNothing_IsNotOffered()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        var card = await world.Rae.LockCardAsync();
        await world.Rae.PressesInDialog(Verbs.LockNotes, new { inspection = (await world.InspectionAsync()).Id, @do = "ask" });

        Assert.DoesNotContain(card.Buttons, button => button.Title == "We have checked them");
        Assert.Null((await world.BookAsync()).LockAsked);
    }

    [Fact]
    public async Task Note_AfterTheLock_IsAnAddendum()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        await world.LockedAsync();

        var form = await world.Dev.NoteFormAsync();
        var answer = await world.Dev.Presses(form, "Save and next", new { words = "The sun." });

        Assert.Equal("Add to the locked notes", form.Title);
        Assert.Contains("It is marked as added after the lock.", answer.Text, StringComparison.Ordinal);
        var ids = (await world.BookAsync()).NoteIds;
        var (before, after) = (await world.SealedAsync(ids[0]), await world.SealedAsync(ids[1]));
        Assert.Equal((false, true), (before.IsAddendum, after.IsAddendum));
    }

    [Fact]
    public async Task Note_AfterTheLock_IsNeitherChangedNorDestroyed()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await world.Rae.WritesAsync("The moon.");
        var id = await world.LastNoteAsync();
        var (change, destroy) = (await world.Rae.ChangeFormAsync(id), (await world.Rae.PressesInDialog(Verbs.DestroyNote, new { note = id })).Card);
        await world.LockedAsync();

        var back = (await world.Rae.Presses(change, "Save", new { words = "The sun." })).Card;
        await world.Rae.Presses(destroy, "Destroy it");

        Assert.Contains("The notes are locked, so they no longer change", PlainText.Of(back), StringComparison.Ordinal);
        Assert.Equal("The moon.", Assert.Single(await world.TextsAsync()).Words);
        Assert.Equal("The notes are locked", (await world.Rae.ChangeFormAsync(id)).Title);
        await world.Rae.Presses(back, "Save and next");
        Assert.Equal(["The moon.", "The sun."], (await world.TextsAsync()).Select(text => text.Words));
    }

    [Fact]
    public void LockStep_OfThePlaybook_AsksWhoAndWhen() => Assert.Equal(
        [FieldKind.PersonName, FieldKind.DateTime],
        Assert.Single(ForumBot.Tests.Inspections.Built.Full.Steps, step => step.Vault == VaultPart.Lock).Collect.Select(field => field.Kind));
}
