using System.Text.Json;
using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Messaging;

namespace ForumBot.Tests.Teams;

public class PressTests : IAsyncLifetime
{
    private TeamsBot bot = null!;

    protected virtual bool Authenticated => false;

    public async ValueTask InitializeAsync() => bot = await TeamsBot.StartAsync(Authenticated);

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Press_AnsweredForOnePerson_GetsTheCardInTheResponseAlone()
    {
        var answer = await bot.PressAsync("personal-execute", TeamsBot.OnlyYou);
        await bot.PressAsync("personal-execute", TeamsBot.Post, Id("after"));

        Assert.Equal(200, (int?)answer["statusCode"]);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer["type"]);
        Assert.Equal("AdaptiveCard", (string?)answer["value"]!["type"]);
        Assert.Contains("For you", answer["value"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Posted", (await bot.Connector.CallAsync()).Title);
    }

    [Fact]
    public async Task Press_ThatChangesTheCard_IsAnsweredAndUpdatesTheMessageForEverybody()
    {
        var answer = await bot.PressAsync("channel-execute", TeamsBot.Replace);
        var update = await bot.Connector.CallAsync();

        Assert.Contains("For everybody", answer["value"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("PUT", update.Method);
        Assert.Equal(
            "/_connector/v3/conversations/19%3Aannouncements%40thread.tacv2%3Bmessageid%3D1795353595591/activities/1795353598622", update.Path);
        Assert.Equal("AdaptiveCard", (string?)update.Card!["type"]);
    }

    [Fact]
    public async Task Press_WithNothingToShow_IsAnsweredWithALine()
    {
        var answer = await bot.PressAsync("personal-execute", TeamsBot.Quiet);

        Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer["type"]);
        Assert.Equal(JsonValueKind.String, answer["value"]!.GetValueKind());
    }

    [Fact]
    public async Task Press_DeliveredTwice_ActsOnce()
    {
        await bot.PressAsync("group-execute-other-user", TeamsBot.OnlyYou);
        var second = await bot.PressAsync("group-execute-other-user", TeamsBot.OnlyYou);

        Assert.Single(bot.Seen.Taken);
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)second["type"]);
    }

    [Fact]
    public async Task OwnView_AskedForByTheClientItself_IsAnsweredWithACardAndNothingIsPostedOrWritten()
    {
        await bot.PressAsync("personal-execute-automatic", TeamsBot.OnlyYou, Id("somebody is met"));
        var commits = bot.Store.Commits;

        var answer = await bot.PressAsync("personal-execute-automatic", Verbs.ShowOwnView);
        var again = await bot.PressAsync("personal-execute-automatic", Verbs.ShowOwnView);
        await bot.PressAsync("personal-execute", TeamsBot.Post, Id("after"));

        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), ((int?)answer["statusCode"], (string?)answer["type"]));
        Assert.Contains("Your own view", answer["value"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(answer.ToJsonString(), again.ToJsonString());
        Assert.Equal(commits, bot.Store.Commits);
        Assert.Equal("Posted", (await bot.Connector.CallAsync()).Title);
    }

    [Fact]
    public async Task OwnView_AskedForByAMessage_IsAnsweredToNobody()
    {
        using var response = await bot.SendAsync(
            "personal-submit-without-verb", body => body["value"] = JsonNode.Parse($$"""{"verb":"{{Verbs.ShowOwnView}}"}"""));
        await bot.PressAsync("personal-execute", TeamsBot.Post, Id("after"));

        Assert.Equal("Posted", (await bot.Connector.CallAsync()).Title);
    }

    [Fact]
    public async Task Press_ByAnotherMember_IsThatMembers()
    {
        await bot.PressAsync("group-execute-other-user", TeamsBot.OnlyYou);

        Assert.Equal(Captured.Megan, Assert.Single(bot.Seen.Taken).From.Id.User);
    }

    [Fact]
    public async Task Press_ThatCannotBeRead_Is200WithAnErrorInside()
    {
        using var response = await bot.SendAsync("personal-execute", body => body["value"] = 7);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(400, (int?)answer["statusCode"]);
        Assert.Equal("application/vnd.microsoft.error", (string?)answer["type"]);
        Assert.Equal("BadRequest", (string?)answer["value"]!["code"]);
    }

    [Fact]
    public async Task Press_WithoutIdentity_IsAnsweredPolitelyAndNotServed()
    {
        var answer = await bot.PressAsync("personal-execute", TeamsBot.OnlyYou, body => body["from"]!.AsObject().Remove("aadObjectId"));

        Assert.Contains("Sign in to Teams", (string?)answer["value"], StringComparison.Ordinal);
        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Press_ByAnOlderClient_IsAnsweredInTheirOwnChat()
    {
        using var response = await bot.SendAsync(
            "personal-submit-without-verb", body => body["value"] = JsonNode.Parse($$"""{"verb":"{{TeamsBot.OnlyYou}}"}"""));

        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Equal("For you", (await bot.Connector.CallAsync()).Title);
        Assert.IsType<CardAction>(Assert.Single(bot.Seen.Taken));
    }

    [Fact]
    public async Task Press_ThatTakesLongerThanTeamsWaits_IsAnsweredWithALineAndThenAMessage()
    {
        var pressing = bot.PressAsync("personal-execute", TeamsBot.Wait);
        await bot.Time.WaitForAsync(TimeSpan.FromSeconds(2.5));
        bot.Time.Advance(TimeSpan.FromSeconds(2.5));
        var answer = await pressing;
        bot.Seen.Waiting.SetResult();

        Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer["type"]);
        Assert.Equal("At last", (await bot.Connector.CallAsync()).Title);
    }

    private static Action<JsonObject> Id(string id) => body => body["id"] = id;
}
