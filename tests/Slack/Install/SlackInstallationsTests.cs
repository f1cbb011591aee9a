using ForumBot.Slack;
using ForumBot.Slack.Install;
using ForumBot.Storage;
using ForumBot.Tests.Vault.Sealing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace ForumBot.Tests.Slack.Install;

/// <summary>The installations that people made themselves.</summary>
public sealed partial class SlackInstallationsTests : IDisposable
{
    private const string Team = SlackCapture.Team;
    private const string First = "xoxe.xoxb-1-first";
    private const string Second = "xoxe.xoxb-1-second";
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly SlackSettings Settings = new() { ClientId = "1.2", ClientSecret = "0123456789abcdef" };

    private readonly FakeTimeProvider clock = new(new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero));
    private readonly InMemoryDocumentStore store = new();
    private readonly EphemeralDataProtectionProvider ring = new();
    private readonly ScriptedAccess slack = new();
    private readonly KeptLog log = new();
    private readonly SlackAccess access;
    private readonly SlackInstallations installations;

    public SlackInstallationsTests()
    {
        access = slack.For(Settings, clock);
        installations = Build();
    }

    [Fact]
    public async Task Token_OnceInstalled_IsThereAfterARestartAndNowhereInTheClear()
    {
        await InstallAsync(First, "xoxe-1-refresh");

        using var restarted = Build();
        Assert.Equal(First, await restarted.TokenAsync(Team, Ct));
        var text = DocumentJson.Write((await store.FindAsync<SlackInstallation>(Team, Ct))!.Value, typeof(SlackInstallation));
        Assert.DoesNotContain("xox", text, StringComparison.Ordinal);
        Assert.DoesNotContain(log.All, line => line.Contains("xox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_OfAnotherWorkspace_IsNotGivenOut()
    {
        await InstallAsync(First, null);

        Assert.Null(await installations.TokenAsync(SlackCapture.PartnerTeam, Ct));
        Assert.Null(await installations.FindAsync(SlackCapture.PartnerTeam, Ct));
    }

    [Fact]
    public async Task Token_CopiedIntoAnotherWorkspacesDocument_DoesNotOpen()
    {
        await InstallAsync(First, null);
        var mine = (await store.FindAsync<SlackInstallation>(Team, Ct))!.Value;
        await store.CommitAsync([DocumentWrite.New(SlackCapture.PartnerTeam, mine with { Tenant = SlackCapture.PartnerTeam })], Ct);

        Assert.Null(await installations.TokenAsync(SlackCapture.PartnerTeam, Ct));
        Assert.Contains("does not open with these keys", Assert.Single(log.At(LogLevel.Error)));
    }

    [Fact]
    public async Task Token_WithOtherKeys_DoesNotOpenAndIsNotThrownAway()
    {
        await InstallAsync(First, null);

        using var elsewhere = Build(new EphemeralDataProtectionProvider());
        Assert.Null(await elsewhere.TokenAsync(Team, Ct));
        using var back = Build();
        Assert.Equal(First, await back.TokenAsync(Team, Ct));
    }

    [Fact]
    public async Task Token_ThatDoesNotRunOut_IsNeverRenewed()
    {
        await InstallAsync("xoxb-for-ever", null, expires: null);
        clock.Advance(TimeSpan.FromDays(400));

        Assert.Equal("xoxb-for-ever", await installations.TokenAsync(Team, Ct));
        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task Token_UpToTwoHoursBeforeItsEnd_IsTheOldOne()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(10) - TimeSpan.FromSeconds(1));

        Assert.Equal(First, await installations.TokenAsync(Team, Ct));
        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task Token_TwoHoursBeforeItsEnd_IsRenewedAndSavedBeforeItIsUsed()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(10));
        Renew(Second, "xoxe-1-next");
        var saved = false;
        store.BeforeCommit = _ =>
        {
            saved = true;
            return ValueTask.CompletedTask;
        };

        Assert.Equal(First, await installations.TokenAsync(Team, Ct));

        await RenewedAsync();
        Assert.True(saved);
        var call = Assert.Single(slack.Calls);
        Assert.Equal(("oauth.v2.access", "refresh_token", "xoxe-1-refresh"), (call.Method, call.Form["grant_type"], call.Form["refresh_token"]));
        Assert.StartsWith("Basic ", call.Proof, StringComparison.Ordinal);
        using var restarted = Build();
        Assert.Equal(Second, await restarted.TokenAsync(Team, Ct));
        Assert.Equal(Now + Duration.FromHours(12), (await restarted.FindAsync(Team, Ct))!.ExpiresAt);
    }

    [Fact]
    public async Task Token_AskedForByManyAtOnce_IsRenewedOnce()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(11));
        var hangs = new TaskCompletionSource();
        slack.BeforeAnswer = () => hangs.Task;
        Renew(Second, "xoxe-1-next");

        var asking = Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await installations.TokenAsync(Team, Ct))).ToList();
        hangs.SetResult();

        Assert.All(await Task.WhenAll(asking), token => Assert.True(token is First or Second, token));
        await RenewedAsync();
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task Token_ThatIsGood_IsGivenOutWhileSlackTakesItsTimeForTheNext()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(10));
        var hangs = Hang();
        Renew(Second, "xoxe-1-next");

        Assert.Equal(First, await installations.TokenAsync(Team, Ct).AsTask().WaitAsync(Patience));
        await AskedAsync(1);
        Assert.Equal(First, await installations.TokenAsync(Team, Ct).AsTask().WaitAsync(Patience));

        hangs.SetResult();
        await RenewedAsync();
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task Token_AfterItsEnd_IsWaitedFor()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(12));
        Renew(Second, "xoxe-1-next");

        Assert.Equal(Second, await installations.TokenAsync(Team, Ct));
    }

    [Fact]
    public async Task Loss_OfTheToken_DeletesItAndIsToldOnce()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(1));

        await installations.LoseAsync(Team, "account_inactive", Ct);
        await installations.LoseAsync(Team, "account_inactive", Ct);

        Assert.Null(await installations.TokenAsync(Team, Ct));
        var kept = (await store.FindAsync<SlackInstallation>(Team, Ct))!.Value;
        Assert.Equal((Now, null, null), (kept.DeadSince, kept.SealedToken, kept.SealedRefreshToken));
        Assert.Single(log.At(LogLevel.Error));
    }

    [Fact]
    public async Task Loss_HeardOfRightAfterAnInstallation_IsAboutTheOneBefore()
    {
        await InstallAsync(First, null);
        clock.Advance(TimeSpan.FromSeconds(5));

        await installations.LoseAsync(Team, "token_revoked", Ct);

        Assert.Equal(First, await installations.TokenAsync(Team, Ct));
    }

    [Fact]
    public async Task Installation_AfterALoss_LivesAgain()
    {
        await InstallAsync(First, null);
        clock.Advance(TimeSpan.FromHours(1));
        await installations.LoseAsync(Team, "token_revoked", Ct);

        await InstallAsync(Second, null);

        Assert.Equal(Second, await installations.TokenAsync(Team, Ct));
        Assert.Null((await installations.FindAsync(Team, Ct))!.DeadSince);
    }

    [Fact]
    public async Task Removal_OfToday_LeavesNothingAndIsIdempotent()
    {
        await InstallAsync(First, "xoxe-1-refresh");

        Assert.True(await installations.ForgetAsync(Team, Now, Ct));
        Assert.False(await installations.ForgetAsync(Team, Now, Ct));

        Assert.Null(await store.FindAsync<SlackInstallation>(Team, Ct));
        Assert.Null(await installations.TokenAsync(Team, Ct));
    }

    [Fact]
    public async Task Removal_OlderThanTheInstallation_ChangesNothing()
    {
        var before = Now;
        clock.Advance(TimeSpan.FromMinutes(1));
        await InstallAsync(First, null);

        Assert.False(await installations.ForgetAsync(Team, before, Ct));
        Assert.Equal(First, await installations.TokenAsync(Team, Ct));
    }

    [Fact]
    public async Task Installation_OfAWorkspaceThatIsNoLongerOnTheList_IsNotThere()
    {
        await InstallAsync(First, null);

        using var strict = Build(settings: Settings with { AllowedWorkspaces = new HashSet<string> { SlackCapture.PartnerTeam } });
        Assert.Null(await strict.FindAsync(Team, Ct));
        Assert.Null(await strict.TokenAsync(Team, Ct));
    }

    public void Dispose()
    {
        installations.Dispose();
        slack.Dispose();
        log.Dispose();
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private TaskCompletionSource Hang()
    {
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        slack.BeforeAnswer = () => hangs.Task;
        return hangs;
    }

    // The next token is fetched beside; whoever asks goes on with the old one until it is there.
    private Task RenewedAsync() => SoonAsync(async () => await installations.TokenAsync(Team, Ct) == Second, "There is no new token.");

    private Task AskedAsync(int times) => SoonAsync(() => Task.FromResult(slack.Calls.Count == times), "Slack was not asked.");

    private Task ToldAsync(LogLevel level, string words) =>
        SoonAsync(() => Task.FromResult(log.At(level).Any(line => line.Contains(words, StringComparison.Ordinal))), "The operator was not told.");

    private static async Task SoonAsync(Func<Task<bool>> isSo, string otherwise)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < 800, otherwise);
            await Task.Delay(25, Ct);
        }
    }

    private SlackInstallations Build(IDataProtectionProvider? keys = null, SlackSettings? settings = null) =>
        new(store, access, new(keys ?? ring), settings ?? Settings, clock, LoggerFactory.Create(logging => logging.AddProvider(log)).CreateLogger<SlackInstallations>());

    private async Task InstallAsync(string token, string? refreshToken, int? expires = 43200) => await installations.InstallAsync(
        new() { Tenant = Team, AppId = SlackCapture.App, BotUserId = SlackCapture.Bot },
        new() { Ok = true, AccessToken = token, RefreshToken = refreshToken, ExpiresIn = refreshToken is null ? null : expires },
        Ct);

    private void Renew(string token, string refreshToken) => slack.Answer("oauth_v2_access_ok_rotation", json =>
    {
        json["access_token"] = token;
        json["refresh_token"] = refreshToken;
    });
}
