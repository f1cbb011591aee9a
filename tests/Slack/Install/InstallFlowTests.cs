using System.Net;
using ForumBot.Slack.Install;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Slack.Install;

/// <summary>From the link to the page that says that the bot is there.</summary>
public sealed class InstallFlowTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private InstallSite site = null!;

    public async ValueTask InitializeAsync() => site = await InstallSite.OpenAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Return_OfTheSameBrowser_StoresTheInstallationAndSaysWhatToDoNext()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Answer("oauth_v2_access_ok", Whole);
        site.Slack.Answer("auth_test_ok");

        using var page = await site.GetAsync($"{InstallSite.Return}?code=the-code&state={state}", cookie);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var text = await page.Content.ReadAsStringAsync(Ct);
        Assert.Contains("ForumBot is in Riverside Parent Carer Forum", text);
        Assert.Contains("/invite @ForumBot", text);
        Assert.Contains("/forum help", text);
        Assert.DoesNotContain("permission", text);
        var kept = (await site.Store.FindAsync<SlackInstallation>(SlackCapture.Team, Ct))!.Value;
        Assert.Equal((SlackCapture.App, SlackCapture.Bot, SlackCapture.BotAuthor), (kept.AppId, kept.BotUserId, kept.BotId));
        Assert.Equal("xoxb-EXAMPLE-NOT-A-TOKEN", await site.Installations.TokenAsync(SlackCapture.Team, Ct));
        Assert.Equal(("the-code", "https://bot.example.org/slack/oauth_redirect"), (site.Slack.Calls[0].Form["code"], site.Slack.Calls[0].Form["redirect_uri"]));
        Assert.Equal("Bearer xoxb-EXAMPLE-NOT-A-TOKEN", site.Slack.Calls[1].Proof);
    }

    [Fact]
    public async Task Return_ForAWholeOrganisation_IsKeptUnderTheOrganisation()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Answer("oauth_v2_access_ok_org_install");
        site.Slack.Answer("auth_test_ok", json => (json["user_id"], json["team_id"]) = ("W0FORUMBOT1", "E0COUNCIL01"));

        using var page = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        Assert.Contains("ForumBot is in Council Org", await page.Content.ReadAsStringAsync(Ct));
        Assert.NotNull(await site.Store.FindAsync<SlackInstallation>("E0COUNCIL01", Ct));
    }

    [Fact]
    public async Task Return_ForAnOrganisationWithATokenOfAnother_IsRefused()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Answer("oauth_v2_access_ok_org_install");
        site.Slack.Answer("auth_test_ok", json => (json["user_id"], json["enterprise_id"]) = ("W0FORUMBOT1", "E0ANOTHER01"));

        using var page = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        Assert.Empty(await site.Store.AllAsync<SlackInstallation>(Ct));
    }

    [Fact]
    public async Task Return_WithATokenThatRunsOut_IsKeptWithWhatRenewsIt()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Answer("oauth_v2_access_ok_rotation");
        site.Slack.Answer("auth_test_ok");

        using var page = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        var kept = (await site.Store.FindAsync<SlackInstallation>(SlackCapture.Team, Ct))!.Value;
        Assert.Equal(site.Clock.GetUtcNow().AddHours(12), kept.ExpiresAt!.Value.ToDateTimeOffset());
        Assert.NotNull(kept.SealedRefreshToken);
    }

    [Fact]
    public async Task Return_OfSomebodyWhoSaidNo_IsAKindPageAndNothingElse()
    {
        var (state, cookie) = await site.BeginAsync();

        using var page = await site.GetAsync($"{InstallSite.Return}?error=access_denied&state={state}", cookie);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Nothing was changed", await page.Content.ReadAsStringAsync(Ct));
        Assert.Empty(site.Slack.Calls);
    }

    [Theory]
    [InlineData("oauth_v2_access_ok", "token_type", "user")]
    [InlineData("oauth_v2_access_ok", "bot_user_id", "U0SOMEBODY1")]
    [InlineData("oauth_v2_access_ok", "access_token", null)]
    [InlineData("oauth_v2_access_ok", "team", null)]
    public async Task Return_WithAnAnswerThatDoesNotFit_StoresNothing(string sample, string member, string? value)
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Answer(sample, json => json[member] = value);
        site.Slack.Answer("auth_test_ok");

        using var page = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Empty(await site.Store.AllAsync<SlackInstallation>(Ct));
        Assert.Single(site.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task Return_WithATokenOfAnotherWorkspace_StoresNothing()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Answer("oauth_v2_access_ok");
        site.Slack.Answer("auth_test_ok", json => json["team_id"] = SlackCapture.PartnerTeam);

        using var page = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Empty(await site.Store.AllAsync<SlackInstallation>(Ct));
    }

    [Fact]
    public async Task Return_WithACodeThatSlackRefuses_TellsTheOperatorItsReason()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Answer("oauth_v2_access_err_invalid_code");

        using var page = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("invalid_code", Assert.Single(site.Log.At(LogLevel.Error)));
    }

    [Fact]
    public async Task Return_WhileSlackIsOutOfReach_AsksToStartAgain()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.BreakOff();

        using var page = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("https://bot.example.org/slack/install", await page.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Return_OfAWorkspaceThatIsNotOnTheList_GivesTheTokenBackAndStoresNothing()
    {
        await using var site = await InstallSite.OpenAsync(InstallSite.Settings with { AllowedWorkspaces = new HashSet<string> { SlackCapture.PartnerTeam } });
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Answer("oauth_v2_access_ok");
        site.Slack.Answer("auth_test_ok");
        site.Slack.Answer(HttpStatusCode.OK, """{"ok":true,"revoked":true}""");

        using var page = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Equal("auth.revoke", site.Slack.Calls[^1].Method);
        Assert.Empty(await site.Store.AllAsync<SlackInstallation>(Ct));
    }

    [Fact]
    public async Task Return_WithoutEveryPermission_SaysSoToThePersonAndToTheOperator()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Answer("oauth_v2_access_ok", json => json["scope"] = "commands");
        site.Slack.Answer("auth_test_ok");

        using var page = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        Assert.Contains("did not give the bot every permission", await page.Content.ReadAsStringAsync(Ct));
        Assert.Contains("chat:write", Assert.Single(site.Log.At(LogLevel.Warning)));
    }

    [Fact]
    public async Task Page_WithANameFromSlack_ShowsItAsTextAlone()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Answer("oauth_v2_access_ok", json => json["team"]!["name"] = "<script>alert(1)</script>");
        site.Slack.Answer("auth_test_ok");

        using var page = await site.GetAsync($"{InstallSite.Return}?code=c&state={state}", cookie);

        Assert.DoesNotContain("<script", await page.Content.ReadAsStringAsync(Ct));
        Assert.StartsWith("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.True(page.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Log_OfAWholeInstallation_HoldsNoSecret()
    {
        var (state, cookie) = await site.BeginAsync();
        site.Slack.Answer("oauth_v2_access_ok", Whole);
        site.Slack.Answer("auth_test_ok");
        using var page = await site.GetAsync($"{InstallSite.Return}?code=the-code&state={state}", cookie);

        Assert.NotEmpty(site.Log.All);
        foreach (var secret in (string[])[state, cookie, "the-code", "xoxb-", InstallSite.ClientSecret])
        {
            Assert.DoesNotContain(site.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Flow_WithATokenInTheSettings_IsNotThere()
    {
        await using var site = await InstallSite.OpenAsync(new() { BotToken = "xoxb-1", SigningSecrets = ["fedcba9876543210"] });

        using var start = await site.GetAsync(InstallSite.Start);
        using var back = await site.GetAsync(InstallSite.Return);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (start.StatusCode, back.StatusCode));
    }

    private static void Whole(System.Text.Json.Nodes.JsonObject grant) => grant["scope"] = string.Join(',', SlackScopes.Bot);
}
