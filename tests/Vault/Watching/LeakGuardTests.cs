using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using ForumBot.Tests.Vault.Release;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Sealing;

namespace ForumBot.Tests.Vault.Watching;

/// <summary>What must not be said yet is stopped, for everybody alike, wherever others read it.</summary>
public sealed class LeakGuardTests
{
    private const string Stop = "Please do not share that yet";
    private const string Note = "The canary pathway cut waiting from 70 weeks to twelve, but occupational therapists are stretched and teenagers fall through a gap.";
    private const string Copy = "I heard the canary pathway cut waiting from 70 weeks to 12 but occupational therapists are stretched and teenagers fall through a gap";

    [Theory]
    [InlineData("Ann")]
    [InlineData("Dev")]
    [InlineData("Rae")]
    [InlineData("Moe")]
    [InlineData("Lena")]
    [InlineData("Nell")]
    public async Task Outcome_StatedInTheChannel_IsStoppedAlikeForEverybody(string name)
    {
        using var world = await AfterAsync();
        var who = world.Who(name);

        var guess = await who.Says("we got a 2", world.Channel);
        var leak = await who.Says(Copy, world.Channel);

        Assert.Equal(PlainText.Of(LeakCard.OfMessage()), guess.Text);
        Assert.Equal(guess.Text, leak.Text);
        Assert.All(guess.Delivered.Concat(leak.Delivered), post => Assert.DoesNotContain("canary", PlainText.Of(post.Card)));
    }

    [Fact]
    public async Task Outcome_StatedInTheChannel_IsAnsweredInPrivate()
    {
        using var world = await AfterAsync();

        var answer = await world.Moe.Says("the outcome is 3", world.Channel);

        Assert.Contains(world.Moe.Inbox, card => card.Title == Stop);
        Assert.All(answer.Delivered.Where(world.IsInChannel), post => Assert.NotEqual(Stop, post.Card.Title));
        Assert.Contains(HoldingCard.Statement, answer.Text);
        Assert.Contains("Delete", answer.Text);
    }

    [Fact]
    public async Task Writer_WhoCannotBeReached_GetsAReminderForAllThatSaysNothing()
    {
        using var world = await AfterAsync();
        world.Scenario.Messenger.Unreachable.Add(world.Moe.Id);

        var answer = await world.Moe.Says("the outcome is 3", world.Channel);

        Assert.Contains(answer.Delivered.Where(world.IsInChannel), post => post.Card.Title == HoldingCard.Reminder().Title);
    }

    [Theory]
    [InlineData("what does outcome 3 mean?")]
    [InlineData("today")]
    [InlineData("thank you for coming to the meeting")]
    [InlineData("checklist")]
    public async Task Talk_ThatGivesNothingAway_IsAnsweredAsAlways(string said)
    {
        using var world = await AfterAsync();

        Assert.NotEqual(Stop, (await world.Moe.Says(said, world.Channel)).Card.Title);
    }

    [Fact]
    public async Task Outcome_BeforeTheFeedbackMeeting_IsAGuessThatHurtsNobody()
    {
        using var world = await Inspected.StartedAsync(dialogs: true);

        Assert.NotEqual(Stop, (await world.Moe.Says("we got a 2", world.Channel)).Card.Title);
    }

    [Fact]
    public async Task Outcome_InOnesOwnChat_IsNotWatched()
    {
        using var world = await AfterAsync();

        Assert.NotEqual(Stop, (await world.Moe.Says("we got a 2")).Card.Title);
    }

    [Fact]
    public async Task Outcome_WithoutAnInspection_IsNotWatched()
    {
        using var world = await Inspected.ReadyAsync(dialogs: true);

        Assert.NotEqual(Stop, (await world.Moe.Says("we got a 2", world.Channel)).Card.Title);
    }

    [Fact]
    public async Task Outcome_OnceTheReportIsConfirmed_MayBeSaid()
    {
        using var world = await ReleaseWorld.LiftedAsync();

        Assert.NotEqual(Stop, (await world.Moe.Says("we got a 2", world.Channel)).Card.Title);
    }

    [Fact]
    public async Task Outcome_RecordedByOneOnly_IsStillStopped()
    {
        using var world = await ReleaseWorld.OutAsync();
        await world.RecordsAsync(world.Ann);

        Assert.Equal(Stop, (await world.Moe.Says("we got a 2", world.Channel)).Card.Title);
    }

    [Fact]
    public async Task NotesOfSectionsThatAreNotOpen_AreStoppedAfterPublicationToo()
    {
        using var world = await ReleaseWorld.LiftedAsync();
        await world.WriteAsync(NoteSection.ToImprove, Note);
        Assert.Equal(Stop, (await world.Moe.Says(Copy, world.Channel)).Card.Title);

        await world.OpensAsync(world.Ann, NoteSection.ToImprove);

        Assert.NotEqual(Stop, (await world.Rae.Says(Copy, world.Channel)).Card.Title);
    }

    [Fact]
    public async Task Outcome_AfterSealingAgain_IsStoppedAgain()
    {
        using var world = await ReleaseWorld.LiftedAsync();
        await world.SealsAsync(world.Dev);

        Assert.Equal(Stop, (await world.Moe.Says("we got a 2", world.Channel)).Card.Title);
    }

    [Fact]
    public async Task Attempt_OfSomebodyWhoWasInTheRoom_IsToldToTheChairOnceAnHourWithoutContent()
    {
        using var world = await AfterAsync();

        await world.Dev.Says(Copy, world.Channel);
        await world.Rae.Says("we got a 2", world.Channel);
        var told = Assert.Single(world.Ann.Inbox, card => card.Title == "Somebody tried to share what must stay secret");
        Assert.Contains("Dev", PlainText.Of(told));
        Assert.DoesNotContain("canary", PlainText.Of(told));

        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(61));
        await world.Rae.Says("we got a 2", world.Channel);
        Assert.Equal(2, world.Ann.Inbox.Count(card => card.Title == "Somebody tried to share what must stay secret"));
    }

    [Fact]
    public async Task Attempt_OfTheChairThemselves_IsToldToTheDeputy()
    {
        using var world = await AfterAsync();
        await world.InTheRoomAsync(world.Ann, world.Rae);

        await world.Ann.Says("we got a 2", world.Channel);

        Assert.Contains(world.Dev.Inbox, card => card.Title == "Somebody tried to share what must stay secret");
    }

    [Fact]
    public async Task Guess_OfSomebodyWhoWasNotInTheRoom_IsToldToNobody()
    {
        using var world = await AfterAsync();

        await world.Moe.Says(Copy, world.Channel);

        Assert.DoesNotContain(world.Ann.Inbox.Concat(world.Dev.Inbox), card => card.Title == "Somebody tried to share what must stay secret");
    }

    [Fact]
    public async Task Prober_AfterAFewHits_GetsTheSameAnswerToEverythingLong()
    {
        using var world = await AfterAsync();
        const string own = "Somebody told me inspectors liked purple umbrellas, wooden bicycles, marble staircases and velvet curtains";
        Assert.NotEqual(Stop, (await world.Moe.Says(own, world.Channel)).Card.Title);
        for (var tries = 0; tries < 3; tries++)
        {
            await world.Moe.Says(Copy, world.Channel);
        }

        Assert.Equal(Stop, (await world.Moe.Says(own, world.Channel)).Card.Title);
        Assert.NotEqual(Stop, (await world.Lena.Says(own, world.Channel)).Card.Title);
        Assert.NotEqual(Stop, (await world.Moe.Says("today", world.Channel)).Card.Title);
    }

    [Fact]
    public async Task Form_ThatHoldsIt_SavesNothingAndComesBackWithTheWords()
    {
        using var world = await AfterAsync();
        var form = await world.FormAsync(world.Ann, await world.NumberOfAsync("A short public thank-you"));

        var stopped = await world.Ann.Presses(form, "Save", new { f_wording = "Thank you all. We got a 2." });

        Assert.Equal(Stop, stopped.Card.Title);
        Assert.Equal("Thank you all. We got a 2.", Walk.FieldsOf(stopped.Card).Single().Value);
        Assert.DoesNotContain((await world.InspectionAsync()).Answers.Values, answer => answer.Value.Contains("Thank you all", StringComparison.Ordinal));

        var saved = await world.Ann.Presses(stopped.Card, "Save", new { f_wording = "Thank you all. The report comes later." });
        Assert.Contains("Saved. Thank you.", saved.Text);
    }

    [Fact]
    public async Task Form_OnACard_StaysAsItIsAndTheAnswerComesToTheirChat()
    {
        using var world = await AfterAsync();
        var keys = await world.KeysOfAsync("FULL-W3-09", ("f_wording", "we got a 2"));

        var answer = await world.Ann.PressesVerb(Verbs.SaveStep, keys);

        Assert.Null(answer.Pressed);
        Assert.Equal(Stop, world.Ann.Inbox[^1].Title);
        Assert.DoesNotContain("we got a 2", PlainText.Of(world.Ann.Inbox[^1]));
    }

    [Fact]
    public async Task Meeting_WithItInItsTitle_IsNotPosted()
    {
        using var world = await AfterAsync();

        await world.Ann.PressesInDialog(
            Verbs.AddMeeting, new Dictionary<string, string> { ["inspection"] = (await world.InspectionAsync()).Id, ["title"] = "Talk about the outcome: it is a 3" });

        Assert.Empty((await world.InspectionAsync()).Meetings);
    }

    [Fact]
    public async Task VaultsOwnForms_AreNotWatched()
    {
        using var world = await AfterAsync();

        var answer = await world.Rae.PressesInDialog(Verbs.SaveNote, new Dictionary<string, string> { ["words"] = "we got a 2" });

        Assert.NotEqual(Stop, answer.Silent ? "" : answer.Card.Title);
    }

    [Fact]
    public async Task ShortNote_SaidWordForWord_IsStopped()
    {
        using var world = await AfterAsync();
        await world.WriteAsync(NoteSection.ToImprove, "Waiting times for speech therapy are too long");

        Assert.Equal(Stop, (await world.Moe.Says("I can tell you that waiting times for speech therapy are too long", world.Channel)).Card.Title);
        Assert.NotEqual(Stop, (await world.Moe.Says("speech therapy starts at ten", world.Channel)).Card.Title);
    }

    [Theory]
    [InlineData("Noted, we got a 2")]
    [InlineData("Notes from the feedback meeting, we got a 2")]
    [InlineData("Notebook: the outcome is 3")]
    public async Task WordsThatOnlyBeginLikeANote_ByOneOfTheRoom_AreWatched(string said)
    {
        using var world = await AfterAsync();

        var answer = await world.Rae.Says(said, world.Channel);

        Assert.Equal(Stop, answer.Card.Title);
    }

    [Fact]
    public async Task NoteTypedInTheChannel_ByOneOfTheRoom_IsLeftToTheNotes()
    {
        using var world = await AfterAsync();

        Assert.NotEqual(Stop, (await world.Rae.Says("note: we got a 2", world.Channel)).Card.Title);
        Assert.Equal(Stop, (await world.Moe.Says("note: we got a 2", world.Channel)).Card.Title);
    }

    [Fact]
    public async Task BrokenSeal_StopsTheOutcomeAllTheSame()
    {
        using var world = await AfterAsync();
        world.Keys.Break((await world.InspectionAsync()).Id, SealFault.KeyMissing);

        Assert.Equal(Stop, (await world.Moe.Says("we got a 2", world.Channel)).Card.Title);
        Assert.NotEqual("Sorry, that went wrong", (await world.Moe.Says(Copy, world.Channel)).Card.Title);
    }

    [Fact]
    public async Task Note_ThatIsBroken_DoesNotHideThoseAfterIt()
    {
        using var world = await AfterAsync();
        foreach (var note in await world.Scenario.Store.AllAsync<SealedNote>(TestContext.Current.CancellationToken))
        {
            await world.Scenario.Store.UpdateAsync<SealedNote>(note.Id, one => one with { Versions = [one.Versions[0] with { Number = 2 }] });
        }

        Assert.NotEqual(Stop, (await world.Moe.Says(Copy, world.Channel)).Card.Title);
        await world.WriteAsync(NoteSection.ToImprove, Note);

        Assert.Equal(Stop, (await world.Moe.Says(Copy, world.Channel)).Card.Title);
    }

    [Fact]
    public async Task LateChangeOfTheList_WithWordsOfTheNotesForAReason_IsStopped()
    {
        using var world = await AfterAsync();
        var inspection = (await world.InspectionAsync()).Id;

        await world.Dev.PressesInDialog(Verbs.AskLateChange, new { inspection, person = world.Moe.Id.Key, kind = "add", reason = Copy });

        Assert.Empty((await world.InspectionAsync()).Attendance.Waiting);
    }

    [Fact]
    public async Task LateChangeOfTheList_WithAnotherReason_IsAskedFor()
    {
        using var world = await AfterAsync();
        var inspection = (await world.InspectionAsync()).Id;

        await world.Dev.PressesInDialog(Verbs.AskLateChange, new { inspection, person = world.Moe.Id.Key, kind = "add", reason = "Moe came in late" });

        Assert.Single((await world.InspectionAsync()).Attendance.Waiting);
    }

    private static async Task<Inspected> AfterAsync()
    {
        var world = await Inspected.AfterFeedbackAsync();
        await world.WriteAsync(NoteSection.ToImprove, Note);
        return world;
    }
}

file static class People
{
    internal static Actor Who(this Inspected world, string name) =>
        new[] { world.Ann, world.Dev, world.Rae, world.Moe, world.Lena, world.Nell }.Single(one => one.Self.Name == name);
}
