using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Slack.Install;

/// <summary>What becomes of a renewal that is cut off, refused, put off, or comes twice.</summary>
public sealed partial class SlackInstallationsTests
{
    [Fact]
    public async Task Renewal_WhoseCallerIsCutOff_IsFinishedAndSaved()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        var hangs = Hang();
        Renew(Second, "xoxe-1-next");
        using var cut = new CancellationTokenSource();
        var renewing = installations.RenewAsync(Team, First, cut.Token).AsTask();
        await AskedAsync(1);

        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => renewing);
        hangs.SetResult();

        await RenewedAsync();
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task Renewal_UnderWayWhenTheBotStops_IsWaitedFor()
    {
        var stopping = Build();
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(10));
        var hangs = Hang();
        Renew(Second, "xoxe-1-next");
        Assert.Equal(First, await stopping.TokenAsync(Team, Ct).AsTask().WaitAsync(Patience));
        await AskedAsync(1);

        var stopped = stopping.DisposeAsync();
        Assert.False(stopped.IsCompleted);
        hangs.SetResult();
        await stopped;

        using var restarted = Build();
        Assert.Equal(Second, await restarted.TokenAsync(Team, Ct));
    }

    [Fact]
    public async Task Renewal_RefusedWhileTheTokenIsGood_KeepsItToItsEnd()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(11));
        slack.Refuse("invalid_refresh_token");
        await installations.TokenAsync(Team, Ct);
        await ToldAsync(LogLevel.Error, "(invalid_refresh_token)");

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(First, await installations.TokenAsync(Team, Ct));
        Assert.Null((await installations.FindAsync(Team, Ct))!.DeadSince);
        Assert.Single(slack.Calls);

        clock.Advance(TimeSpan.FromMinutes(1));
        slack.Refuse("invalid_refresh_token");
        Assert.Null(await installations.TokenAsync(Team, Ct));
        Assert.NotNull((await installations.FindAsync(Team, Ct))!.DeadSince);
    }

    [Fact]
    public async Task Renewal_RefusedBeforeTheBotIsInstalledAgain_DoesNotEndTheNewInstallation()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        var hangs = Hang();
        slack.Refuse("invalid_refresh_token");
        var renewing = installations.RenewAsync(Team, First, Ct).AsTask();
        await AskedAsync(1);

        var installing = InstallAsync(Second, "xoxe-1-next");
        hangs.SetResult();
        await Task.WhenAll(renewing, installing);

        Assert.Equal(Second, await installations.TokenAsync(Team, Ct));
    }

    [Fact]
    public async Task Renewal_ThatSlackPutsOff_IsTriedWhenSlackSaid()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(10));
        slack.Throttle(retryAfter: 300);
        await installations.TokenAsync(Team, Ct);
        await ToldAsync(LogLevel.Warning, "(ratelimited)");

        clock.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(First, await installations.TokenAsync(Team, Ct));
        await Assert.ThrowsAsync<HttpRequestException>(async () => await installations.RenewAsync(Team, First, Ct));
        Assert.Single(slack.Calls);

        clock.Advance(TimeSpan.FromSeconds(1));
        Renew(Second, "xoxe-1-next");
        await RenewedAsync();
    }

    [Fact]
    public async Task Token_ThatCannotBeSaved_IsNotUsed()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(11));
        Renew(Second, "xoxe-1-next");
        store.BeforeCommit = _ => throw new IOException("the disk is full");

        Assert.Equal(First, await installations.TokenAsync(Team, Ct));
        await ToldAsync(LogLevel.Warning, "(IOException)");

        store.BeforeCommit = null;
        Assert.Equal(First, await installations.TokenAsync(Team, Ct));
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task Token_WhileSlackIsOutOfReach_IsTheOldOneAndSlackIsLeftAloneForAMinute()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(11));
        slack.BreakOff();

        Assert.Equal(First, await installations.TokenAsync(Team, Ct));
        await ToldAsync(LogLevel.Warning, "(ConnectionError)");
        Assert.Equal(First, await installations.TokenAsync(Team, Ct));
        Assert.Single(slack.Calls);

        clock.Advance(TimeSpan.FromMinutes(1));
        Renew(Second, "xoxe-1-next");
        await RenewedAsync();
    }

    [Fact]
    public async Task Renewal_OfATokenThatWasRenewedMeanwhile_GivesThatOne()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        Renew(Second, "xoxe-1-next");

        Assert.Equal(Second, await installations.RenewAsync(Team, First, Ct));
        Assert.Equal(Second, await installations.RenewAsync(Team, First, Ct));
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task Renewal_WhileSlackIsOutOfReach_SaysSoAndEndsNothing()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        slack.BreakOff();

        await Assert.ThrowsAsync<HttpRequestException>(async () => await installations.RenewAsync(Team, First, Ct));
        Assert.Null((await installations.FindAsync(Team, Ct))!.DeadSince);
    }

    [Fact]
    public async Task Renewal_ThatSlackRefuses_EndsTheInstallationAndIsToldOnce()
    {
        await InstallAsync(First, "xoxe-1-refresh");
        slack.Refuse("invalid_refresh_token");

        Assert.Null(await installations.RenewAsync(Team, First, Ct));
        Assert.Null(await installations.RenewAsync(Team, First, Ct));

        Assert.Null(await installations.TokenAsync(Team, Ct));
        Assert.Contains("(invalid_refresh_token)", Assert.Single(log.At(LogLevel.Error)));
    }

    [Theory]
    [InlineData("bad_client_secret")]
    [InlineData("invalid_client_id")]
    [InlineData("invalid_arguments")]
    [InlineData("a_word_of_tomorrow")]
    public async Task Renewal_RefusedForWhatIsNotTheTokens_KeepsItAndIsToldOnce(string reason)
    {
        await InstallAsync(First, "xoxe-1-refresh");
        clock.Advance(TimeSpan.FromHours(11));
        slack.Refuse(reason);
        slack.Refuse(reason);

        await Assert.ThrowsAsync<HttpRequestException>(async () => await installations.RenewAsync(Team, First, Ct));
        Assert.Equal(First, await installations.TokenAsync(Team, Ct));
        await Assert.ThrowsAsync<HttpRequestException>(async () => await installations.RenewAsync(Team, First, Ct));
        Assert.Single(slack.Calls);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<HttpRequestException>(async () => await installations.RenewAsync(Team, First, Ct));
        Assert.Equal(2, slack.Calls.Count);
        Assert.Contains($"({reason})", Assert.Single(log.At(LogLevel.Error)));

        clock.Advance(TimeSpan.FromMinutes(1));
        Renew(Second, "xoxe-1-next");
        await RenewedAsync();
    }
}
