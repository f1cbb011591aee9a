using ForumBot.Messaging.Pacing;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Messaging.Pacing;

public sealed class PaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider time = new();
    private readonly Pace pace;

    public PaceTests() => pace = new(time, TimeSpan.FromMinutes(1), [new(2, Second)]);

    [Fact]
    public async Task TakeTurn_WithinTheWindow_DoesNotWait()
    {
        Assert.True(await PassAsync("a"));
        Assert.True(await PassAsync("a"));
    }

    [Fact]
    public async Task TakeTurn_BeyondTheWindow_WaitsUntilItOpens()
    {
        await PassAsync("a");
        await PassAsync("a");
        var third = PassAsync("a");

        time.Advance(Second - TimeSpan.FromMilliseconds(1));
        Assert.False(third.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await third);
    }

    [Fact]
    public async Task TakeTurn_ByMany_LetsThemPassInTheOrderTheyCame()
    {
        var order = new List<int>();
        var all = Enumerable.Range(0, 10).Select(async i =>
        {
            using var turn = await pace.TakeTurnAsync("a", default);
            order.Add(i);
            turn!.Pass();
        }).ToArray();
        while (!Task.WhenAll(all).IsCompleted)
        {
            time.Advance(Second);
            await Task.Yield();
        }

        await Task.WhenAll(all);
        Assert.Equal(Enumerable.Range(0, 10), order);
    }

    [Fact]
    public async Task TakeTurn_InAnotherLane_IsNotHeldBack()
    {
        await PassAsync("a");
        await PassAsync("a");
        var waiting = PassAsync("a");

        Assert.True(await PassAsync("b"));
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task TakeTurn_ThatIsGivenUp_CountsForNothing()
    {
        await PassAsync("a");
        await PassAsync("a");
        using var leaving = new CancellationTokenSource();
        var leaver = PassAsync("a", leaving.Token);
        var next = PassAsync("a");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
        time.Advance(Second);

        Assert.True(await next);
        Assert.True(await PassAsync("a"));
    }

    [Fact]
    public async Task TakeTurn_ThatDoesNotPass_CountsForNothing()
    {
        for (var i = 0; i < 5; i++)
        {
            using var turn = await pace.TakeTurnAsync("a", default);
            Assert.NotNull(turn);
        }
    }

    [Fact]
    public async Task TakeTurn_InALaneThatIsHeld_WaitsAsLongAsTheOthersDoNot()
    {
        pace.Hold("a", TimeSpan.FromSeconds(7));
        var held = PassAsync("a");

        Assert.True(await PassAsync("b"));
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.False(held.IsCompleted);
        time.Advance(Second);
        Assert.True(await held);
    }

    [Fact]
    public async Task TakeTurn_ThatIsTooFarAway_IsNotWaitedFor()
    {
        pace.Hold("a", TimeSpan.FromMinutes(2));

        Assert.False(await PassAsync("a"));
    }

    [Fact]
    public async Task Lanes_ThatHaveBeenIdle_AreForgotten()
    {
        for (var i = 0; i < 10_000; i++)
        {
            await PassAsync($"{i}");
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(pace.Lanes, 1, 100);
    }

    [Fact]
    public async Task Lanes_ThatAreWaitedIn_AreKept()
    {
        pace.Hold("a", TimeSpan.FromSeconds(30));
        var held = PassAsync("a");
        for (var i = 0; i < 1_000; i++)
        {
            await PassAsync($"{i}");
            time.Advance(TimeSpan.FromMilliseconds(29));
        }

        var second = PassAsync("a");
        Assert.False(held.IsCompleted);
        time.Advance(Second);
        Assert.True(await held);
        Assert.True(await second);
    }

    private async Task<bool> PassAsync(string key, CancellationToken ct = default)
    {
        using var turn = await pace.TakeTurnAsync(key, ct);
        turn?.Pass();
        return turn is not null;
    }
}
