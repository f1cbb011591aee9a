using ForumBot.Slack.Web;
using ForumBot.Tests.Teams;

namespace ForumBot.Tests.Slack.Web;

/// <summary>The bot's own pace, so that Slack seldom has to slow it down.</summary>
public sealed class SlackPaceTests
{
    private readonly SignallingTime time = new();
    private readonly SlackPace pace;

    public SlackPaceTests() => pace = new(time, isFree: false);

    [Fact]
    public async Task Messages_InOneChannel_GoInAShortBurstAndThenWait()
    {
        Assert.Equal(4, await PassedAsync(4, _ => Post("C1")));
        var fifth = pace.PassAsync(Post("C1"), default).AsTask();
        await time.WaitForAsync(TimeSpan.FromSeconds(4));
        Assert.False(fifth.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(4));

        Assert.True(await fifth);
    }

    [Fact]
    public async Task Messages_InOneChannelOverAMinute_AreOneASecond()
    {
        var passed = 0;
        for (var second = 0; second < 60; second++)
        {
            passed += await PassedAsync(3, _ => Post("C1"));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(60, passed);
    }

    [Fact]
    public async Task Messages_InManyChannels_DoNotWaitForEachOther() => Assert.Equal(50, await PassedAsync(50, n => Post($"C{n}")));

    [Fact]
    public async Task Messages_ThatNobodyWaitsFor_LeaveRoomForThoseThatSomebodyDoes()
    {
        Assert.Equal(10, await PassedAsync(30, n => Post($"C{n}") with { IsUnhurried = true }));
        Assert.Equal(5, await PassedAsync(5, n => Post($"D{n}")));
    }

    [Fact]
    public async Task Messages_ThatNobodyWaitsFor_AreAHundredAMinute()
    {
        var passed = 0;
        for (var second = 0; second < 15; second++)
        {
            passed += await PassedAsync(10, n => Post($"C{second}-{n}") with { IsUnhurried = true });
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(100, passed);
    }

    [Fact]
    public async Task Updates_InOneWorkspace_AreFiftyAMinute() => Assert.Equal(50, await PassedAsync(60, _ => Call("chat.update")));

    [Fact]
    public async Task Looks_InOneWorkspace_AreAHundredAMinute() => Assert.Equal(100, await PassedAsync(110, _ => Call("users.info")));

    [Fact]
    public async Task Calls_InAnotherWorkspace_CountForThemselves()
    {
        await PassedAsync(60, _ => Call("chat.update"));

        Assert.Equal(50, await PassedAsync(60, _ => Call("chat.update") with { Tenant = "T2" }));
    }

    [Fact]
    public async Task Calls_OfASlackOnThisMachine_AreNotCounted() => Assert.Equal(200, await PassedAsync(200, _ => Post("C1"), new(time, isFree: true)));

    [Fact]
    public async Task Hold_OfASlackOnThisMachine_IsKept()
    {
        var free = new SlackPace(time, isFree: true);
        free.Hold(Call("chat.update"), TimeSpan.FromSeconds(9));
        var turn = free.PassAsync(Call("chat.update"), default).AsTask();
        await time.WaitForAsync(TimeSpan.FromSeconds(9));
        Assert.False(turn.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(9));

        Assert.True(await turn);
    }

    private static SlackCall Post(string channel) => Call("chat.postMessage") with { Channel = channel };

    private static SlackCall Call(string method) => new("T1", method, () => new ByteArrayContent([]));

    // How many of so many may go at once; the others leave, and have left.
    private async Task<int> PassedAsync(int most, Func<int, SlackCall> call, SlackPace? of = null)
    {
        var passed = 0;
        for (var n = 0; n < most; n++)
        {
            using var leaving = new CancellationTokenSource();
            var turn = (of ?? pace).PassAsync(call(n), leaving.Token).AsTask();
            passed += turn is { IsCompletedSuccessfully: true, Result: true } ? 1 : 0;
            await leaving.CancelAsync();
            await turn.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return passed;
    }
}
