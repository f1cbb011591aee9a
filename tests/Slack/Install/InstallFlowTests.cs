using System.Net;
using ForumBot.Slack;
using ForumBot.Slack.Install;
using ForumBot.Storage;
using ForumBot.Tests.Vault.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Slack.Install;

/// <summary>From the link to the page that says that the bot is there.</summary>
public sealed class InstallFlowTests : IAsyncLifetime
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private const string Start = "/slack/install";
    private const string Return = "/slack/oauth_redirect";
    private static readonly SlackSettings Settings = new() { ClientId = "12.34", ClientSecret = Secret, SigningSecrets = [Secret] };
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeTimeProvider clock = new(new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero));
    private readonly InMemoryDocumentStore store = new();
    private readonly ScriptedAccess slack = new();
    private readonly KeptLog log = new();
    private WebApplication app = null!;

    public ValueTask InitializeAsync() => StartAsync(Settings);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        slack.Dispose();
        log.Dispose();
    }

    [Fact]
    public async Task Install_ForABrowser_SendsItToSlackWithAStateAndACookieOfItsOwn()
    {
        using var answer = await GetAsync(Start);

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
    public async Task Return_OfTheSameBrowser_StoresTheInstallationAndSaysWhatToDoNext()
    {
        var (state, cookie) = await BeginAsync();
        slack.Answer("oauth_v2_access_ok", Whole);
        slack.Answer("auth_test_ok");

        using var page = await GetAsync($"{Return}?code=the-code&state={state}", cookie);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var text = await page.Content.ReadAsStringAsync(Ct);
        Assert.Contains("ForumBot is in Riverside Parent Carer Forum", text);
        Assert.Contains("/invite @ForumBot", text);
        Assert.Contains("/forum help", text);
        Assert.DoesNotContain("permission", text);
        var kept = (await store.FindAsync<SlackInstallation>(SlackCapture.Team, Ct))!.Value;
        Assert.Equal((SlackCapture.App, SlackCapture.Bot, SlackCapture.BotAuthor), (kept.AppId, kept.BotUserId, kept.BotId));
        Assert.Equal("xoxb-EXAMPLE-NOT-A-TOKEN", await app.Services.GetRequiredService<ISlackInstallations>().TokenAsync(SlackCapture.Team, Ct));
        Assert.Equal(("the-code", "https://bot.example.org/slack/oauth_redirect"), (slack.Calls[0].Form["code"], slack.Calls[0].Form["redirect_uri"]));
        Assert.Equal("Bearer xoxb-EXAMPLE-NOT-A-TOKEN", slack.Calls[1].Proof);
    }

    [Fact]
    public async Task Return_ForAWholeOrganisation_IsKeptUnderTheOrganisation()
    {
        var (state, cookie) = await BeginAsync();
        slack.Answer("oauth_v2_access_ok_org_install");
        slack.Answer("auth_test_ok", json => (json["user_id"], json["team_id"]) = ("W0FORUMBOT1", "E0COUNCIL01"));

        using var page = await GetAsync($"{Return}?code=c&state={state}", cookie);

        Assert.Contains("ForumBot is in Council Org", await page.Content.ReadAsStringAsync(Ct));
        Assert.NotNull(await store.FindAsync<SlackInstallation>("E0COUNCIL01", Ct));
    }

    [Fact]
    public async Task Return_WithATokenThatRunsOut_IsKeptWithWhatRenewsIt()
    {
        var (state, cookie) = await BeginAsync();
        slack.Answer("oauth_v2_access_ok_rotation");
        slack.Answer("auth_test_ok");

        using var page = await GetAsync($"{Return}?code=c&state={state}", cookie);

        var kept = (await store.FindAsync<SlackInstallation>(SlackCapture.Team, Ct))!.Value;
        Assert.Equal(clock.GetUtcNow().AddHours(12), kept.ExpiresAt!.Value.ToDateTimeOffset());
        Assert.NotNull(kept.SealedRefreshToken);
    }

    [Fact]
    public async Task Return_WithTheSameStateAgain_IsTurnedAway()
    {
        var (state, cookie) = await BeginAsync();
        slack.Refuse("invalid_code");
        using var first = await GetAsync($"{Return}?code=c&state={state}", cookie);

        await AssertTurnedAwayAsync($"{Return}?code=c&state={state}", cookie, calls: 1);
    }

    [Fact]
    public async Task Return_OfAnotherBrowser_IsTurnedAwayAndSpendsTheState()
    {
        var (state, cookie) = await BeginAsync();
        var (_, others) = await BeginAsync();

        await AssertTurnedAwayAsync($"{Return}?code=c&state={state}", others);
        await AssertTurnedAwayAsync($"{Return}?code=c&state={state}", cookie);
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
        var (state, cookie) = await BeginAsync();

        await AssertTurnedAwayAsync(Return + query.Replace("{state}", state, StringComparison.Ordinal), cookie);
    }

    [Fact]
    public async Task Return_WithoutTheCookie_IsTurnedAway()
    {
        var (state, _) = await BeginAsync();

        await AssertTurnedAwayAsync($"{Return}?code=c&state={state}", cookie: null);
    }

    [Fact]
    public async Task Return_AfterTenMinutes_IsTurnedAway()
    {
        var (state, cookie) = await BeginAsync();
        clock.Advance(TimeSpan.FromMinutes(10));

        await AssertTurnedAwayAsync($"{Return}?code=c&state={state}", cookie);
    }

    [Fact]
    public async Task Return_JustBeforeTenMinutes_IsTaken()
    {
        var (state, cookie) = await BeginAsync();
        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        slack.Answer("oauth_v2_access_ok");
        slack.Answer("auth_test_ok");

        using var page = await GetAsync($"{Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Return_OfSomebodyWhoSaidNo_IsAKindPageAndNothingElse()
    {
        var (state, cookie) = await BeginAsync();

        using var page = await GetAsync($"{Return}?error=access_denied&state={state}", cookie);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Nothing was changed", await page.Content.ReadAsStringAsync(Ct));
        Assert.Empty(slack.Calls);
    }

    [Theory]
    [InlineData("oauth_v2_access_ok", "token_type", "user")]
    [InlineData("oauth_v2_access_ok", "bot_user_id", "U0SOMEBODY1")]
    [InlineData("oauth_v2_access_ok", "access_token", null)]
    [InlineData("oauth_v2_access_ok", "team", null)]
    public async Task Return_WithAnAnswerThatDoesNotFit_StoresNothing(string sample, string member, string? value)
    {
        var (state, cookie) = await BeginAsync();
        slack.Answer(sample, json => json[member] = value);
        slack.Answer("auth_test_ok");

        using var page = await GetAsync($"{Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Empty(await store.AllAsync<SlackInstallation>(Ct));
        Assert.Single(log.At(LogLevel.Error));
    }

    [Fact]
    public async Task Return_WithATokenOfAnotherWorkspace_StoresNothing()
    {
        var (state, cookie) = await BeginAsync();
        slack.Answer("oauth_v2_access_ok");
        slack.Answer("auth_test_ok", json => json["team_id"] = SlackCapture.PartnerTeam);

        using var page = await GetAsync($"{Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Empty(await store.AllAsync<SlackInstallation>(Ct));
    }

    [Fact]
    public async Task Return_WithACodeThatSlackRefuses_TellsTheOperatorItsReason()
    {
        var (state, cookie) = await BeginAsync();
        slack.Answer("oauth_v2_access_err_invalid_code");

        using var page = await GetAsync($"{Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("invalid_code", Assert.Single(log.At(LogLevel.Error)));
    }

    [Fact]
    public async Task Return_WhileSlackIsOutOfReach_AsksToStartAgain()
    {
        var (state, cookie) = await BeginAsync();
        slack.BreakOff();

        using var page = await GetAsync($"{Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("https://bot.example.org/slack/install", await page.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Return_OfAWorkspaceThatIsNotOnTheList_GivesTheTokenBackAndStoresNothing()
    {
        await app.DisposeAsync();
        await StartAsync(Settings with { AllowedWorkspaces = new HashSet<string> { SlackCapture.PartnerTeam } });
        var (state, cookie) = await BeginAsync();
        slack.Answer("oauth_v2_access_ok");
        slack.Answer("auth_test_ok");
        slack.Answer(HttpStatusCode.OK, """{"ok":true,"revoked":true}""");

        using var page = await GetAsync($"{Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Equal("auth.revoke", slack.Calls[^1].Method);
        Assert.Empty(await store.AllAsync<SlackInstallation>(Ct));
    }

    [Fact]
    public async Task Return_WithoutEveryPermission_SaysSoToThePersonAndToTheOperator()
    {
        var (state, cookie) = await BeginAsync();
        slack.Answer("oauth_v2_access_ok", json => json["scope"] = "commands");
        slack.Answer("auth_test_ok");

        using var page = await GetAsync($"{Return}?code=c&state={state}", cookie);

        Assert.Contains("did not give the bot every permission", await page.Content.ReadAsStringAsync(Ct));
        Assert.Contains("chat:write", Assert.Single(log.At(LogLevel.Warning)));
    }

    [Fact]
    public async Task Page_WithANameFromSlack_ShowsItAsTextAlone()
    {
        var (state, cookie) = await BeginAsync();
        slack.Answer("oauth_v2_access_ok", json => json["team"]!["name"] = "<script>alert(1)</script>");
        slack.Answer("auth_test_ok");

        using var page = await GetAsync($"{Return}?code=c&state={state}", cookie);

        Assert.DoesNotContain("<script", await page.Content.ReadAsStringAsync(Ct));
        Assert.StartsWith("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.True(page.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Log_OfAWholeInstallation_HoldsNoSecret()
    {
        var (state, cookie) = await BeginAsync();
        slack.Answer("oauth_v2_access_ok", Whole);
        slack.Answer("auth_test_ok");
        using var page = await GetAsync($"{Return}?code=the-code&state={state}", cookie);

        Assert.NotEmpty(log.All);
        foreach (var secret in (string[])[state, cookie, "the-code", "xoxb-", Secret])
        {
            Assert.DoesNotContain(log.All, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Visitor_WhoComesTooOften_IsHeldBack()
    {
        for (var i = 0; i < InstallFlow.PerAddressAMinute; i++)
        {
            (await GetAsync(Start)).Dispose();
        }

        using var answer = await GetAsync(Start);
        using var back = await GetAsync($"{Return}?code=c&state=s");

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (answer.StatusCode, back.StatusCode));
        Assert.Equal(60, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
    }

    [Fact]
    public void States_MoreThanTheMost_PushOutTheOldest()
    {
        var states = new InstallStates(clock);
        var first = states.Begin();
        clock.Advance(TimeSpan.FromSeconds(1));
        var second = states.Begin();
        for (var i = 0; i < InstallStates.Most - 1; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            states.Begin();
        }

        Assert.False(states.Take(first.State, first.Browser));
        Assert.True(states.Take(second.State, second.Browser));
    }

    [Fact]
    public async Task Flow_WithATokenInTheSettings_IsNotThere()
    {
        await app.DisposeAsync();
        await StartAsync(new() { BotToken = "xoxb-1", SigningSecrets = [Secret] });

        using var start = await GetAsync(Start);
        using var back = await GetAsync(Return);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (start.StatusCode, back.StatusCode));
    }

    private static void Whole(System.Text.Json.Nodes.JsonObject grant) => grant["scope"] = string.Join(',', SlackScopes.Bot);

    private async ValueTask StartAsync(SlackSettings settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration["Logging:LogLevel:Default"] = builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace";
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IDocumentStore>(store)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton(new PublicAddress(new("https://bot.example.org")))
            .AddSingleton<ForumBot.Conversation.KnownPlaces>()
            .AddSingleton(settings)
            .AddSlackInstall(settings)
            .AddSingleton(slack.For(settings));
        if (!settings.HasInstallFlow)
        {
            slack.Answer("auth_test_ok");
        }

        app = builder.Build();
        app.MapSlackInstall(settings);
        await app.StartAsync(Ct);
    }

    private async Task<(string State, string Cookie)> BeginAsync()
    {
        using var answer = await GetAsync(Start);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=', 2)[1];
        return (QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["state"].ToString(), cookie);
    }

    private async Task AssertTurnedAwayAsync(string address, string? cookie, int calls = 0)
    {
        using var page = await GetAsync(address, cookie);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("Please start again", await page.Content.ReadAsStringAsync(Ct));
        Assert.Equal(calls, slack.Calls.Count);
        Assert.Empty(await store.AllAsync<SlackInstallation>(Ct));
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", $"{InstallFlow.Cookie}={cookie}");
        }

        return await app.GetTestClient().SendAsync(request, Ct);
    }
}
