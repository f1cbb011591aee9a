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
        Assert.Contains("Sam typed the code in a channel in Elsewhere", PlainText.Of(world.Ann.Inbox[^1]));
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
        Assert.Contains("A channel in Elsewhere: I treat it as open to anyone", list.Text);
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

    [Fact]
    public async Task Conversations_WithNames_AreNamedAsPeopleKnowThem()
    {
        using var world = await Inspected.StartedAsync();
        var place = await world.AddPlaceAsync(world.Ann, world.Scenario.PersonElsewhere("Sam"));
        world.Scenario.Messenger.Names[world.Channel.Id.Key] = new("the chat “Steering group”", IsForAll: false);
        world.Scenario.Elsewhere.Names[place.Id.Key] = new("#inspection", IsForAll: true);

        var list = await world.Ann.Says("conversations");

        Assert.Contains("The chat “Steering group” in Fake: Only forum members", list.Text);
        Assert.Contains("#inspection in Elsewhere: I treat it as open to anyone", list.Text);
        Assert.DoesNotContain("I leave out", list.Text);
    }

    [Fact]
    public async Task NewPlace_ToldToTheChair_IsNamedToThemEvenWhenItIsPrivate()
    {
        using var world = await Inspected.StartedAsync();
        var sam = world.Scenario.PersonElsewhere("Sam");
        world.Scenario.Elsewhere.Names[world.Scenario.Channel("general", sam).Id.Key] = new("#secret", IsForAll: false);

        await world.AddPlaceAsync(world.Ann, sam);

        Assert.Contains("Sam typed the code in #secret in Elsewhere", PlainText.Of(world.Ann.Inbox[^1]));
        Assert.DoesNotContain("#secret", PlainText.Of(sam.Inbox.Concat(world.Scenario.Elsewhere.Messages.Select(message => message.Card)).Last()));
    }

    [Fact]
    public async Task Conversations_AskedForWhereOthersAre_LeaveOutPrivateNamesAndSaySo()
    {
        using var world = await Inspected.StartedAsync();
        var place = await world.AddPlaceAsync(world.Ann, world.Scenario.PersonElsewhere("Sam"));
        world.Scenario.Messenger.Names[world.Channel.Id.Key] = new("#secret", IsForAll: false);
        world.Scenario.Elsewhere.Names[place.Id.Key] = new("#inspection", IsForAll: true);

        foreach (var list in (Answer[])[await world.Ann.Says("conversations", world.Channel), await world.Ann.PressesInDialog(Verbs.ShowPlaces, place: world.Channel)])
        {
            var words = string.Join('\n', list.Delivered.Select(post => PlainText.Of(post.Card)).Append(list.Text));
            Assert.DoesNotContain("#secret", words);
            Assert.Contains("A channel in Fake: Only forum members", words);
            Assert.Contains("#inspection in Elsewhere", words);
            Assert.Contains("I leave out the names of private channels and chats", words);
        }
    }

    [Theory]
    [InlineData("moe")]
    [InlineData("lena")]
    [InlineData("nell")]
    public async Task Conversations_AskedForByOthers_NameNothing(string who)
    {
        using var world = await Inspected.StartedAsync();
        world.Scenario.Messenger.Names[world.Channel.Id.Key] = new("#secret", IsForAll: true);
        var actor = who switch { "moe" => world.Moe, "lena" => world.Lena, _ => world.Nell };

        Assert.DoesNotContain("#secret", (await actor.Says("conversations")).Text);
        Assert.DoesNotContain("#secret", (await actor.PressesVerb(Verbs.ShowPlaces)).Text);
    }

    [Fact]
    public async Task Conversations_WhenAPlatformFails_AreListedWithoutItsNames()
    {
        using var world = await Inspected.StartedAsync();
        world.Scenario.Messenger.BeforeName = () => throw new HttpRequestException();

        Assert.Contains("A channel in Fake: Only forum members", (await world.Ann.Says("conversations")).Text);
    }

    [Fact]
    public async Task Conversations_WhenAPlatformDoesNotAnswer_AreListedWithoutItsNamesAfterASecond()
    {
        using var world = await Inspected.StartedAsync();
        var (asked, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        world.Scenario.Messenger.BeforeName = () =>
        {
            asked.SetResult();
            return never.Task;
        };

        var list = world.Ann.Says("conversations");
        await Task.WhenAny(asked.Task, list);
        while (!list.IsCompleted)
        {
            world.Scenario.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Contains("A channel in Fake: Only forum members", (await list).Text);
    }

    [Fact]
    public async Task Code_TypedWhereTheForumWorksAlready_SaysSoAndStillWorksElsewhere()
    {
        using var world = await Inspected.StartedAsync();
        var sam = world.Scenario.PersonElsewhere("Sam");
        var code = LinkedPeople.CodeOn(await world.Ann.Says("link this forum"));

        await world.Moe.Says($"link {code}", world.Channel);
        Assert.Contains("This conversation is the forum’s already. The code still works.", PlainText.Of(world.Moe.Inbox[^1]));
        await sam.Says($"link {code}", world.Scenario.Channel("general", sam));

        Assert.Equal(2, (await world.Scenario.ReadAsync(world.Forum)).Places.Count);
    }
}
