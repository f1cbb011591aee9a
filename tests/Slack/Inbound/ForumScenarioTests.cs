using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Slack.Windows;
using ForumBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack.Inbound;

/// <summary>What happens in Slack around a forum that works there, and what the forum knows of it afterwards.</summary>
public sealed class ForumScenarioTests : IAsyncLifetime
{
    private static readonly Place Place = SlackForum.Place;
    private SlackBot bot = null!;
    private SlackTalk talk = null!;
    private Forum forum = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await SlackBot.StartAsync(withItsFeatures: true);
        talk = new(bot);
        forum = await SlackForum.CreateAsync(bot, (SlackForum.PersonOf(Coordinator, "Cora Coordinator"), Role.Chair));
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Channel_OpenedToAnotherOrganisation_IsKnownToBe()
    {
        Assert.Equal(200, await HappensAsync("channel_shared"));

        Assert.True((await PlaceAsync())!.Place.HasOutsiders);
    }

    [Fact]
    public async Task Channel_OpenedWhileSlackCannotBeAsked_IsKnownToBeAllTheSame()
    {
        bot.Slack.Refuse("conversations.info", "missing_scope");

        Assert.Equal(200, await HappensAsync("channel_shared"));
        Assert.True((await PlaceAsync())!.Place.HasOutsiders);
    }

    [Fact]
    public async Task Channel_ClosedToOthers_IsKnownToBe()
    {
        await HappensAsync("channel_shared");

        Assert.Equal(200, await HappensAsync("channel_unshared"));
        Assert.False((await PlaceAsync())!.Place.HasOutsiders);
    }

    [Fact]
    public async Task Channel_ClosedWhileSlackCannotBeAsked_StaysOpenAndIsToldAgain()
    {
        await HappensAsync("channel_shared");
        bot.Slack.Refuse("conversations.info", "missing_scope");

        Assert.Equal(503, await HappensAsync("channel_unshared"));
        Assert.True((await PlaceAsync())!.Place.HasOutsiders);
        Assert.Equal(200, await HappensAsync("channel_unshared"));
        Assert.False((await PlaceAsync())!.Place.HasOutsiders);
    }

    [Fact]
    public async Task Channel_ClosedToOneOfTwoOthers_StaysOpen()
    {
        await HappensAsync("channel_shared");
        bot.Slack.Workspace.Add(bot.Slack.Workspace.Channels[Channel] with { IsExternallyShared = true });

        Assert.Equal(200, await HappensAsync("channel_unshared"));
        Assert.True((await PlaceAsync())!.Place.HasOutsiders);
    }

    [Theory]
    [InlineData("event_app_uninstalled")]
    [InlineData("event_tokens_revoked")]
    public async Task Workspace_ThatRemovesTheBot_IsNoPlaceOfTheForumAnyMore(string capture)
    {
        using var response = await bot.EventAsync(capture, json => json["event_time"] = bot.Time.GetUtcNow().ToUnixTimeSeconds() + 60);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Null(await PlaceAsync());
        var before = bot.Slack.Calls.Count;
        await talk.SaysAsync(Coordinator, "help");
        Assert.Equal(before, bot.Slack.Calls.Count);
    }

    [Fact]
    public async Task Workspace_WhereSomebodyElsesTokenIsRevoked_StaysThePlaceOfTheForum()
    {
        using var response = await bot.EventAsync("event_tokens_revoked", json =>
        {
            json["event_time"] = bot.Time.GetUtcNow().ToUnixTimeSeconds() + 60;
            json["event"]!["tokens"]!["bot"] = new JsonArray("U0OTHERBOT1");
        });

        Assert.Equal(200, (int)response.StatusCode);
        Assert.NotNull(await PlaceAsync());
    }

    [Fact]
    public async Task PromotionLog_PickedOnAMessage_IsAFormThatKnowsTheChannelAndTheDay()
    {
        await SlackForum.InspectAsync(bot, forum);
        await talk.PicksAsync(Coordinator, "promotion_log", "parents");

        // The sample's message is of 20 November 2026.
        var form = await bot.Slack.CallAsync("views.update", "#parents in Slack");
        var inputs = form.Blocks!.Where(block => (string?)block!["type"] == "input").Select(block => block!["element"]!).ToList();
        Assert.Contains(inputs, input => (string?)input["initial_value"] == "#parents in Slack");
        Assert.Contains(inputs, input => (string?)input["initial_date"] == "2026-11-20");
    }

    [Theory]
    [InlineData("member_left_channel")]
    [InlineData("channel_archive")]
    public async Task Channel_ThatTheBotIsShownOutOfAndLetInAgain_IsTheForumsAgainAndReadByAnyone(string type)
    {
        await HappensAsync(type, inner => inner["user"] = Bot);
        Assert.Null(await PlaceAsync());
        Assert.Equal(CoordinatorChat, (await talk.SeesAsync("I have lost a conversation of Anytown")).Channel);

        await talk.InvitesAsync(Volunteer);
        Assert.Equal(Channel, (await talk.SeesAsync("I work for Anytown here again")).Channel);
        Assert.Equal(Audience.Open, (await PlaceAsync())!.Audience);
        Assert.Equal(CoordinatorChat, (await talk.SeesAsync("I am back in a conversation of Anytown")).Channel);
        Assert.Empty(await LeftAsync());

        // Heard twice, it is done once.
        await talk.InvitesAsync(Volunteer);
        Assert.True(bot.Slack.HasNoMore("chat.postMessage"));
    }

    [Fact]
    public async Task Channel_ThatTheBotIsLetIntoAgainAfterMoreThanAMonth_IsNobodys()
    {
        await HappensAsync("member_left_channel", inner => inner["user"] = Bot);
        bot.Time.Advance(TimeSpan.FromDays(31));

        await talk.InvitesAsync(Volunteer);
        await talk.SeesAsync("Hello, I help your forum");
        Assert.Null(await PlaceAsync());
    }

    [Fact]
    public async Task Channel_ThatIsDeleted_IsNotRemembered()
    {
        await HappensAsync("channel_deleted");

        Assert.Null(await PlaceAsync());
        Assert.Empty(await LeftAsync());
    }

    [Fact]
    public async Task Workspace_ThatRemovesTheBot_HasNoChannelThatIsRememberedAlsoOfThoseLeftBefore()
    {
        await HappensAsync("member_left_channel", inner => inner["user"] = Bot);
        Assert.Single(await LeftAsync());
        using var response = await bot.EventAsync("event_app_uninstalled", json => json["event_time"] = bot.Time.GetUtcNow().ToUnixTimeSeconds() + 60);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Empty(await LeftAsync());
    }

    [Fact]
    public async Task Channel_StoppedByTheChairBeforeTheBotIsShownOut_IsNobodysWhenItIsLetInAgain()
    {
        await bot.Services.GetRequiredService<ForumRegister>().ChangeAsync(
            forum.Id, current => FoundForum.StopUsing(current, new("slack", Team, Coordinator), Place.Id.Key), default);
        await HappensAsync("member_left_channel", inner => inner["user"] = Bot);

        await talk.InvitesAsync(Volunteer);
        await talk.SeesAsync("Hello, I help your forum");
        Assert.Null(await PlaceAsync());
    }

    [Fact]
    public async Task Channel_WithAnotherId_IsTheForumsWithAllThatIsKnownOfIt()
    {
        bot.Slack.Workspace.Add(new FakeChannel("C0NEWID0001", [Coordinator, Volunteer]));
        var posted = new PostedCards([new(new("today"), new(Place, "1795163500.000001"))]);
        var kept = new KeptCard(new() { Title = "A card", Next = "Nothing to do." }, Place.Id.Key, null, default);
        await bot.Store.CommitAsync([DocumentWrite.New(forum.Id, posted), DocumentWrite.New("a-name", kept)], default);

        Assert.Equal(200, await RenamedAsync("C0NEWID0001"));
        var now = Assert.Single((await ForumAsync()).Places);
        Assert.Equal(("slack/T0FORUM0001/C0NEWID0001", "C0NEWID0001", Audience.ForumOnly), (now.Key, now.Value.Place.Id.Conversation, now.Value.Audience));
        Assert.Null(await bot.Store.FindAsync<PlaceLink>(Place.Id.Key));
        Assert.Equal(forum.Id, (await bot.Store.FindAsync<PlaceLink>(now.Key))!.Value.ForumId);
        Assert.Equal(now.Key, (await bot.Store.FindAsync<PostedCards>(forum.Id))!.Value.Copies.Single().Message.Place.Id.Key);
        Assert.Equal(now.Key, (await bot.Store.FindAsync<KeptCard>("a-name"))!.Value.Place);
        Assert.Equal(0, bot.Slack.CountOf("chat.postMessage"));

        talk.Channel = "C0NEWID0001";
        await talk.SaysAsync(Coordinator, "settings");
        Assert.Contains("Settings", (await talk.HearsAsync("Settings")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_WithAnotherIdBecauseItIsShared_IsReadByAnyoneAndTheChairHearsOfIt()
    {
        Assert.Equal(200, await RenamedAsync(SharedChannel));

        var now = Assert.Single((await ForumAsync()).Places).Value;
        Assert.Equal((SharedChannel, true, Audience.Open), (now.Place.Id.Conversation, now.Place.HasOutsiders, now.Audience));
        Assert.Equal(CoordinatorChat, (await talk.SeesAsync("People from outside can now read")).Channel);
    }

    [Fact]
    public async Task Channel_WithAnotherId_WhileSlackCannotBeAsked_StaysAsItIsAndIsToldAgain()
    {
        bot.Slack.Refuse("conversations.info", "missing_scope");

        Assert.Equal(503, await RenamedAsync(SharedChannel));
        Assert.NotNull(await PlaceAsync());
        Assert.Equal(200, await RenamedAsync(SharedChannel));
        Assert.Null(await PlaceAsync());
    }

    [Fact]
    public async Task Channel_WithTheIdOfAnotherForumsChannel_StaysTheirs()
    {
        var other = new Place(new("slack", Team, "C0NEWID0001"), PlaceKind.Channel);
        bot.Slack.Workspace.Add(new FakeChannel("C0NEWID0001", [Coordinator]));
        await bot.Services.GetRequiredService<ForumRegister>().CreateAsync(
            forum with { Id = "forum-2", Places = ImmutableDictionary<string, ForumPlace>.Empty.Add(other.Id.Key, new(other, Audience.Open)) }, default);

        Assert.Equal(200, await RenamedAsync("C0NEWID0001"));
        Assert.Equal("forum-2", (await bot.Store.FindAsync<PlaceLink>(other.Id.Key))!.Value.ForumId);
        Assert.Empty((await ForumAsync()).Places);
    }

    [Fact]
    public async Task SetUp_TypedWhereTheBotIsNot_AsksToBeLetInAndThenWorks()
    {
        BeWhereTheBotIsNot();
        await talk.CommandsAsync(Volunteer, "set up");
        Assert.Contains("/invite @ForumBot", (await talk.SeesAloneAsync("Let me into this conversation first")).Words, StringComparison.Ordinal);
        Assert.Empty(bot.Slack.Workspace.WindowsOf(Volunteer));

        await LetInAsync();
        await talk.CommandsAsync(Volunteer, "set up");
        await talk.SeesAloneAsync("Set up a forum");
    }

    [Fact]
    public async Task SetUp_PressedOnWhatWasTypedWhereTheBotIsNot_AsksToBeLetIn()
    {
        BeWhereTheBotIsNot();
        await talk.CommandsAsync(Volunteer, "today");
        await talk.PressesAsync(Volunteer, await talk.SeesAloneAsync("I do not know you yet"), "Set up a forum");

        await talk.SeesWindowAsync("/invite @ForumBot", Volunteer);
    }

    [Fact]
    public async Task SetUp_TypedInAChatBetweenTwo_WorksAsInTheirOwn()
    {
        talk.Channel = "D0BETWEEN02";
        await talk.CommandsAsync(Volunteer, "set up");

        await talk.SeesWindowAsync("Set up your forum", Volunteer);
    }

    [Fact]
    public async Task CodeForAChannel_TypedWhereTheBotIsNot_AsksToBeLetInAndIsStillGood()
    {
        await talk.CommandsAsync(Coordinator, "link this forum");
        var words = (await talk.SeesAloneAsync("A code for another conversation")).Words.Split('\n').First(line => line.StartsWith("link ", StringComparison.Ordinal));
        BeWhereTheBotIsNot();
        await talk.CommandsAsync(Volunteer, words);
        Assert.Contains("/invite @ForumBot", (await talk.SeesAloneAsync("I did not link anything")).Words, StringComparison.Ordinal);

        await LetInAsync();
        await talk.CommandsAsync(Volunteer, words);
        await talk.SeesAloneAsync("This conversation is now for Anytown");
    }

    [Fact]
    public async Task Settings_OpenedFromAnOldMessage_AreAsTheyAreNow()
    {
        await talk.SaysAsync(Coordinator, "settings");
        var old = await talk.HearsAsync("Settings");
        await bot.Services.GetRequiredService<ForumRegister>().ChangeAsync(
            forum.Id, current => FoundForum.SetAudience(current, new("slack", Team, Coordinator), Place.Id.Key, Audience.ForumAndArea), default);
        await talk.PressesAsync(Coordinator, old, "Open the form");

        var window = await talk.SeesWindowAsync("Settings");
        Assert.Contains(
            window.Blocks, block => (string?)block!["element"]?["initial_option"]?["value"] == nameof(Audience.ForumAndArea));
    }

    [Fact]
    public async Task Settings_OpenedFromAnOldMessageBySomebodyWhoIsInNoMore_AreNotShown()
    {
        await talk.SaysAsync(Coordinator, "settings");
        var old = await talk.HearsAsync("Settings");
        await bot.Store.UpdateAsync<Forum>(
            forum.Id, current => current with { Memberships = [.. current.Memberships.Select(held => held with { Until = held.From })] }, default);
        await talk.PressesAsync(Coordinator, old, "Open the form");

        await talk.SeesWindowAsync("no longer here");
    }

    private void BeWhereTheBotIsNot()
    {
        talk.Channel = "C0ELSEWHERE";
        bot.Slack.Workspace.Add(new FakeChannel("C0ELSEWHERE", [Coordinator, Volunteer]) { HasBot = false });
    }

    private async Task LetInAsync()
    {
        bot.Slack.Workspace.Add(new FakeChannel("C0ELSEWHERE", [Coordinator, Volunteer]));
        await talk.InvitesAsync(Volunteer);
        await talk.SeesAsync("Hello, I help your forum");
    }

    private Task<int> RenamedAsync(string after) =>
        HappensAsync("channel_id_changed", inner => (inner["old_channel_id"], inner["new_channel_id"]) = (Channel, after));

    private async Task<int> HappensAsync(string type, Action<JsonObject>? change = null)
    {
        using var response = await bot.EventAsync("event_member_joined_channel_bot", json =>
        {
            json["event_id"] = $"Ev0{type}";
            var inner = new JsonObject { ["type"] = type, ["channel"] = Channel, ["event_ts"] = "1795163700.000200" };
            change?.Invoke(inner);
            json["event"] = inner;
        });
        return (int)response.StatusCode;
    }

    private async Task<Forum> ForumAsync() => (await bot.Store.FindAsync<Forum>(forum.Id))!.Value;

    private async Task<IEnumerable<string>> LeftAsync() => (await ForumAsync()).Left.Keys;

    private async Task<ForumPlace?> PlaceAsync() => (await ForumAsync()).Places.GetValueOrDefault(Place.Id.Key);
}
