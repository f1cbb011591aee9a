using ForumBot.Cards;
using ForumBot.Teams;
using ForumBot.Teams.Connector;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Teams;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private static readonly Card Card = NoticeCard.Of("A title", "A “sentence” with <b>signs</b> & accents: é", "Next.");
    private readonly SignallingTime time = new();
    private FakeConnector connector = null!;
    private ConnectorClient client = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        client = new(ServiceHosts.For(new(), new Surroundings(Environments.Development)), new TeamsCards(new()), time, NullLogger<ConnectorClient>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task Post_OfACard_SendsItAloneWithTheTitleAsSummary()
    {
        var result = await client.PostAsync(At("a:chat"), Card, default);
        var call = await connector.CallAsync();

        Assert.Equal(new ConnectorResult(ConnectorOutcome.Done, 201, "1"), result);
        Assert.Equal("message", (string?)call.Body!["type"]);
        Assert.Equal("A title", (string?)call.Body["summary"]);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)call.Body["attachments"]![0]!["contentType"]);
        Assert.Contains("A “sentence” with <b>signs</b> & accents: é", (string?)call.Card!["fallbackText"], StringComparison.Ordinal);
        Assert.Null(call.Body["text"]);
    }

    [Fact]
    public async Task Post_ToAnIdWithSigns_EncodesEachSegment()
    {
        await client.PostAsync(At("19:a/b?c#d e%@thread.v2;messageid=1"), Card, default);

        Assert.Equal(
            "/_connector/v3/conversations/19%3Aa%2Fb%3Fc%23d%20e%25%40thread.v2%3Bmessageid%3D1/activities", (await connector.CallAsync()).Path);
    }

    [Theory]
    [InlineData("/_connector/")]
    [InlineData("/_connector//")]
    [InlineData("/_connector")]
    public async Task Post_ToAServiceUrlWithAPath_KeepsThePath(string path)
    {
        var root = connector.ServiceUrl[..^"/_connector".Length];
        await client.PostAsync(new(root + path, Captured.Bot, "c"), Card, default);

        Assert.Equal("/_connector/v3/conversations/c/activities", (await connector.CallAsync()).Path);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task Post_ToAnIdThatClimbsThePath_IsNotSent(string conversation)
    {
        Assert.Equal(ConnectorOutcome.Forbidden, (await client.PostAsync(At(conversation), Card, default)).Outcome);
        Assert.True(connector.HasNoMoreCalls);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("http://example.org")]
    public async Task Post_ToAnAddressElsewhere_IsNotSent(string serviceUrl) =>
        Assert.Equal(ConnectorOutcome.Forbidden, (await client.PostAsync(new(serviceUrl, Captured.Bot, "c"), Card, default)).Outcome);

    [Fact]
    public async Task Update_OfAMessage_PutsItInPlace()
    {
        await client.UpdateAsync(At("19:c@thread.v2"), "f:1", Card, default);
        var call = await connector.CallAsync();

        Assert.Equal("PUT", call.Method);
        Assert.Equal("/_connector/v3/conversations/19%3Ac%40thread.v2/activities/f%3A1", call.Path);
    }

    [Theory]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation","message":"x"}}""", ConnectorOutcome.Gone, "ActivityNotFoundInConversation")]
    [InlineData(403, """{"errorCode":209,"message":"{}"}""", ConnectorOutcome.Gone, null)]
    [InlineData(403, null, ConnectorOutcome.Gone, null)]
    [InlineData(400, """{"error":{"code":"BadArgument"}}""", ConnectorOutcome.Refused, "BadArgument")]
    [InlineData(401, null, ConnectorOutcome.Refused, null)]
    [InlineData(413, "<html>too large</html>", ConnectorOutcome.Refused, null)]
    [InlineData(302, null, ConnectorOutcome.Refused, null)]
    [InlineData(500, """{"error":"not the usual shape"}""", ConnectorOutcome.Unreachable, null)]
    internal async Task Post_ThatIsRefused_IsAResultAndNotTriedAgain(int status, string? body, ConnectorOutcome outcome, string? code)
    {
        connector.Next.Enqueue(new(status, body));
        var result = await client.PostAsync(At("c"), Card, default);

        Assert.Equal(new ConnectorResult(outcome, status, ErrorCode: code), result);
        await connector.CallAsync();
        Assert.True(connector.HasNoMoreCalls);
    }

    [Theory]
    [InlineData(202, null)]
    [InlineData(200, "")]
    [InlineData(200, "not json")]
    public async Task Post_ThatIsTakenWithoutAnId_IsDone(int status, string? body)
    {
        connector.Next.Enqueue(new(status, body));

        Assert.Equal(new ConnectorResult(ConnectorOutcome.Done, status), await client.PostAsync(At("c"), Card, default));
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Post_ThatIsToldToWait_IsTriedAgainAfterThatLong(int status)
    {
        connector.Next.Enqueue(new(status, RetryAfter: "7"));
        var sending = client.PostAsync(At("c"), Card, default);
        await time.WaitForAsync(TimeSpan.FromSeconds(7));
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(7));

        Assert.True((await sending).Done);
    }

    [Fact]
    public async Task Post_ThatIsToldADateToWaitFor_WaitsUntilThen()
    {
        connector.Next.Enqueue(new(429, RetryAfter: "Mon, 08 Mar 2027 09:00:06 GMT"));
        var sending = client.PostAsync(At("c"), Card, default);
        await time.WaitForAsync(TimeSpan.FromSeconds(6));
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.True((await sending).Done);
    }

    [Fact]
    public async Task Post_ThatIsThrottledThreeTimes_GivesUp()
    {
        connector.Next.Enqueue(new(429));
        connector.Next.Enqueue(new(429));
        connector.Next.Enqueue(new(429));
        var sending = client.PostAsync(At("c"), Card, default);
        await time.WaitForAsync(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));
        await time.WaitForAsync(TimeSpan.FromSeconds(4));
        time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(new ConnectorResult(ConnectorOutcome.Unreachable, 429), await sending);
    }

    [Fact]
    public async Task Post_ThatIsToldToWaitForAnHour_GivesUpAtOnce()
    {
        connector.Next.Enqueue(new(429, RetryAfter: "3600"));

        Assert.Equal(ConnectorOutcome.Unreachable, (await client.PostAsync(At("c"), Card, default)).Outcome);
    }

    [Fact]
    public async Task Post_ToNobody_IsUnreachable() => Assert.Equal(
        new ConnectorResult(ConnectorOutcome.Unreachable), await client.PostAsync(new("http://127.0.0.1:1", Captured.Bot, "c"), Card, default));

    [Fact]
    public async Task StartChat_WithAPerson_NamesTheTenantTwice()
    {
        var result = await client.StartChatAsync(connector.ServiceUrl, Captured.Bot, Captured.Tenant, "29:user-megan", default);
        var body = (await connector.CallAsync()).Body!;

        Assert.Equal("a:chat-1", result.Id);
        Assert.Equal("29:user-megan", (string?)body["members"]![0]!["id"]);
        Assert.Equal(Captured.Tenant, (string?)body["tenantId"]);
        Assert.Equal(Captured.Tenant, (string?)body["channelData"]!["tenant"]!["id"]);
        Assert.False((bool?)body["isGroup"]);
    }

    private ConnectorAddress At(string conversation) => new(connector.ServiceUrl, Captured.Bot, conversation);
}
