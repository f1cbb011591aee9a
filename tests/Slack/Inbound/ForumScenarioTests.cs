using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using Microsoft.Extensions.DependencyInjection;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack.Inbound;

/// <summary>What happens in Slack around a forum that works there, and what the forum knows of it afterwards.</summary>
public sealed class ForumScenarioTests : IAsyncLifetime
{
    private static readonly Place Place = new(new("slack", Team, Channel), PlaceKind.Channel);
    private SlackBot bot = null!;
    private SlackTalk talk = null!;
    private Forum forum = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await SlackBot.StartAsync(withItsFeatures: true);
        talk = new(bot);
        var now = NodaTime.Instant.FromDateTimeOffset(bot.Time.GetUtcNow());
        var cora = new Person(new("slack", Team, Coordinator), "Cora Coordinator");
        forum = (await bot.Services.GetRequiredService<ForumRegister>().CreateAsync(
            new Forum
            {
                Id = "forum-1",
                Name = "Anytown",
                LocalArea = "Anyshire",
                Memberships = [new(cora, Role.Chair, now, null, cora.Id)],
                Places = ImmutableDictionary<string, ForumPlace>.Empty.Add(Place.Id.Key, new(Place, Audience.ForumOnly)),
            },
            default)).After!;
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
        var called = NodaTime.Instant.FromDateTimeOffset(bot.Time.GetUtcNow()).InZone(London.Zone).Date;
        var playbook = bot.Services.GetRequiredService<PlaybookShelf>().Find("area-send-full", called).Playbook!;
        await bot.Services.GetRequiredService<InspectionRegister>().StartAsync(
            forum,
            new()
            {
                Id = "inspection-1",
                ForumId = forum.Id,
                PlaybookId = playbook.Id,
                PlaybookVersion = playbook.Version,
                NotifiedOn = called,
                Started = new($"slack/{Team}/{Coordinator}", "Cora", default),
            },
            default);
        await talk.PicksAsync(Coordinator, "promotion_log", "parents");

        // The sample's message is of 20 November 2026.
        var form = await bot.Slack.CallAsync("views.update", "#parents in Slack");
        var inputs = form.Blocks!.Where(block => (string?)block!["type"] == "input").Select(block => block!["element"]!).ToList();
        Assert.Contains(inputs, input => (string?)input["initial_value"] == "#parents in Slack");
        Assert.Contains(inputs, input => (string?)input["initial_date"] == "2026-11-20");
    }

    private async Task<int> HappensAsync(string type)
    {
        using var response = await bot.EventAsync("event_member_joined_channel_bot", json =>
        {
            json["event_id"] = $"Ev0{type}";
            json["event"] = new JsonObject { ["type"] = type, ["channel"] = Channel, ["event_ts"] = "1795163700.000200" };
        });
        return (int)response.StatusCode;
    }

    private async Task<ForumPlace?> PlaceAsync() =>
        (await bot.Store.FindAsync<Forum>(forum.Id))!.Value.Places.GetValueOrDefault(Place.Id.Key);
}
