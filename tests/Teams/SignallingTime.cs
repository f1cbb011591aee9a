using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Teams;

/// <summary>A clock that stands still until it is moved, and that says when somebody has begun to wait for it.</summary>
internal sealed class SignallingTime() : FakeTimeProvider(new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero))
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> waits = new();
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> next = new();

    /// <summary>Done once something waits for this long.</summary>
    internal Task WaitForAsync(TimeSpan pause) => Of(pause).Task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Done once something begins to wait for this long after now, whatever has waited for it before.</summary>
    internal Task WaitForNextAsync(TimeSpan pause) =>
        next.GetOrAdd(pause, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(TimeSpan.FromSeconds(20));

    internal bool HasBeenAskedFor(TimeSpan pause) => waits.TryGetValue(pause, out var wait) && wait.Task.IsCompleted;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Of(dueTime).TrySetResult();
        if (next.TryRemove(dueTime, out var waiting))
        {
            waiting.TrySetResult();
        }

        return timer;
    }

    private TaskCompletionSource Of(TimeSpan pause) =>
        waits.GetOrAdd(pause, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
