using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Storage;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using ForumBot.Vault.Sealing;

namespace ForumBot.Tests.Vault.Reading;

/// <summary>The one way in: who asks outside a dialog learns nothing, who comes in is written down first, and what does not open says so.</summary>
public sealed class VaultDoorTests
{
    private const string Canary = "zebrafinch";

    [Fact]
    public async Task Notes_AskedForInChat_LeadToADialogAndOpenNothing()
    {
        using var world = await FilledAsync();
        var before = await world.LoggedAsync();

        var answer = await world.Rae.Says("notes");

        Assert.Equal(ConfidentialCard.Title, answer.Card.Title);
        Assert.DoesNotContain(Canary, answer.Text);
        Assert.Equal(before, await world.LoggedAsync());
    }

    [Fact]
    public async Task Notes_OpenedFromThatCard_AreShownInTheDialogAlone()
    {
        using var world = await FilledAsync();
        var answer = await world.Rae.Says("notes");

        var opened = await world.Rae.Presses(answer.Card, "Open it");

        Assert.Equal(NotesCard.Title, opened.Card.Title);
        Assert.Empty(opened.Delivered);
        Assert.Equal("Rae Opened", (await world.LoggedAsync())[^1]);
    }

    [Fact]
    public async Task Notes_AskedForInTheChannel_AreSpokenOfInTheOwnChatAlone()
    {
        using var world = await FilledAsync();

        var answer = await world.Rae.Says("notes", world.Channel);

        Assert.DoesNotContain(answer.Delivered, post => world.IsInChannel(post) && post.Card.Title == ConfidentialCard.Title);
        Assert.Equal(ConfidentialCard.Title, world.Rae.Inbox[^1].Title);
    }

    [Fact]
    public async Task Press_ThatReachesTheVaultOutsideADialog_CarriesNoWordsOn()
    {
        using var world = await FilledAsync();

        var answer = await world.Rae.PressesVerb(Verbs.SearchNotes, new { words = Canary, page = "1" });

        var button = Assert.Single(answer.Card.Buttons.OfType<Execute>());
        Assert.DoesNotContain(Canary, answer.Text + string.Join(' ', button.Keys.Values));
    }

    [Fact]
    public async Task AccessLog_ThatCannotBeWritten_ShowsNothing()
    {
        using var world = await FilledAsync();
        await world.Rae.OpensAsync();
        world.Scenario.Store.BeforeCommit = writes => writes.Any(write => write.Kind == typeof(AccessHead)) ? throw new StoreFailedException(new IOException()) : default;

        var answer = await world.Rae.OpensAsync(new { section = "all" });

        Assert.DoesNotContain(Canary, answer.Text);
        Assert.Contains("Sorry", answer.Text);
    }

    [Theory]
    [InlineData(SealFault.KeyMissing, "I cannot find the key")]
    [InlineData(SealFault.WrongRing, "this computer cannot use it")]
    [InlineData(SealFault.Changed, "was changed")]
    [InlineData(SealFault.Erased, "was destroyed")]
    public async Task BrokenSeal_OfEachKind_SaysOneClearSentenceAndShowsNothing(SealFault fault, string says)
    {
        using var world = await FilledAsync();
        world.Keys.Break((await world.InspectionAsync()).Id, fault);

        var answer = await world.Rae.OpensAsync(new { section = "all" });

        Assert.Contains(says, answer.Text);
        Assert.Contains("The notes do not open", answer.Text);
        Assert.DoesNotContain(Canary, answer.Text);
    }

    [Fact]
    public async Task BrokenSeal_TriedAllDay_AlarmsEachAdminOnceADay()
    {
        using var world = await FilledAsync();
        var admin = await world.WithRoleAsync("Tess", Role.TechnicalAdmin);
        world.Keys.Break((await world.InspectionAsync()).Id, SealFault.WrongRing);

        var first = await world.Rae.OpensAsync();
        await world.Dev.OpensAsync();

        Assert.Contains("I have told the people who look after this bot", first.Text);
        var alarm = Assert.Single(admin.Inbox);
        Assert.Contains("Make no new keys", PlainText.Of(alarm));
        world.Scenario.Clock.Advance(TimeSpan.FromDays(1));
        await world.Dev.OpensAsync();
        Assert.Equal(2, admin.Inbox.Count);
    }

    [Fact]
    public async Task Note_WithAChangedByte_IsNeverShownEmpty()
    {
        using var world = await FilledAsync();
        var id = (await world.NotesAsync(world.Rae, Shelved.Note("A second point."))).Single();
        await world.Scenario.Store.UpdateAsync<SealedNote>(id, note => note with { Versions = [note.Versions[0] with { Number = 2 }] });

        var answer = await world.Rae.OpensAsync();

        Assert.Contains("Something in them was changed", answer.Text);
    }

    [Fact]
    public async Task ErasedNotes_AskedFor_SayByWhomAndWhenAndAlarmNobody()
    {
        using var world = await FilledAsync();
        var admin = await world.WithRoleAsync("Tess", Role.TechnicalAdmin);
        var id = (await world.InspectionAsync()).Id;
        await world.Scenario.Store.UpdateAsync<VaultBook>(id, book => book with { NoteIds = [], Erased = new(world.Dev.Id.Key, "Dev", NodaTime.Instant.FromUtc(2027, 3, 19, 12, 0)) });
        world.Keys.Destroy(id);

        var answer = await world.Rae.OpensAsync();

        Assert.Contains("Dev erased them on Friday 19 March, 12 noon", answer.Text);
        Assert.Empty(admin.Inbox);
    }

    [Fact]
    public async Task LostKey_OfAVaultWithNotes_IsNotReplacedByANewOne()
    {
        using var world = await FilledAsync();
        var id = (await world.InspectionAsync()).Id;
        world.Keys.Lose(id);

        var answer = await world.Rae.OpensAsync();

        Assert.Contains("I cannot find the key", answer.Text);
        Assert.False(world.Keys.Has(id));
    }

    [Fact]
    public async Task Refusal_BeforeThereIsAVault_MakesNoKey()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        await world.Moe.Says("notes");
        await world.Moe.OpensAsync();

        Assert.False(world.Keys.Has((await world.InspectionAsync()).Id));
        Assert.Empty(await world.LoggedAsync());
    }

    [Fact]
    public async Task Refusal_WithAVault_IsWrittenDown()
    {
        using var world = await FilledAsync();

        await world.Moe.Says("notes");

        Assert.Equal("Moe Refused", (await world.LoggedAsync())[^1]);
    }

    [Fact]
    public async Task Refusal_ThatCannotBeWrittenDown_ReadsTheSame()
    {
        using var world = await FilledAsync();
        var before = await world.Moe.Says("notes");
        world.Scenario.Clock.Advance(TimeSpan.FromHours(1));
        world.Keys.Break((await world.InspectionAsync()).Id, SealFault.WrongRing);

        Assert.Equal(before.Text, (await world.Moe.Says("notes")).Text);
    }

    [Fact]
    public async Task Inspection_ThatIsPutAway_KeepsItsNotesWithinReachOfTheRoom()
    {
        using var world = await FilledAsync();
        var end = await world.Ann.Says("end inspection");
        await world.Ann.Presses(end.Card, "End it");

        var opened = await world.Rae.OpensAsync(new { section = "all" });

        Assert.Null((await world.Scenario.ReadAsync(world.Forum)).InspectionId);
        Assert.Contains(Canary, opened.Text);
        Assert.DoesNotContain(Canary, (await world.Moe.OpensAsync(new { section = "all" })).Text);
        Assert.DoesNotContain(Canary, (await world.Ann.OpensAsync(new { section = "all" })).Text);
    }

    [Fact]
    public async Task SlowAnswer_ThatComesAfterTheDialogWasClosed_IsACoverInTheChat()
    {
        using var world = await FilledAsync();
        var opened = await world.Rae.OpensAsync(new { section = "all" });

        // Teams waited no longer: what was the answer to the press goes out as a message.
        await world.Scenario.Get<ForumBot.Conversation.Courier>().DeliverAsync(opened.Outcome, answered: false, TestContext.Current.CancellationToken);

        Assert.Contains(Canary, opened.Text);
        Assert.Equal(ConfidentialCard.Title, world.Rae.Inbox[^1].Title);
        Assert.All(world.Scenario.Messenger.Messages, message => Assert.DoesNotContain(Canary, PlainText.Of(message.Card)));
    }

    [Fact]
    public async Task Notes_WhoseBookWasTakenAway_AreAFaultAndNoEmptyVault()
    {
        using var world = await FilledAsync();
        var book = (await world.Scenario.Store.FindAsync<VaultBook>((await world.InspectionAsync()).Id))!;
        Assert.Equal(CommitOutcome.Saved, await world.Scenario.Store.CommitAsync([DocumentWrite.Delete(book)]));

        Assert.Contains("Something in them was changed", (await world.Rae.OpensAsync()).Text);
    }

    private static async Task<Inspected> FilledAsync()
    {
        var world = await Inspected.AfterFeedbackAsync();
        await world.NotesAsync(world.Rae, Shelved.Note($"The {Canary} school works well with parents."));
        return world;
    }
}
