using System.Net;
using ForumBot.Slack;
using ForumBot.Slack.Install;
using ForumBot.Tests.Vault.Sealing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace ForumBot.Tests.Slack.Install;

/// <summary>The workspace whose token stands in the settings.</summary>
public sealed class OwnWorkspaceTests : IDisposable
{
    private const string Token = "xoxb-of-the-settings";
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeTimeProvider clock = new(new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero));
    private readonly ScriptedAccess slack = new();
    private readonly KeptLog log = new();
    private readonly OwnWorkspace own;

    public OwnWorkspaceTests() => own = Build(new() { BotToken = Token });

    [Fact]
    public async Task Workspace_AtTheFirstUse_IsLearnedOnceFromSlack()
    {
        slack.Answer("auth_test_ok");

        var found = await own.FindAsync(SlackCapture.Team, Ct);
        await own.FindAsync(SlackCapture.Team, Ct);

        Assert.Equal((SlackCapture.Team, SlackCapture.Bot, SlackCapture.BotAuthor, null), (found!.Tenant, found.BotUserId, found.BotId, found.SealedToken));
        Assert.Equal(("auth.test", "Bearer " + Token), Assert.Single(slack.Calls) is var call ? (call.Method, call.Proof) : default);
    }

    [Fact]
    public async Task Token_ForItsOwnWorkspaceAndNoOther_IsThatOfTheSettings()
    {
        slack.Answer("auth_test_ok");

        Assert.Equal(Token, await own.TokenAsync(SlackCapture.Team, Ct));
        Assert.Null(await own.TokenAsync(SlackCapture.PartnerTeam, Ct));
        Assert.Null(await own.FindAsync(SlackCapture.PartnerTeam, Ct));
    }

    [Fact]
    public async Task Workspace_OfAWholeOrganisation_IsTheOrganisation()
    {
        slack.Answer("auth_test_ok", json => (json["is_enterprise_install"], json["enterprise_id"]) = (true, "E0COUNCIL01"));

        Assert.NotNull(await own.FindAsync("E0COUNCIL01", Ct));
        Assert.Null(await own.FindAsync(SlackCapture.Team, Ct));
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("account_inactive")]
    public async Task Token_ThatSlackDoesNotTake_IsToldOnceAndNeverSent(string error)
    {
        slack.Refuse(error);

        Assert.Null(await own.FindAsync(SlackCapture.Team, Ct));
        Assert.Null(await own.TokenAsync(SlackCapture.Team, Ct));
        await own.LoseAsync(SlackCapture.Team, error, Ct);

        Assert.Single(slack.Calls);
        Assert.Contains($"Slack does not take the token in Slack:BotToken ({error})", Assert.Single(log.At(LogLevel.Error)));
        Assert.DoesNotContain(log.All, line => line.Contains(Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Slack_OutOfReach_IsAskedAgainLaterAndTheCallIsTriedAllTheSame(bool answersBadly)
    {
        if (answersBadly)
        {
            slack.Answer(HttpStatusCode.BadGateway, "<html>");
        }
        else
        {
            slack.BreakOff();
        }

        await Assert.ThrowsAsync<SlackAwayException>(async () => await own.FindAsync(SlackCapture.Team, Ct));
        Assert.Equal(Token, await own.TokenAsync(SlackCapture.Team, Ct));
        Assert.Single(slack.Calls);

        clock.Advance(TimeSpan.FromSeconds(5));
        slack.Answer("auth_test_ok");
        Assert.NotNull(await own.FindAsync(SlackCapture.Team, Ct));
    }

    [Theory]
    [InlineData("internal_error")]
    [InlineData("ratelimited")]
    public async Task Slack_NotWell_IsNotTakenForARefusal(string error)
    {
        slack.Refuse(error);

        await Assert.ThrowsAsync<SlackAwayException>(async () => await own.FindAsync(SlackCapture.Team, Ct));
        Assert.Empty(log.At(LogLevel.Error));
    }

    [Fact]
    public async Task Slack_ThatAsksForAPause_IsLeftAloneThatLong()
    {
        slack.Throttle(retryAfter: 45);
        await Assert.ThrowsAsync<SlackAwayException>(async () => await own.FindAsync(SlackCapture.Team, Ct));

        clock.Advance(TimeSpan.FromSeconds(44));
        await Assert.ThrowsAsync<HttpRequestException>(async () => await own.FindAsync(SlackCapture.Team, Ct));
        Assert.Single(slack.Calls);

        clock.Advance(TimeSpan.FromSeconds(1));
        slack.Answer("auth_test_ok");
        Assert.NotNull(await own.FindAsync(SlackCapture.Team, Ct));
    }

    [Fact]
    public async Task Slack_WhoseAnswerCannotBeRead_IsNotTakenForARefusal()
    {
        slack.Answer("auth_test_ok", json => json["team_id"] = 5);

        await Assert.ThrowsAsync<SlackAwayException>(async () => await own.FindAsync(SlackCapture.Team, Ct));
        Assert.Empty(log.At(LogLevel.Error));
    }

    [Fact]
    public async Task Token_WithoutEveryPermission_IsUsedAndTheOperatorHearsWhatIsMissing()
    {
        slack.Answer("auth_test_ok", scopes: string.Join(',', SlackScopes.Bot.Except(["mpim:read", "users:read"])));

        Assert.Equal(Token, await own.TokenAsync(SlackCapture.Team, Ct));
        Assert.Contains("lacks these permissions: mpim:read, users:read.", Assert.Single(log.At(LogLevel.Warning)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Token_WithEveryPermissionOrWhenSlackDoesNotSay_IsNothingToTell(bool says)
    {
        slack.Answer("auth_test_ok", scopes: says ? string.Join(", ", SlackScopes.Bot) : null);

        Assert.NotNull(await own.FindAsync(SlackCapture.Team, Ct));
        Assert.Empty(log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task Start_WithoutSlackInReach_IsNotHeldUp()
    {
        var hangs = new TaskCompletionSource();
        slack.BeforeAnswer = () => hangs.Task;
        slack.Answer("auth_test_ok");

        await own.StartAsync(Ct);
        hangs.SetResult();
        await own.ExecuteTask!;

        Assert.NotNull(await own.FindAsync(SlackCapture.Team, Ct));
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task Workspace_ThatIsNotOnTheList_IsNobodys()
    {
        using var strict = Build(new() { BotToken = Token, AllowedWorkspaces = new HashSet<string> { SlackCapture.PartnerTeam } });
        slack.Answer("auth_test_ok");

        Assert.Null(await strict.FindAsync(SlackCapture.Team, Ct));
        Assert.Null(await strict.TokenAsync(SlackCapture.Team, Ct));
        Assert.Contains("not on the list Slack:AllowedWorkspaces", Assert.Single(log.At(LogLevel.Error)));
    }

    [Fact]
    public async Task Loss_OfTheToken_StopsEverythingAndIsToldOnce()
    {
        slack.Answer("auth_test_ok");
        await own.FindAsync(SlackCapture.Team, Ct);

        await own.LoseAsync(SlackCapture.PartnerTeam, "token_revoked", Ct);
        Assert.Equal(Token, await own.TokenAsync(SlackCapture.Team, Ct));
        await own.LoseAsync(SlackCapture.Team, "token_revoked", Ct);
        await own.LoseAsync(SlackCapture.Team, "token_revoked", Ct);

        Assert.Null(await own.TokenAsync(SlackCapture.Team, Ct));
        Assert.NotNull((await own.FindAsync(SlackCapture.Team, Ct))!.DeadSince);
        Assert.Single(log.At(LogLevel.Error));
    }

    [Fact]
    public async Task Removal_OlderThanTheToken_ChangesNothing()
    {
        slack.Answer("auth_test_ok");
        var since = (await own.FindAsync(SlackCapture.Team, Ct))!.InstalledAt;

        Assert.False(await own.ForgetAsync(SlackCapture.Team, since - Duration.FromSeconds(1), Ct));
        Assert.True(await own.ForgetAsync(SlackCapture.Team, since, Ct));
        Assert.False(await own.ForgetAsync(SlackCapture.Team, since, Ct));
        Assert.Null(await own.TokenAsync(SlackCapture.Team, Ct));
    }

    public void Dispose()
    {
        own.Dispose();
        slack.Dispose();
        log.Dispose();
    }

    private OwnWorkspace Build(SlackSettings settings) =>
        new(settings, slack.For(settings, clock), clock, LoggerFactory.Create(logging => logging.AddProvider(log)).CreateLogger<OwnWorkspace>());
}
