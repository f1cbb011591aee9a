using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;

namespace ForumBot.Tests.Together;

/// <summary>Guests and people of other organisations are strangers unless the chair says otherwise, knowing what they are. Source: docs/rules.md, GUESTS.</summary>
public sealed class GuestTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Guest_WhoAsksToJoin_IsNamedAsOneToTheChairAndComesInOnTheirWord()
    {
        using var world = await Inspected.StartedAsync();
        var gus = world.Scenario.PersonElsewhere("Gus", isGuest: true);
        var place = await world.AddPlaceAsync(world.Ann, gus);

        await gus.Says("ask to join", place);
        var question = world.Ann.Inbox.Saying("asks to join");
        await world.Ann.Presses(question, "Accept");

        Assert.Contains("Gus (guest) asks to join", question.Title);
        Assert.Contains("To me they are a stranger unless you say yes", PlainText.Of(question));
        Assert.Contains("Checklist", (await gus.Says("checklist")).Card.Title);
    }

    [Fact]
    public async Task Member_WhoBecomesAGuest_IsAStrangerEverywhereUntilTheyAreAMemberAgain()
    {
        using var world = await Inspected.StartedAsync();
        var moe = new Actor(world.Scenario, world.Moe.Self with { IsGuest = true });

        Assert.NotEqual("Checklist", (await moe.Says("checklist")).Card.Title);
        var forum = await world.Scenario.ReadAsync(world.Forum);
        Assert.Equal(RoleSet.None, forum.RolesOf(world.Moe.Id));
        Assert.DoesNotContain(world.Moe.Id, OwnViews.ReadersOf(forum, world.Channel));

        Assert.Contains("Checklist", (await world.Moe.Says("checklist")).Card.Title);
        Assert.Equal(RoleSet.Of(Role.Member), (await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Moe.Id));
    }

    [Fact]
    public async Task Member_WhoBecomesAGuestAndLeaves_HasLeft()
    {
        using var world = await Inspected.StartedAsync();
        var moe = new Actor(world.Scenario, world.Moe.Self with { IsGuest = true });
        await moe.Says("checklist", world.Channel);

        await world.Scenario.Happens((id, at) => new PersonLeft(id, moe.Self, world.Channel, at));

        Assert.Equal(RoleSet.None, (await world.Scenario.ReadAsync(world.Forum)).HeldBy(world.Moe.Id));
    }

    [Fact]
    public async Task Guest_WithAFullMembersRoles_PressesNothingOpen()
    {
        using var world = await Inspected.StartedAsync();
        var ann = new Actor(world.Scenario, world.Ann.Self with { IsGuest = true });
        var other = world.Scenario.Channel("other", ann);

        foreach (var verb in (string[])[Verbs.GiveRole, Verbs.SetAudience, Verbs.MakePlaceCode, Verbs.RemovePlace, Verbs.StartForm, Verbs.ShowRoles])
        {
            Assert.DoesNotContain("Anytown", (await ann.PressesVerb(verb, new { forum = world.Forum.Id })).Text);
        }

        await ann.PressesVerb(Verbs.UsePlace, new { use = world.Forum.Id }, other);
        Assert.Single((await world.Scenario.ReadAsync(world.Forum)).Places);
    }

    [Theory]
    [InlineData(false, "there is no deputy")]
    [InlineData(true, "your deputy can run the forum")]
    public async Task SoleChair_WhoBecomesAGuest_IsToldThatTheAdminAloneCanHelp(bool withDeputy, string says)
    {
        using var scenario = new Scenario();
        var (ann, dev, moe) = (scenario.Person("Ann"), scenario.Person("Dev"), scenario.Person("Moe"));
        var channel = scenario.Channel("general", ann, dev, moe);
        await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair), (dev, withDeputy ? Role.Deputy : Role.Member), (moe, Role.Member));
        var guest = new Actor(scenario, ann.Self with { IsGuest = true });

        foreach (var place in (Place?[])[null, channel])
        {
            var answer = await guest.Says("roles", place);
            var told = PlainText.Of(guest.Inbox[^1]);
            Assert.Contains("Your roles rest while you are a guest", told);
            Assert.Contains("Ask an admin", told);
            Assert.Contains(says, told);
            Assert.DoesNotContain("Anytown", told);
            Assert.DoesNotContain(answer.Delivered, post => post.Message.Place.IsShared && PlainText.Of(post.Card).Contains("rest", StringComparison.Ordinal));
        }

        Assert.Contains("Give role", (await ann.Says("roles")).Text);
    }

    [Fact]
    public async Task Member_WhoBecomesAGuest_IsToldWhoCanHelp()
    {
        using var world = await Inspected.StartedAsync();

        var told = await new Actor(world.Scenario, world.Moe.Self with { IsGuest = true }).Says("roles");

        Assert.Contains("ask your chair to give you a role as a guest", told.Text);
        Assert.DoesNotContain("Your roles rest", (await world.Scenario.PersonElsewhere("Gus", isGuest: true).Says("roles")).Text);
    }

    [Fact]
    public async Task Stranger_WhoAsksToJoinWhileTheOnlyChairIsAGuest_IsToldThatNobodyCanAnswer()
    {
        using var scenario = new Scenario();
        var (ann, nell) = (scenario.Person("Ann"), scenario.Person("Nell"));
        var channel = scenario.Channel("general", ann, nell);
        var forum = await scenario.ForumAsync("Anytown", channel, Audience.ForumOnly, (ann, Role.Chair));
        await new Actor(scenario, ann.Self with { IsGuest = true }).Says("help", channel);

        await nell.Says("ask to join", channel);

        Assert.Equal("Nobody can let you in just now", nell.Inbox[^1].Title);
        Assert.Empty((await scenario.ReadAsync(forum)).Waiting);
    }

    [Fact]
    public async Task Guest_SetsUpNoForum()
    {
        using var scenario = new Scenario();
        var gus = scenario.PersonElsewhere("Gus", isGuest: true);
        var place = scenario.Channel("general", gus);

        Assert.Equal("A guest cannot set up a forum", (await gus.PressesVerb(Verbs.ShowForumSetUp, place: place)).Card.Title);
        await gus.PressesVerb(Verbs.SetUpForum, new { name = "Anytown", area = "Anytown", chair = "me", audience = "ForumOnly" }, place);

        Assert.Empty(await scenario.Store.AllAsync<Forum>(Ct));
    }

    [Fact]
    public async Task Role_GivenToSomebodyWhoIsAGuestNow_CountsForThem()
    {
        using var world = await Inspected.StartedAsync();
        var sam = world.Scenario.PersonElsewhere("Sam");
        await AccountsTests.LetInAsync(world, sam);
        var guest = world.Scenario.PersonElsewhere("Sam", isGuest: true);
        var place = (await world.Scenario.ReadAsync(world.Forum)).Places.Values.Single(one => one.Place.Id.Platform == "elsewhere").Place;
        world.Scenario.Elsewhere.Leave(place, sam.Self);
        world.Scenario.Elsewhere.Enter(place, guest.Self);
        Assert.NotEqual("Checklist", (await guest.Says("checklist")).Card.Title);

        await world.Ann.Presses((await world.Ann.Says("roles")).Card, "Give role", new { person = sam.Id.Key, role = nameof(Role.Member) });

        Assert.Contains("Checklist", (await guest.Says("checklist")).Card.Title);
    }

    [Fact]
    public async Task GuestAccount_LinkedToAMember_GainsNothingThatWasNotGivenToItAsAGuest()
    {
        using var world = await Inspected.StartedAsync();
        var guest = world.Scenario.PersonElsewhere("Rae", isGuest: true);

        await LinkedPeople.LinkAsync(world.Rae, guest);

        Assert.Equal(world.Rae.Id, await world.Scenario.Get<IIdentities>().KnownAsAsync(guest.Id, Ct));
        Assert.DoesNotContain("Checklist", (await guest.Says("checklist")).Card.Title);
        Assert.Equal(RoleSet.Of(Role.Representative), (await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Rae.Id));
        Assert.Contains("Checklist", (await world.Rae.Says("checklist")).Card.Title);
        Assert.Equal([world.Rae.Id], await world.Scenario.Get<IIdentities>().WaysToAsync(world.Rae.Id, Ct));
        Assert.Contains("cannot write to you there", (await world.Rae.PressesVerb(Verbs.SaveWriteTo, new { writeto = guest.Id.Key })).Text);
    }

    [Fact]
    public async Task GuestAccount_ThatHeldARoleAsAGuest_KeepsItWhenLinkedToAFullAccount()
    {
        using var world = await Inspected.StartedAsync();
        var guest = world.Scenario.PersonElsewhere("Nell", isGuest: true);
        await AccountsTests.LetInAsync(world, guest);

        await LinkedPeople.LinkAsync(guest, world.Nell);

        Assert.Equal(world.Nell.Id, await world.Scenario.Get<IIdentities>().KnownAsAsync(guest.Id, Ct));
        Assert.Contains("Checklist", (await guest.Says("checklist")).Card.Title);
        Assert.Contains("Checklist", (await world.Nell.Says("checklist")).Card.Title);
    }

    [Fact]
    public async Task Member_OfWhomThePlatformSaysThatTheyAreAGuestNow_IsOneInEveryForumBeforeTheySpeak()
    {
        using var world = await Inspected.StartedAsync();
        var other = world.Scenario.Channel("other", world.Moe);
        var second = await world.Scenario.ForumAsync("Othertown", other, Audience.ForumOnly, (world.Ann, Role.Chair), (world.Moe, Role.Member));

        await world.Scenario.Happens((id, at) => new PersonSeen(id, world.Moe.Self with { IsGuest = true }, new(new("fake", "t", "nowhere"), PlaceKind.Channel), at));

        Assert.Equal(RoleSet.None, (await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Moe.Id));
        Assert.Equal(RoleSet.None, (await world.Scenario.ReadAsync(second)).RolesOf(world.Moe.Id));
    }

    [Fact]
    public async Task LinkedAccount_ThatBecomesAGuests_IsWrittenToNoMore()
    {
        using var world = await Inspected.StartedAsync();
        var rae = world.Scenario.PersonElsewhere("Rae");
        await LinkedPeople.LinkAsync(world.Rae, rae);
        await world.Rae.PressesVerb(Verbs.SaveWriteTo, new { writeto = rae.Id.Key });
        var identities = world.Scenario.Get<IIdentities>();
        Assert.Equal(rae.Id, (await identities.WaysToAsync(world.Rae.Id, Ct))[0]);

        await new Actor(world.Scenario, rae.Self with { IsGuest = true }).Says("today");

        Assert.Equal([world.Rae.Id], await identities.WaysToAsync(world.Rae.Id, Ct));
        await rae.Says("today");
        Assert.Equal([rae.Id, world.Rae.Id], await identities.WaysToAsync(world.Rae.Id, Ct));
    }

    [Fact]
    public async Task Guest_WithARestingChairRole_WakesItByNoBlankAccount()
    {
        using var world = await Inspected.StartedAsync();
        var guest = new Actor(world.Scenario, world.Ann.Self with { IsGuest = true });
        var blank = world.Scenario.PersonElsewhere("Ann");

        var byGuest = await LinkedPeople.LinkAsync(guest, blank);
        var byBlank = await LinkedPeople.LinkAsync(blank, guest);

        Assert.All((string[])[byGuest.Text, byBlank.Text], text => Assert.Contains("its roles rest", text));
        var forum = await world.Scenario.ReadAsync(world.Forum);
        Assert.Equal((RoleSet.None, RoleSet.None), (forum.RolesOf(blank.Id), forum.RolesOf(guest.Self)));
        Assert.DoesNotContain("Checklist", (await blank.Says("checklist")).Card.Title);
    }

    [Fact]
    public async Task Place_OpenedToOutsiders_ShowsPublicFactsOnlyAndTheChairIsTold()
    {
        using var world = await Inspected.StartedAsync();
        await world.Moe.Says("today", world.Channel);
        var open = world.Channel with { HasOutsiders = true };

        await world.Scenario.Happens((id, at) => new PlaceReach(id, world.Moe.Self, open, at));

        var known = (await world.Scenario.ReadAsync(world.Forum)).Places[world.Channel.Id.Key];
        Assert.Equal((Audience.Open, true), (known.Audience, known.Place.HasOutsiders));
        Assert.Contains("People from outside can now read", world.Ann.Inbox[^1].Title);
        Assert.Contains("People from outside can now read", world.Dev.Inbox[^1].Title);
        Assert.DoesNotContain("Write down the call", PlainText.Of(world.Scenario.Messenger.In(world.Channel)[0]));
    }

    [Fact]
    public async Task Place_WhereOutsidersSpeakUnannounced_IsOpenFromThenOn()
    {
        using var world = await Inspected.StartedAsync();

        var answer = await world.Moe.Says("today", world.Channel with { HasOutsiders = true });

        Assert.DoesNotContain("Write down the call", answer.Text);
        Assert.Equal(Audience.Open, (await world.Scenario.ReadAsync(world.Forum)).Places[world.Channel.Id.Key].Audience);
        Assert.Contains(world.Ann.Inbox, card => card.Title.Contains("People from outside", StringComparison.Ordinal));
        await world.Moe.Says("today", world.Channel with { HasOutsiders = true });
        Assert.Single(world.Ann.Inbox, card => card.Title.Contains("People from outside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Place_ClosedToOutsidersAgain_StaysOpenUntilTheChairSaysOtherwise()
    {
        using var world = await Inspected.StartedAsync();
        await world.Scenario.Happens((id, at) => new PlaceReach(id, world.Moe.Self, world.Channel with { HasOutsiders = true }, at));

        await world.Scenario.Happens((id, at) => new PlaceReach(id, world.Moe.Self, world.Channel, at));
        Assert.Equal(Audience.Open, (await world.Scenario.ReadAsync(world.Forum)).AudienceOf(world.Channel));
        await world.Ann.PressesVerb(Verbs.SetAudience, new { audience = nameof(Audience.ForumOnly) }, world.Channel);

        Assert.Equal(Audience.ForumOnly, (await world.Scenario.ReadAsync(world.Forum)).AudienceOf(world.Channel));
    }
}
