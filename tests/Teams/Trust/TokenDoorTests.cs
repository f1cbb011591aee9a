namespace ForumBot.Tests.Teams.Trust;

public sealed class TokenDoorTests : IAsyncLifetime
{
    private TeamsBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await TeamsBot.StartAsync(authenticated: true);

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Authority_ThatIsDownAtTheStart_LetsNobodyIn()
    {
        bot.Authority!.IsDown = true;

        Assert.Equal(401, await SayAsync("m1"));
        Assert.Empty(bot.Seen.Taken);
        Assert.Equal(0, bot.Store.Commits);
        Assert.True(bot.Connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task Authority_ThatIsDownWhileKeysAreRefreshed_StopsNobody()
    {
        Assert.Equal(200, await SayAsync("m1"));
        bot.Authority!.IsDown = true;
        bot.Time.Advance(TimeSpan.FromHours(13));

        // Nothing is said to this one, so nothing waits for a token of the bot's own.
        using var response = await bot.SendAsync("personal-reaction");
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Key_ThatNobodyCanUse_ShutsOutNobodyElse()
    {
        var keys = bot.Authority!.Keys;
        bot.Authority.Keys = keys.Insert(
            keys.IndexOf('[', StringComparison.Ordinal) + 1,
            """{"kty":"RSA","use":"sig","kid":"odd","n":"?","e":"AQAB"},{"kty":"RSA","use":"sig","kid":"short","n":"AQAB","e":"AQAB"},""");

        Assert.Equal(200, await SayAsync("m1"));
    }

    [Fact]
    public async Task Key_ThatWasChanged_WorksWithoutARestart()
    {
        Assert.Equal(200, await SayAsync("m1"));
        bot.Authority!.Publish(AuthorityKey.Number(1));
        bot.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(200, await SayAsync("m2"));
    }

    [Fact]
    public async Task Program_OnThisMachineWithoutAToken_IsNotLetInEvenInDevelopment()
    {
        using var response = await bot.Stranger.PostAsync(
            "/api/messages", new StringContent(Captured.Body("personal-hello", serviceUrl: bot.Connector.ServiceUrl).ToJsonString(), null, "application/json"));

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(0, bot.Authority!.KeyRequests);
    }

    [Fact]
    public async Task Body_WithoutAToken_IsNotRead()
    {
        using var response = await bot.Stranger.PostAsync("/api/messages", new StringContent("{ no JSON", null, "application/json"));

        Assert.Equal(401, (int)response.StatusCode);
    }

    [Fact]
    public async Task Body_ThatIsNoJson_Is400()
    {
        using var response = await bot.PostAsync("hello");

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task Request_ThroughAProxy_IsTaken()
    {
        bot.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        Assert.Equal(200, await SayAsync("m1"));
    }

    [Fact]
    public async Task Person_OfAnAllowedTenant_IsHeard()
    {
        Assert.Equal(200, await SayAsync("m1"));
        await bot.Connector.CardAsync();

        Assert.Equal(Captured.Megan, Assert.Single(bot.Seen.Taken).From.Id.User);
    }

    [Fact]
    public async Task Answer_ToTeams_CarriesTheBotsOwnToken()
    {
        Assert.Equal(200, await SayAsync("m1"));

        Assert.Equal($"Bearer {FakeAuthority.BotsToken}", (await bot.Connector.CardAsync()).Authorization);
    }

    private async Task<int> SayAsync(string id)
    {
        using var response = await bot.SendAsync("personal-hello", body => (body["id"], body["text"]) = (id, TeamsBot.Say));
        return (int)response.StatusCode;
    }
}
