using ForumBot.Conversation;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Conversation;

public sealed class WorkQueueTests : IAsyncLifetime
{
    private readonly WorkQueue queue = new(NullLogger<WorkQueue>.Instance);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask InitializeAsync() => new(queue.StartAsync(default));

    public async ValueTask DisposeAsync()
    {
        open.TrySetResult();
        await queue.DisposeAsync();
    }

    [Fact]
    public async Task Work_ForOnePlace_RunsInOrderAndOneAtATime()
    {
        var order = new List<int>();
        var running = 0;
        for (var number = 0; number < 200; number++)
        {
            var mine = number;
            Assert.True(queue.TryEnqueue("a", async _ =>
            {
                Assert.Equal(1, Interlocked.Increment(ref running));
                await Task.Yield();
                order.Add(mine);
                Interlocked.Decrement(ref running);
            }));
        }

        await queue.StopAsync(default);

        Assert.Equal(Enumerable.Range(0, 200), order);
    }

    [Fact]
    public async Task Work_ForAnotherPlace_DoesNotWaitForABusyOne()
    {
        var other = new TaskCompletionSource();
        queue.TryEnqueue("a", _ => open.Task);
        queue.TryEnqueue("a", _ => open.Task);
        queue.TryEnqueue("b", _ =>
        {
            other.SetResult();
            return Task.CompletedTask;
        });

        await other.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Work_ThatFails_DoesNotStopWhatComesAfter()
    {
        var after = new TaskCompletionSource();
        queue.TryEnqueue("a", _ => throw new InvalidOperationException());
        queue.TryEnqueue("a", _ =>
        {
            after.SetResult();
            return Task.CompletedTask;
        });

        await after.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Work_BeyondTheLimit_IsTurnedAway()
    {
        for (var number = 0; number < WorkQueue.Capacity; number++)
        {
            Assert.True(queue.TryEnqueue("a", _ => open.Task));
        }

        Assert.False(queue.TryEnqueue("a", _ => open.Task));
        Assert.False(queue.TryEnqueue("b", _ => open.Task));
    }

    [Fact]
    public async Task Stop_WithWorkWaiting_FinishesItAndTakesNoMore()
    {
        var done = 0;
        queue.TryEnqueue("a", _ => open.Task);
        queue.TryEnqueue("a", _ =>
        {
            done++;
            return Task.CompletedTask;
        });
        var stopping = queue.StopAsync(default);

        Assert.False(queue.TryEnqueue("b", _ => Task.CompletedTask));
        Assert.False(stopping.IsCompleted);
        open.SetResult();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(1, done);
    }

    [Fact]
    public async Task Stop_WhenTheHostGivesUp_CutsTheWork()
    {
        using var giveUp = new CancellationTokenSource();
        queue.TryEnqueue("a", ct => Task.Delay(Timeout.Infinite, ct));
        var stopping = queue.StopAsync(giveUp.Token);
        Assert.False(stopping.IsCompleted);

        await giveUp.CancelAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
