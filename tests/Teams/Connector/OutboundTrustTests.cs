using ForumBot.Cards;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Connector.Tokens;

namespace ForumBot.Tests.Teams.Connector;

/// <summary>Where the bot's token goes, and where it never goes.</summary>
public sealed class OutboundTrustTests : IDisposable
{
    private static readonly Card Card = NoticeCard.Of("A title", "A sentence.", "Next.");
    private readonly SignallingTime time = new();
    private readonly ScriptedHttp http = new();
    private readonly Outbound.CountedTokens tokens = new();
    private readonly Outbound outbound;

    public OutboundTrustTests() => outbound = Outbound.ToTeams(time, tokens, http);

    [Fact]
    public async Task Post_ToTeams_CarriesTheTokenAndKeepsTheRegion()
    {
        await PostAsync(Outbound.Public);
        var call = Assert.Single(http.Calls);

        Assert.Equal("Bearer t1", call.Authorization);
        Assert.Equal("https://smba.trafficmanager.net/emea/v3/conversations/19%3Ac%40thread.v2%3Bmessageid%3D1/activities", call.Address.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net.example.org/emea/")]
    [InlineData("https://mine.trafficmanager.net/emea/")]
    [InlineData("https://trafficmanager.net/emea/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/")]
    [InlineData("https://smba.trafficmanager.net@example.org/emea/")]
    [InlineData("https://name@smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net\\@example.org/emea/")]
    [InlineData("https://example.org/?https://smba.trafficmanager.net/")]
    [InlineData("https://example.org/#https://smba.trafficmanager.net/")]
    [InlineData("//smba.trafficmanager.net/emea/")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Post_ToAnAddressThatIsNotTeams_SendsNothingAndAsksForNoToken(string serviceUrl)
    {
        var result = await PostAsync(serviceUrl);

        Assert.Equal(ConnectorOutcome.ForbiddenAddress, result.Outcome);
        Assert.Empty(http.Calls);
        Assert.Equal(0, tokens.Asked);
    }

    [Fact]
    public async Task Try_OfACallThatSlippedThrough_IsRefusedOnceMore()
    {
        var call = new ConnectorCall(HttpMethod.Get, "https://example.org/", "/v3/conversations", Captured.Tenant, "c");

        await Assert.ThrowsAsync<InvalidOperationException>(() => outbound.Wire.TryAsync(call, null, default));
        Assert.Equal(0, tokens.Asked);
    }

    [Fact]
    public async Task Post_WhoseTokenIsRefused_GoesOnceMoreWithANewOne()
    {
        http.Answer(401);
        var result = await PostAsync(Outbound.Public);

        Assert.True(result.Done);
        Assert.Equal(["Bearer t1", "Bearer t2"], http.Calls.Select(call => call.Authorization));
        Assert.Equal(http.Calls.First().Body, http.Calls.Last().Body);
    }

    [Fact]
    public async Task Post_WhoseNewTokenIsRefusedToo_Stops()
    {
        http.Answer(401);
        http.Answer(401, """{"error":{"code":"BotNotRegistered"}}""");
        var result = await PostAsync(Outbound.Public);

        Assert.Equal(new ConnectorResult(ConnectorOutcome.NotSignedIn, 401, ErrorCode: "BotNotRegistered"), result);
        Assert.Equal(2, http.Calls.Count);
    }

    [Fact]
    public async Task Post_WhenThereIsNoTokenToBeHad_SendsNothing()
    {
        tokens.Fault = new NoTokenException("No.", isLasting: true);

        Assert.Equal(ConnectorOutcome.NotSignedIn, (await PostAsync(Outbound.Public)).Outcome);
        Assert.Empty(http.Calls);
    }

    [Fact]
    public async Task Post_WhenTheAuthorityIsBusy_IsTriedAgain()
    {
        tokens.Fault = new NoTokenException("Not now.", isLasting: false);
        var sending = PostAsync(Outbound.Public);
        await time.WaitForAsync(TimeSpan.FromSeconds(2));
        Assert.Empty(http.Calls);
        tokens.Fault = null;
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.True((await sending).Done);
    }

    [Fact]
    public async Task Post_ThatIsRedirected_DoesNotFollow()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var elsewhere = await FakeConnector.StartAsync();
        using var here = Outbound.ToThisMachine(time);
        connector.Next.Enqueue(new(307, Location: elsewhere.ServiceUrl));
        var result = await here.Client.PostAsync(new(connector.ServiceUrl, Captured.Bot, "c"), Card, default);

        Assert.Equal(new ConnectorResult(ConnectorOutcome.Refused, 307), result);
        Assert.True(elsewhere.HasNoMoreCalls);
    }

    [Fact]
    public async Task Post_ToATenantOfAnotherCloud_GoesToItsHostAndSaysSo()
    {
        http.Answer(403, """{"error":{"code":"InvalidBotApiHost"}}""");
        var result = await PostAsync(Outbound.Public);

        Assert.True(result.Done);
        Assert.Equal("https://smba.infra.gcc.teams.microsoft.com/teams/", result.MovedTo);
        Assert.StartsWith("https://smba.infra.gcc.teams.microsoft.com/teams/v3/conversations/", http.Calls.Last().Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ToATenantThatIsNowhere_StopsAfterTheSecondHost()
    {
        http.Answer(403, """{"error":{"code":"InvalidBotApiHost"}}""");
        http.Answer(403, """{"error":{"code":"InvalidBotApiHost"}}""");

        Assert.Equal(new ConnectorResult(ConnectorOutcome.WrongHost, 403, ErrorCode: "InvalidBotApiHost"), await PostAsync(Outbound.Public));
        Assert.Equal(2, http.Calls.Count);
    }

    public void Dispose()
    {
        outbound.Dispose();
        http.Dispose();
    }

    private Task<ConnectorResult> PostAsync(string serviceUrl) =>
        outbound.Client.PostAsync(new(serviceUrl, Captured.Bot, "19:c@thread.v2;messageid=1") { Tenant = Captured.Tenant }, Card, default);
}
