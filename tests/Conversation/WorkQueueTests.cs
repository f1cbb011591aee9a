using ForumBot.Conversation;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Conversation;

public sealed class WorkQueueTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly WorkQueue queue = new(NullLogger<WorkQueue>.Instance);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<WorkQueue.Errand> taken = [];

    public ValueTask InitializeAsync() => new(queue.StartAsync(default));

    public async ValueTask DisposeAsync()
    {
        open.TrySetResult();
        ReturnAll();
        await queue.DisposeAsync();
    }

    [Fact]
    public async Task Work_InOneLane_RunsInOrderAndOneAtATime()
    {
        var order = new List<int>();
        var running = 0;
        using (var errand = Take("a"))
        {
            for (var number = 0; number < 200; number++)
            {
                var mine = number;
                errand.Leave(Lane.To("a"), async _ =>
                {
                    Assert.Equal(1, Interlocked.Increment(ref running));
                    await Task.Yield();
                    order.Add(mine);
                    Interlocked.Decrement(ref running);
                });
            }
        }

        await queue.StopAsync(default).WaitAsync(Patience);

        Assert.Equal(Enumerable.Range(0, 200), order);
    }

    [Fact]
    public async Task Work_InHundredsOfLanesThatDoNotGetOn_HoldsUpNoOther()
    {
        for (var number = 0; number < 500; number++)
        {
            using var slow = Take($"slow {number}");
            slow.Leave(Lane.To($"slow {number}"), _ => open.Task);
            slow.Leave(Lane.To($"slow {number}"), _ => open.Task);
        }

        using var errand = Take("quick");
        Assert.True(await errand.DoAsync(Lane.From("quick"), _ => Task.CompletedTask).AsTask().WaitAsync(Patience));
        var delivered = new TaskCompletionSource();
        errand.Leave(Lane.To("quick"), _ =>
        {
            delivered.SetResult();
            return Task.CompletedTask;
        });
        await delivered.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Turn_InAPlaceWhoseAnswersDoNotGetThrough_IsDone()
    {
        using var errand = Take("a");
        errand.Leave(Lane.To("a"), _ => open.Task);

        Assert.True(await errand.DoAsync(Lane.From("a"), _ => Task.CompletedTask).AsTask().WaitAsync(Patience));
    }

    [Fact]
    public async Task Turn_BehindAnother_WaitsForIt()
    {
        using var errand = Take("a");
        var first = errand.DoAsync(Lane.From("a"), _ => open.Task).AsTask();
        var second = errand.DoAsync(Lane.From("a"), _ => Task.CompletedTask).AsTask();
        Assert.False(second.IsCompleted);

        open.SetResult();
        Assert.True(await first.WaitAsync(Patience));
        Assert.True(await second.WaitAsync(Patience));
    }

    [Fact]
    public async Task Press_BesideATurnThatDoesNotGetOn_IsDone()
    {
        using var errand = Take("a");
        var turn = errand.DoAsync(Lane.From("a"), _ => open.Task);

        Assert.True(await errand.DoAsync(Lane.Pressed("a", "ann"), _ => Task.CompletedTask).AsTask().WaitAsync(Patience));
        Assert.False(turn.IsCompleted);
    }

    [Fact]
    public async Task Work_ThatFails_SaysSoAndStopsNothingThatComesAfter()
    {
        using var errand = Take("a");
        var failed = errand.DoAsync(Lane.From("a"), async _ =>
        {
            await open.Task;
            throw new InvalidOperationException();
        }).AsTask();
        var after = errand.DoAsync(Lane.From("a"), _ => Task.CompletedTask).AsTask();
        open.SetResult();

        Assert.False(await failed.WaitAsync(Patience));
        Assert.True(await after.WaitAsync(Patience));
    }

    [Fact]
    public void Event_BeyondTheLimit_IsTurnedAway()
    {
        for (var number = 0; number < WorkQueue.Capacity; number++)
        {
            Take($"{number}");
        }

        Assert.False(queue.TryTake("one more", out _));
        ReturnAll();
        Take("one more");
    }

    [Fact]
    public void Event_BeyondItsPlacesShare_IsTurnedAwayAndAnotherPlacesIsTaken()
    {
        for (var number = 0; number < WorkQueue.MostOfOnePlace; number++)
        {
            Take("a");
        }

        Assert.False(queue.TryTake("a", out _));
        Take("b");
        ReturnAll();
        Take("a");
    }

    [Fact]
    public async Task Event_WhoseWorkIsNotDone_TakesRoomUntilItIs()
    {
        var errand = Take("a");
        errand.Leave(Lane.To("a"), _ => open.Task);
        errand.Dispose();
        errand.Dispose();
        var stopping = queue.StopAsync(default);
        Assert.False(stopping.IsCompleted);

        open.SetResult();
        await stopping.WaitAsync(Patience);
    }

    [Fact]
    public async Task Stop_WithEventsInHand_FinishesThemAndTakesNoMore()
    {
        var done = 0;
        var errand = Take("a");
        errand.Leave(Lane.To("a"), _ => open.Task);
        var stopping = queue.StopAsync(default);

        Assert.False(queue.TryTake("b", out _));
        Assert.False(stopping.IsCompleted);
        errand.Leave(Lane.To("a"), _ =>
        {
            done++;
            return Task.CompletedTask;
        });
        errand.Dispose();
        open.SetResult();
        await stopping.WaitAsync(Patience);
        Assert.Equal(1, done);
    }

    [Fact]
    public async Task Stop_WhenTheHostGivesUp_CutsTheWork()
    {
        using var giveUp = new CancellationTokenSource();
        var errand = Take("a");
        var working = errand.DoAsync(Lane.From("a"), ct => Task.Delay(Timeout.Infinite, ct)).AsTask();
        errand.Dispose();
        var stopping = queue.StopAsync(giveUp.Token);
        Assert.False(stopping.IsCompleted);

        await giveUp.CancelAsync();
        await stopping.WaitAsync(Patience);
        Assert.False(await working);
    }

    private WorkQueue.Errand Take(string place)
    {
        Assert.True(queue.TryTake(place, out var errand));
        taken.Add(errand);
        return errand;
    }

    private void ReturnAll()
    {
        taken.ForEach(errand => errand.Dispose());
        taken.Clear();
    }
}
