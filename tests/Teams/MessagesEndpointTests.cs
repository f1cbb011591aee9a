using System.Text;
using System.Text.Json.Nodes;
using ForumBot.Messaging;

namespace ForumBot.Tests.Teams;

public sealed class MessagesEndpointTests : IAsyncLifetime
{
    private TeamsBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await TeamsBot.StartAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Message_ThatIsUnderstood_IsAcknowledgedAndAnsweredBehind()
    {
        using var response = await bot.SendAsync("personal-hello", Say("m1"));

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        var call = await bot.Connector.CallAsync();
        Assert.Equal("/_connector/v3/conversations/a%3Apersonal-megan/activities", call.Path);
        Assert.Equal("Taken down", call.Title);
        Assert.Equal("application/json; charset=utf-8", call.ContentType);
        Assert.Null(call.Authorization);
        Assert.Null(call.Body!["text"]);
        Assert.Equal(Captured.Bot, (string?)call.Body["from"]!["id"]);
    }

    [Fact]
    public async Task Message_DeliveredTwice_ActsOnce()
    {
        await SendAsync("personal-hello", Say("twice"));
        await SendAsync("personal-hello", Say("twice"));
        await SendAsync("personal-hello", Say("other"));

        await bot.Connector.CardAsync();
        await bot.Connector.CardAsync();
        Assert.Equal(["twice", "other"], bot.Seen.Taken.Select(t => t.DeliveryId));
        Assert.True(bot.Connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task Message_InAChannelThread_IsAnsweredInTheThread()
    {
        await SendAsync("channel-mention");

        Assert.Equal(
            "/_connector/v3/conversations/19%3Aannouncements%40thread.tacv2%3Bmessageid%3D1795353595591/activities",
            (await bot.Connector.CallAsync()).Path);
    }

    [Fact]
    public async Task Message_ThatMentionsAPerson_SaysWhoTheyAre()
    {
        await SendAsync("group-two-mentions", body => body["text"] = $"<at>ForumBot</at> {TeamsBot.Say}");
        await bot.Connector.CardAsync();

        var message = Assert.IsType<IncomingMessage>(Assert.Single(bot.Seen.Taken));
        Assert.Equal([new Person(new("teams", Captured.Tenant, Captured.Adele), "Adele Vance")], message.Mentioned);
    }

    [Fact]
    public async Task Message_ThatMentionsSomebodyWhoHasLeftSince_GoesOnWithoutThem()
    {
        await SendAsync("group-two-mentions", Say("m1", "<at>ForumBot</at>"));
        await bot.Connector.CardAsync();
        bot.Connector.Members.Clear();
        await SendAsync("group-two-mentions", Say("m2", "<at>ForumBot</at>"));
        await bot.Connector.CardAsync();

        Assert.Equal([1, 0], bot.Seen.Taken.Cast<IncomingMessage>().Select(m => m.Mentioned.Count));
    }

    [Fact]
    public async Task Message_ThatMentionsSomebodyUnknown_GoesOnWithoutThem()
    {
        bot.Connector.Members.Clear();
        await SendAsync("group-two-mentions", Say("m1", "<at>ForumBot</at>"));
        await bot.Connector.CardAsync();

        Assert.Empty(Assert.IsType<IncomingMessage>(Assert.Single(bot.Seen.Taken)).Mentioned);
    }

    [Fact]
    public async Task Messages_FromTheSamePlace_CostTheStoreNothingOnceItIsKnown()
    {
        await SendAsync("personal-hello", Say("m1"));
        await bot.Connector.CardAsync();
        var commits = bot.Store.Commits;

        await SendAsync("personal-hello", Say("m2"));
        await bot.Connector.CardAsync();

        Assert.Equal(commits, bot.Store.Commits);
    }

    [Fact]
    public async Task Sender_WithoutIdentity_IsToldPolitelyAndNotServed()
    {
        await SendAsync("personal-hello", body => body["from"]!.AsObject().Remove("aadObjectId"));

        Assert.Equal("I do not know who you are", (await bot.Connector.CallAsync()).Title);
        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Sender_WithoutIdentityDeliveredTwice_IsToldOnce()
    {
        await SendAsync("personal-hello", WithoutIdentity("s1"));
        await SendAsync("personal-hello", WithoutIdentity("s1"));
        await SendAsync("personal-hello", WithoutIdentity("s2", recipient: "28:second"));

        Assert.Equal(Captured.Bot, (string?)(await bot.Connector.CallAsync()).Body!["from"]!["id"]);
        Assert.Equal("28:second", (string?)(await bot.Connector.CallAsync()).Body!["from"]!["id"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"Type":"message"}""")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"typing"} {"type":"typing"}""")]
    public async Task Body_ThatIsNoActivity_Is400(string body)
    {
        using var response = await bot.PostAsync(body);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"somethingNew","id":"1","unknown":{"deep":[1,2]}}""")]
    public async Task Activity_OfATypeNobodyKnows_Is200(string body)
    {
        using var response = await bot.PostAsync(body);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Body_JustBelowTheLimit_IsTaken()
    {
        using var response = await bot.PostAsync($$"""{"type":"typing","pad":"{{new string('a', (256 * 1024) - 30)}}"}""");

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Body_OverTheLimit_Is413()
    {
        using var response = await bot.PostAsync($$"""{"type":"typing","pad":"{{new string('a', 256 * 1024)}}"}""");

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Fact]
    public async Task Body_OverTheLimitWithoutALength_Is413()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"type":"{{new string('a', 300 * 1024)}}"}"""))),
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;
        using var response = await bot.Http.SendAsync(request);

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Method_OtherThanPost_Is405(string method)
    {
        using var response = await bot.Http.SendAsync(new(new(method), "/api/messages"));

        Assert.Equal(405, (int)response.StatusCode);
    }

    [Fact]
    public async Task Body_AsPlainText_Is415()
    {
        using var response = await bot.PostAsync(Captured.Body("personal-hello").ToJsonString(), "text/plain");

        Assert.Equal(415, (int)response.StatusCode);
        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Invoke_WithAnotherName_Is501()
    {
        using var response = await bot.SendAsync("personal-unknown-invoke");

        Assert.Equal(501, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("http://example.org/")]
    public async Task Activity_ToBeAnsweredElsewhere_Is403(string serviceUrl)
    {
        using var response = await bot.SendAsync("personal-hello", body => body["serviceUrl"] = serviceUrl);

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Empty(bot.Seen.Taken);
    }

    [Fact]
    public async Task Activity_FromAnotherChannel_Is403()
    {
        using var response = await bot.SendAsync("personal-hello", body => body["channelId"] = "webchat");

        Assert.Equal(403, (int)response.StatusCode);
    }

    [Fact]
    public async Task Request_ThatWasForwarded_Is403()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var response = await bot.Http.SendAsync(request);

        Assert.Equal(403, (int)response.StatusCode);
    }

    private static Action<JsonObject> Say(string id, string before = "") => body =>
    {
        body["id"] = id;
        body["text"] = $"{before} {TeamsBot.Say}";
    };

    private async Task SendAsync(string capture, Action<JsonObject>? change = null)
    {
        using var response = await bot.SendAsync(capture, change);
        Assert.Equal(200, (int)response.StatusCode);
    }

    private static Action<JsonObject> WithoutIdentity(string id, string recipient = Captured.Bot) => body =>
    {
        body["id"] = id;
        body["recipient"]!["id"] = recipient;
        body["from"]!.AsObject().Remove("aadObjectId");
    };
}
