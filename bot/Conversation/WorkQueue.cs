using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ForumBot.Conversation;

/// <summary>
/// Work that a platform need not wait for, done in the background: in order within a place, side by side between places.
/// Bounded: when it is full, or the bot is stopping, new work is turned away and the platform sends the event again.
/// What was taken is finished before the bot stops, as long as the host lets it.
/// </summary>
public sealed partial class WorkQueue(ILogger<WorkQueue> log) : IHostedService, IAsyncDisposable
{
    /// <summary>How many pieces of work may wait.</summary>
    public const int Capacity = 2000;

    private const int Workers = 16;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Lane> lanes = [];
    private readonly Channel<Lane> ready = Channel.CreateUnbounded<Lane>();
    private readonly CancellationTokenSource cut = new();
    private Task[] workers = [];
    private bool stopping;
    private bool disposed;
    private int waiting;

    /// <summary>
    /// Takes work for a place; it runs after all that was taken for that place before. False when it was not taken.
    /// The token is cancelled only when the host gives up waiting for the queue to empty.
    /// </summary>
    public bool TryEnqueue(string place, Func<CancellationToken, Task> work)
    {
        Lane? lane;
        lock (gate)
        {
            if (stopping || waiting >= Capacity)
            {
                return false;
            }

            waiting++;
            if (lanes.TryGetValue(place, out lane))
            {
                lane.Work.Enqueue(work);
                return true;
            }

            lanes[place] = lane = new(place);
            lane.Work.Enqueue(work);
        }

        ready.Writer.TryWrite(lane);
        return true;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        workers = [.. Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync, CancellationToken.None))];
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            stopping = true;
            CompleteWhenEmpty();
        }

        using var giveUp = cancellationToken.UnsafeRegister(static queue => ((WorkQueue)queue!).cut.Cancel(), this);
        await Task.WhenAll(workers);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            // The container knows the queue twice, as itself and as a hosted service.
            if (disposed)
            {
                return;
            }

            disposed = stopping = true;
            CompleteWhenEmpty();
        }

        await cut.CancelAsync();
        await Task.WhenAll(workers);
        cut.Dispose();
    }

    private async Task WorkAsync()
    {
        await foreach (var lane in ready.Reader.ReadAllAsync(CancellationToken.None))
        {
            Func<CancellationToken, Task> work;
            lock (gate)
            {
                work = lane.Work.Peek();
            }

            await RunAsync(work);
            if (HasMore(lane))
            {
                // At the end of the line, so that a busy place does not keep the others waiting.
                ready.Writer.TryWrite(lane);
            }
        }
    }

    private async Task RunAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(cut.Token);
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested)
        {
            Log.WorkCut(log);
        }
        catch (Exception fault)
        {
            Log.WorkFailed(log, fault.GetType().Name, fault.StackTrace);
        }
    }

    private bool HasMore(Lane lane)
    {
        lock (gate)
        {
            waiting--;
            lane.Work.Dequeue();
            if (lane.Work.Count > 0)
            {
                return true;
            }

            lanes.Remove(lane.Place);
            CompleteWhenEmpty();
            return false;
        }
    }

    private void CompleteWhenEmpty()
    {
        if (stopping && waiting == 0)
        {
            ready.Writer.TryComplete();
        }
    }

    private sealed record Lane(string Place)
    {
        internal Queue<Func<CancellationToken, Task>> Work { get; } = new();
    }

    private static partial class Log
    {
        // The exception's message may hold what somebody typed, so only its type and the place in the code are kept.
        [LoggerMessage(1, LogLevel.Error, "A piece of work failed: {Fault} {StackTrace}")]
        internal static partial void WorkFailed(ILogger log, string fault, string? stackTrace);

        [LoggerMessage(2, LogLevel.Warning, "A piece of work was cut short because the bot had to stop.")]
        internal static partial void WorkCut(ILogger log);
    }
}

/// <summary>Registers the queue once, whichever platforms use it.</summary>
public static class WorkQueueServices
{
    /// <summary>Adds the queue and its workers.</summary>
    public static IServiceCollection AddWorkQueue(this IServiceCollection services)
    {
        services.TryAddSingleton<WorkQueue>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, WorkQueue>(provider => provider.GetRequiredService<WorkQueue>()));
        return services;
    }
}
