using ForumBot.Storage;

namespace ForumBot.Tests.Storage;

/// <summary>One at a time under each key, and no key in the way of another.</summary>
public sealed class KeyedLockTests : IDisposable
{
    private const int Many = 500;
    private readonly KeyedLock doors = new();

    public void Dispose() => doors.Dispose();

    [Fact]
    public async Task Enter_UnderManyKeysAtOnce_WaitsUnderNone()
    {
        Task<IDisposable>[] entering = [.. Enumerable.Range(0, Many).Select(n => doors.EnterAsync($"key {n}", default).AsTask())];

        Assert.All(entering, one => Assert.True(one.IsCompletedSuccessfully));
        foreach (var one in entering)
        {
            (await one).Dispose();
        }
    }

    [Fact]
    public async Task Enter_WhereSomebodyIs_WaitsUntilTheyLeave()
    {
        var first = await doors.EnterAsync("key", default);
        var second = doors.EnterAsync("key", default).AsTask();
        Assert.False(second.IsCompleted);

        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task Key_ThatAllHaveLeft_IsKeptNoLonger()
    {
        var first = await doors.EnterAsync("key", default);
        var second = doors.EnterAsync("key", default).AsTask();
        first.Dispose();
        Assert.Equal(1, doors.Count);

        (await second).Dispose();

        Assert.Equal(0, doors.Count);
    }

    [Fact]
    public async Task Enter_GivenUpWhileWaiting_LeavesTheTurnToTheNext()
    {
        using var patience = new CancellationTokenSource();
        var first = await doors.EnterAsync("key", default);
        var second = doors.EnterAsync("key", patience.Token).AsTask();
        var third = doors.EnterAsync("key", default).AsTask();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        first.Dispose();

        (await third).Dispose();
        Assert.Equal(0, doors.Count);
    }

    [Fact]
    public async Task Enter_ByManyUnderOneKey_LetsInOneAtATime()
    {
        var (inside, most) = (0, 0);

        await Parallel.ForAsync(0, Many, async (_, ct) =>
        {
            using var entered = await doors.EnterAsync("key", ct);
            most = Math.Max(most, ++inside);
            await Task.Yield();
            inside--;
        });

        Assert.Equal((1, 0), (most, doors.Count));
    }
}
