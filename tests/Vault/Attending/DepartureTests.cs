using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using ForumBot.Tests.Vault.Release;

namespace ForumBot.Tests.Vault.Attending;

/// <summary>Who is removed from the team that the forum works in keeps nothing of the forum, whatever they were to it.</summary>
public sealed class DepartureTests
{
    private const string Note = "The canary pathway cut waiting from 70 weeks to twelve.";

    [Fact]
    public async Task Member_WhoIsRemoved_ReadsNoOpenedSection()
    {
        using var world = await ReleaseWorld.LiftedAsync();
        await world.WriteAsync(NoteSection.Strengths, Note);
        await world.OpensAsync(world.Ann, NoteSection.Strengths);
        var section = new { section = nameof(NoteSection.Strengths) };
        Assert.Contains("canary", (await world.Moe.PressesInDialog(Verbs.ShowNotes, section)).Text, StringComparison.Ordinal);

        await LeavesAsync(world, world.Moe);

        Assert.Equal(RoleSet.None, (await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Moe.Id));
        Assert.DoesNotContain("canary", (await world.Moe.PressesInDialog(Verbs.ShowNotes, section)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deputy_WhoIsRemoved_HasNoKeyToTheReport()
    {
        using var world = await ReleaseWorld.OutAsync();
        await world.RecordsAsync(world.Ann);
        var check = await world.LooksAsync(world.Dev);

        await LeavesAsync(world, world.Dev);
        await world.Dev.Presses(check.Card, "Yes, confirm");

        Assert.False((await FactsAsync(world, world.Ann)).EmbargoLifted);
        Assert.Contains(world.Ann.Inbox, card => card.Title == "Dev is no longer in the team");
    }

    [Fact]
    public async Task Chair_WhoIsRemoved_HandsOverToTheDeputyAndHasNothingLeft()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        await LeavesAsync(world, world.Ann);

        var forum = await world.Scenario.ReadAsync(world.Forum);
        Assert.Equal(RoleSet.None, forum.RolesOf(world.Ann.Id));
        Assert.True(forum.RolesOf(world.Dev.Id).Has(Role.Chair));
        Assert.Contains("The chair is Dev", PlainText.Of(Assert.Single(world.Dev.Inbox, card => card.Title == "Ann is no longer in the team")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyChair_WithoutADeputy_StaysChairAndIsShutOutOfTheRoomAndTheReport()
    {
        using var world = await AloneAsync();

        await LeavesAsync(world, world.Ann);

        var forum = await world.Scenario.ReadAsync(world.Forum);
        Assert.True(forum.RolesOf(world.Ann.Id).Has(Role.Chair));
        Assert.Equal(default, await FactsAsync(world, world.Ann));
        foreach (var verb in (string[])[Verbs.ShowNotes, Verbs.ShowPublication, Verbs.ShowAttendance, Verbs.SaveAttendance])
        {
            Assert.Equal(NoticeCard.NotFound().Title, (await world.Ann.PressesInDialog(verb)).Card.Title);
        }

        Assert.Contains(world.Ann.Inbox, card => card.Title == "You are no longer in the team");
    }

    [Fact]
    public async Task OnlyChair_WhoIsAway_ComesInAgainByAnothersWordAlone()
    {
        using var world = await AloneAsync();
        await LeavesAsync(world, world.Ann);
        var forum = await world.Scenario.ReadAsync(world.Forum);

        var own = Members.Give(forum, world.Ann.Id, world.Ann.Self, Role.Representative, world.Scenario.Now()).After!;
        Assert.Contains(world.Ann.Id.Key, own.Away);

        var named = Members.Give(forum, world.Ann.Id, world.Moe.Self, Role.Deputy, world.Scenario.Now()).After!;
        var back = Members.Give(named, world.Moe.Id, world.Ann.Self, Role.Representative, world.Scenario.Now()).After!;
        Assert.Empty(back.Away);
    }

    [Fact]
    public async Task Lano_WhoLeaves_StaysLano()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        await LeavesAsync(world, world.Lena);

        Assert.True((await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Lena.Id).Has(Role.Lano));
    }

    [Fact]
    public async Task Member_WhoLeavesAPlaceSharedWithTheArea_StaysAMember()
    {
        using var world = await Inspected.StartedAsync(Audience.ForumAndArea);

        await LeavesAsync(world, world.Moe);

        Assert.True((await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Moe.Id).Has(Role.Member));
    }

    // Ann was in the room and is the only one who leads.
    private static async Task<Inspected> AloneAsync()
    {
        var world = await Inspected.AfterFeedbackAsync();
        await world.InTheRoomAsync(world.Ann, world.Rae);
        var forum = await world.Scenario.ReadAsync(world.Forum);
        var alone = Members.TakeBack(forum, world.Ann.Id, world.Dev.Id, Role.Deputy, world.Scenario.Now()).After!;
        await world.Scenario.Store.UpdateAsync<Forum>(forum.Id, _ => alone);
        Assert.True((await FactsAsync(world, world.Ann)).InTheRoom);
        return world;
    }

    private static async Task<Circumstances> FactsAsync(Inspected world, Actor who) =>
        await world.Scenario.Get<ForumBot.Conversation.IRoom>().OfAsync(await world.Scenario.ReadAsync(world.Forum), who.Id, TestContext.Current.CancellationToken);

    private static Task<Conversation.Answer> LeavesAsync(Inspected world, Actor who) =>
        world.Scenario.RunAsync(new PersonLeft(world.Scenario.NextDelivery(), who.Self, world.Channel, world.Scenario.Now()), null);
}
