using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;

namespace ForumBot.Tests.Together;

/// <summary>A forum works in a second conversation, on another platform, on the chair's authority.</summary>
public sealed class PlacesTests
{
    [Fact]
    public async Task Code_OfTheChair_TypedByAnybodyElsewhere_AddsThatPlaceAsOpenAndTellsTheChair()
    {
        using var world = await Inspected.StartedAsync();
        var stranger = world.Scenario.PersonElsewhere("Sam");
        var place = world.Scenario.Channel("general", stranger);
        var code = LinkedPeople.CodeOn(await world.Ann.Says("link this forum"));

        var answer = await stranger.Says($"link {code}", place);

        Assert.Equal("This conversation is now for Anytown", answer.Card.Title);
        var known = (await world.Scenario.ReadAsync(world.Forum)).Places[place.Id.Key];
        Assert.Equal(Audience.Open, known.Audience);
        Assert.Equal("Anytown now works in one more conversation", world.Ann.Inbox[^1].Title);
        Assert.Contains("Sam typed the code in Elsewhere", PlainText.Of(world.Ann.Inbox[^1]));
    }

    [Fact]
    public async Task NewPlace_TakenBackByTheChair_IsTheForumsNoMore()
    {
        using var world = await Inspected.StartedAsync();
        var place = await world.AddPlaceAsync(world.Ann, world.Scenario.PersonElsewhere("Sam"));

        var list = await world.Ann.Presses(world.Ann.Inbox[^1], "Take it back");

        Assert.DoesNotContain(place.Id.Key, (await world.Scenario.ReadAsync(world.Forum)).Places.Keys);
        Assert.Contains("post nothing more", list.Text);
        Assert.Null(await world.Scenario.Store.FindAsync<PlaceLink>(place.Id.Key, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Place_StoppedInSettings_IsTheForumsNoMore()
    {
        using var world = await Inspected.StartedAsync();
        var place = await world.AddPlaceAsync(world.Ann, world.Scenario.PersonElsewhere("Sam"));

        var list = await world.Ann.Presses((await world.Ann.Says("settings")).Card, "Conversations");
        Assert.Contains("Elsewhere: i treat it as open to anyone", list.Text, StringComparison.OrdinalIgnoreCase);
        await world.Ann.Presses(list.Card, "Stop using it");

        Assert.DoesNotContain(place.Id.Key, (await world.Scenario.ReadAsync(world.Forum)).Places.Keys);
    }

    [Fact]
    public async Task Code_ForAForum_IsNotForMembersAndNotForTheLano()
    {
        using var world = await Inspected.StartedAsync();

        foreach (var who in (Actor[])[world.Moe, world.Lena, world.Nell])
        {
            Assert.Empty(LinkedPeople.CodeOn(await who.Says("link this forum")));
            Assert.Empty(LinkedPeople.CodeOn(await who.PressesVerb(Verbs.MakePlaceCode)));
        }

        await world.Moe.PressesVerb(Verbs.RemovePlace, new { place = world.Channel.Id.Key });
        Assert.Single((await world.Scenario.ReadAsync(world.Forum)).Places);
    }

    [Fact]
    public async Task Code_OfSomebodyWhoLeadsNoMore_AddsNothing()
    {
        using var world = await Inspected.StartedAsync();
        var code = LinkedPeople.CodeOn(await world.Dev.Says("link this forum"));
        await world.Scenario.Get<ForumRegister>().ChangeAsync(
            world.Forum.Id, forum => Members.TakeBack(forum, world.Ann.Id, world.Dev.Id, Role.Deputy, world.Scenario.Now()), TestContext.Current.CancellationToken);
        var sam = world.Scenario.PersonElsewhere("Sam");
        var place = world.Scenario.Channel("general", sam);

        await sam.Says($"link {code}", place);

        Assert.Contains("does not lead that forum any more", PlainText.Of(sam.Inbox[^1]));
        Assert.Single((await world.Scenario.ReadAsync(world.Forum)).Places);
    }

    [Fact]
    public async Task Code_TypedWhereAnotherForumWorks_AddsNothingAndNamesNobody()
    {
        using var world = await Inspected.StartedAsync();
        var olu = world.Scenario.PersonElsewhere("Olu");
        var place = world.Scenario.Channel("general", olu);
        await world.Scenario.ForumAsync("Barset", place, Audience.ForumOnly, (olu, Role.Chair));
        var code = LinkedPeople.CodeOn(await world.Ann.Says("link this forum"));

        await olu.Says($"link {code}", place);

        Assert.Contains("another forum’s already", PlainText.Of(olu.Inbox[^1]));
        Assert.DoesNotContain("Anytown", PlainText.Of(olu.Inbox[^1]));
        Assert.Single((await world.Scenario.ReadAsync(world.Forum)).Places);
    }

    [Fact]
    public async Task Code_TypedTwice_AddsOnePlace()
    {
        using var world = await Inspected.StartedAsync();
        var sam = world.Scenario.PersonElsewhere("Sam");
        var (first, second) = (world.Scenario.Channel("general", sam), world.Scenario.Channel("random", sam));
        var code = LinkedPeople.CodeOn(await world.Ann.Says("link this forum"));

        await sam.Says($"link {code}", first);
        await sam.Says($"link {code}", second);

        Assert.Contains("was used before", PlainText.Of(sam.Inbox[^1]));
        Assert.Equal(2, (await world.Scenario.ReadAsync(world.Forum)).Places.Count);
    }

    [Fact]
    public async Task Code_ThatRanOut_AddsNothing()
    {
        using var world = await Inspected.StartedAsync();
        var sam = world.Scenario.PersonElsewhere("Sam");
        var code = LinkedPeople.CodeOn(await world.Ann.Says("link this forum"));
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(11));

        await sam.Says($"link {code}", world.Scenario.Channel("general", sam));

        Assert.Contains("has run out", PlainText.Of(sam.Inbox[^1]));
        Assert.Single((await world.Scenario.ReadAsync(world.Forum)).Places);
    }

    [Fact]
    public async Task PlaceWithOutsiders_IsAddedAndStaysOpenWhateverTheChairChooses()
    {
        using var world = await Inspected.StartedAsync();
        var sam = world.Scenario.PersonElsewhere("Sam");
        var place = world.Scenario.Channel("general", sam) with { HasOutsiders = true };

        await sam.Says($"link {LinkedPeople.CodeOn(await world.Ann.Says("link this forum"))}", place);
        Assert.Contains("People of another organisation are in it", PlainText.Of(world.Ann.Inbox[^1]));
        var answer = await world.Ann.PressesVerb(Verbs.SetAudience, new { place = place.Id.Key, audience = nameof(Audience.ForumOnly) });

        Assert.Contains("I treat it as open to anyone", answer.Text);
        Assert.Equal(Audience.Open, (await world.Scenario.ReadAsync(world.Forum)).AudienceOf(place));
    }

    [Fact]
    public async Task Schedule_ChangedByTheLano_IsToldInBothPlacesAndCorrectedInBoth()
    {
        using var world = await Inspected.StartedAsync(Audience.ForumAndArea);
        var moe = world.Scenario.PersonElsewhere("Moe");
        await LinkedPeople.LinkAsync(world.Moe, moe);
        var place = await world.AddPlaceAsync(world.Ann, moe);
        await world.Ann.PressesVerb(Verbs.SetAudience, new { place = place.Id.Key, audience = nameof(Audience.ForumAndArea) });
        await world.Moe.Says("schedule", world.Channel);
        await moe.Says("schedule", place);

        var preview = await world.Lena.Presses(
            (await world.Lena.Says("add meeting")).Card, "Check", new { title = "Talk", day = "2027-03-02", start = "14:00", end = "15:00" });
        await world.Lena.Presses(preview.Card, "Save");

        Assert.Contains("2pm to 3pm: Talk", PlainText.Of(world.Scenario.Messenger.In(world.Channel)[0]));
        Assert.Contains("2pm to 3pm: Talk", PlainText.Of(world.Scenario.Elsewhere.In(place)[^1]));
    }
}
