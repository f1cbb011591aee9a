using System.Net;
using ForumBot.Slack.Install;
using Microsoft.AspNetCore.WebUtilities;

namespace ForumBot.Tests.Slack.Install;

/// <summary>Only the browser that was sent to Slack comes back, once and in time.</summary>
public sealed class InstallStateTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private InstallSite site = null!;

    public async ValueTask InitializeAsync() => site = await InstallSite.OpenAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Install_ForABrowser_SendsItToSlackWithAStateAndACookieOfItsOwn()
    {
        using var answer = await site.GetAsync(InstallSite.Start);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var query = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        Assert.Equal("https://slack.com/oauth/v2/authorize", answer.Headers.Location.GetLeftPart(UriPartial.Path));
        Assert.Equal(("12.34", "https://bot.example.org/slack/oauth_redirect"), (query["client_id"].ToString(), query["redirect_uri"].ToString()));
        Assert.Equal(string.Join(',', SlackScopes.Bot), query["scope"].ToString());
        Assert.Equal(ForumBot.Secret.Length, query["state"].ToString().Length);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-forumbot-install=", cookie, StringComparison.Ordinal);
        foreach (var part in (string[])["secure", "httponly", "samesite=lax", "path=/", "max-age=600"])
        {
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(query["state"].ToString(), cookie, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Return_WithTheSameStateAgain_IsTurnedAway()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Refuse("invalid_code");
        using var first = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        await AssertTurnedAwayAsync($"{InstallSite.Return}?code=c&state={state}", cookie, calls: 1);
    }

    [Fact]
    public async Task Return_OfAnotherBrowser_IsTurnedAwayAndSpendsTheState()
    {
        var (state, cookie) = await site.BeginAsync();
        var (_, others) = await site.BeginAsync();

        await AssertTurnedAwayAsync($"{InstallSite.Return}?code=c&state={state}", others);
        await AssertTurnedAwayAsync($"{InstallSite.Return}?code=c&state={state}", cookie);
    }

    [Theory]
    [InlineData("?code=c")]
    [InlineData("?code=c&state=")]
    [InlineData("?code=c&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("?state={state}")]
    [InlineData("?code=&state={state}")]
    [InlineData("?code=c&code=d&state={state}")]
    [InlineData("?code=c&state={state}&state={state}")]
    [InlineData("?error=access_denied")]
    [InlineData("")]
    public async Task Return_WithoutWhatBelongsToIt_IsTurnedAway(string query)
    {
        var (state, cookie) = await site.BeginAsync();

        await AssertTurnedAwayAsync(InstallSite.Return + query.Replace("{state}", state, StringComparison.Ordinal), cookie);
    }

    [Fact]
    public async Task Return_WithoutTheCookie_IsTurnedAway()
    {
        var (state, _) = await site.BeginAsync();

        await AssertTurnedAwayAsync($"{InstallSite.Return}?code=c&state={state}", cookie: null);
    }

    [Fact]
    public async Task Return_AfterTenMinutes_IsTurnedAway()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(10));

        await AssertTurnedAwayAsync($"{InstallSite.Return}?code=c&state={state}", cookie);
    }

    [Fact]
    public async Task Return_JustBeforeTenMinutes_IsTaken()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        site.Slack.Answer("oauth_v2_access_ok");
        site.Slack.Answer("auth_test_ok");

        using var page = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Visitor_WhoComesTooOften_IsHeldBack()
    {
        for (var i = 0; i < InstallFlow.PerAddressAMinute; i++)
        {
            (await site.GetAsync(InstallSite.Start)).Dispose();
        }

        using var answer = await site.GetAsync(InstallSite.Start);
        using var back = await site.GetAsync($"{InstallSite.Return}?code=c&state=s");

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (answer.StatusCode, back.StatusCode));
        Assert.Equal(60, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
    }

    [Fact]
    public void States_MoreThanTheMost_PushOutTheOldest()
    {
        var states = new InstallStates(site.Clock);
        var first = states.Begin();
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = states.Begin();
        for (var i = 0; i < InstallStates.Most - 1; i++)
        {
            site.Clock.Advance(TimeSpan.FromMilliseconds(1));
            states.Begin();
        }

        Assert.False(states.Take(first.State, first.Browser));
        Assert.True(states.Take(second.State, second.Browser));
    }

    private async Task AssertTurnedAwayAsync(string address, string? cookie, int calls = 0)
    {
        using var page = await site.GetAsync(address, cookie);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("Please start again", await page.Content.ReadAsStringAsync(Ct));
        Assert.Equal(calls, site.Slack.Calls.Count);
        Assert.Empty(await site.Store.AllAsync<SlackInstallation>(Ct));
    }
}
