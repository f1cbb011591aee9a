using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ForumBot.Conversation;

/// <summary>
/// The work that events lead to: in order within a lane, side by side between lanes. A lane is there only while it has work and holds no thread
/// while it waits, so that hundreds of slow ones keep nobody else waiting.
/// Bounded by the events in hand, from the moment an event is taken until the last of its work is done. Beyond that, or when the bot is stopping, an
/// event is turned away whole, before anything was done about it, and the platform sends it again.
/// What was taken is finished before the bot stops, as long as the host lets it.
/// </summary>
public sealed partial class WorkQueue(ILogger<WorkQueue> log) : IHostedService, IAsyncDisposable
{
    /// <summary>How many events may be in hand.</summary>
    public const int Capacity = 2000;

    /// <summary>How many of them may come from one place, so that a place whose answers do not get through leaves room for the others.</summary>
    public const int MostOfOnePlace = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> inHand = [];
    private readonly Dictionary<Lane, Queue<Piece>> lanes = [];
    private readonly CancellationTokenSource cut = new();
    private readonly TaskCompletionSource empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int taken;
    private bool stopping;
    private bool disposed;

    /// <summary>Takes an event from a place in hand; false when it has to come again.</summary>
    public bool TryTake(string place, [NotNullWhen(true)] out Errand? errand)
    {
        lock (gate)
        {
            var ofPlace = inHand.GetValueOrDefault(place);
            if (stopping || taken >= Capacity || ofPlace >= MostOfOnePlace)
            {
                errand = null;
                return false;
            }

            taken++;
            inHand[place] = ofPlace + 1;
        }

        errand = new(this, place);
        return true;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Close();
        using var giveUp = cancellationToken.UnsafeRegister(static queue => ((WorkQueue)queue!).cut.Cancel(), this);
        await empty.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Close();
        lock (gate)
        {
            // The container knows the queue twice, as itself and as a hosted service.
            if (disposed)
            {
                return;
            }

            disposed = true;
        }

        await cut.CancelAsync();
        await empty.Task;
        cut.Dispose();
    }

    private void Close()
    {
        lock (gate)
        {
            stopping = true;
            SignalWhenEmpty();
        }
    }

    private void Return(string place)
    {
        lock (gate)
        {
            taken--;
            if (--inHand[place] is 0)
            {
                inHand.Remove(place);
            }

            SignalWhenEmpty();
        }
    }

    private void SignalWhenEmpty()
    {
        if (stopping && taken == 0)
        {
            empty.TrySetResult();
        }
    }

    // True when the lane was empty: then it is the caller's to start.
    private bool Add(Lane lane, Piece piece)
    {
        lock (gate)
        {
            if (lanes.TryGetValue(lane, out var waiting))
            {
                waiting.Enqueue(piece);
                return false;
            }

            lanes[lane] = new([piece]);
            return true;
        }
    }

    private async ValueTask<bool> BeginAsync(Lane lane, Piece first)
    {
        var done = await RunAsync(first);
        if (Next(lane) is not null)
        {
            Start(lane);
        }

        return done;
    }

    // Without the caller's context: what is logged here is nobody's request.
    private void Start(Lane lane) =>
        ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.Queue.DrainAsync(state.Lane), (Queue: this, Lane: lane), preferLocal: false);

    private async Task DrainAsync(Lane lane)
    {
        for (var piece = First(lane); piece is not null; piece = Next(lane))
        {
            var done = await RunAsync(piece);
            piece.Done?.SetResult(done);
        }
    }

    private Piece First(Lane lane)
    {
        lock (gate)
        {
            return lanes[lane].Peek();
        }
    }

    private Piece? Next(Lane lane)
    {
        Piece finished;
        Piece? next = null;
        lock (gate)
        {
            finished = lanes[lane].Dequeue();
            if (!lanes[lane].TryPeek(out next))
            {
                lanes.Remove(lane);
            }
        }

        finished.Errand.Release();
        return next;
    }

    private async ValueTask<bool> RunAsync(Piece piece)
    {
        try
        {
            await piece.Work(cut.Token);
            return true;
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested)
        {
            Log.WorkCut(log);
        }
        catch (Exception fault)
        {
            Log.WorkFailed(log, fault.GetType().Name, fault.StackTrace);
        }

        return false;
    }

    private sealed record Piece(Errand Errand, Func<CancellationToken, Task> Work, TaskCompletionSource<bool>? Done);

    /// <summary>
    /// One event in hand. It is done with when its holder has disposed it and all the work that was added for it has run; work may add more.
    /// </summary>
    public sealed class Errand : IDisposable
    {
        private readonly WorkQueue queue;
        private readonly string place;
        private int open = 1;
        private int disposed;

        internal Errand(WorkQueue queue, string place) => (this.queue, this.place) = (queue, place);

        /// <summary>Cancelled only when the host gives up waiting for the queue to empty.</summary>
        public CancellationToken Cut => queue.cut.Token;

        /// <summary>
        /// Does a piece of work after all that waits in the lane; at once, and on the caller's own thread, when nothing does.
        /// False when it failed or was cut; why is in the log.
        /// </summary>
        public ValueTask<bool> DoAsync(Lane lane, Func<CancellationToken, Task> work)
        {
            Interlocked.Increment(ref open);
            var piece = new Piece(this, work, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return queue.Add(lane, piece) ? queue.BeginAsync(lane, piece) : new(piece.Done!.Task);
        }

        /// <summary>Leaves a piece of work to be done in the background, after all that waits in the lane.</summary>
        public void Leave(Lane lane, Func<CancellationToken, Task> work)
        {
            Interlocked.Increment(ref open);
            if (queue.Add(lane, new(this, work, null)))
            {
                queue.Start(lane);
            }
        }

        /// <summary>Says that no more work comes from the holder.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref disposed, 1) == 0)
            {
                Release();
            }
        }

        internal void Release()
        {
            if (Interlocked.Decrement(ref open) == 0)
            {
                queue.Return(place);
            }
        }
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
    /// <summary>Adds the queue, and the outbox that fills it.</summary>
    public static IServiceCollection AddWorkQueue(this IServiceCollection services)
    {
        services.TryAddSingleton<WorkQueue>();
        services.TryAddSingleton<Outbox>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, WorkQueue>(provider => provider.GetRequiredService<WorkQueue>()));
        return services;
    }
}
