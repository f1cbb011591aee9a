using System.Collections.Concurrent;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// One alarm an inspection. It rings when the plan says so and thinks again whenever something was saved that the plan hangs on, a moment later and
/// never on the saver's time. Rings of one inspection never overlap; at the start every inspection rings once, so that what came due meanwhile is said.
/// </summary>
internal sealed partial class Alarm(IDocumentStore store, WatchedStore watched, Ring ring, Deadlines deadlines, TimeProvider time, ILogger<Alarm> log)
    : IAlarm, IHostedLifecycleService, IDisposable
{
    private const int AtOnce = 16;
    private const int MostRounds = 100;
    // Many things are saved in one breath.
    private static readonly Duration Breath = Duration.FromMilliseconds(200);
    private static readonly Duration Shortest = Duration.FromSeconds(1);
    private static readonly Duration AfterFault = Duration.FromMinutes(1);
    private static readonly TimeSpan BeforeAnotherLook = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Watch> watches = new();
    private readonly ConcurrentQueue<DocumentWrite> saved = new();
    private readonly ConcurrentQueue<string> told = new();
    private readonly SemaphoreSlim news = new(0);
    private readonly SemaphoreSlim sorting = new(1);
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Bell? bell;
    private Task life = Task.CompletedTask;

    /// <summary>True when every inspection under way has its alarm and the clock behind them runs.</summary>
    internal bool IsReady => armed.Task.IsCompletedSuccessfully && bell is { IsRunning: true };

    /// <inheritdoc/>
    public async ValueTask<Instant?> NextAsync(CancellationToken ct)
    {
        await armed.Task.WaitAsync(ct);
        await RingAsync(ct);
        Instant? next = null;
        foreach (var (_, watch) in watches)
        {
            if (watch.Next is { } at && !(next < at))
            {
                next = at;
            }
        }

        return next;
    }

    /// <inheritdoc/>
    public async Task RingAsync(CancellationToken ct)
    {
        await armed.Task.WaitAsync(ct);
        for (var round = 0; round < MostRounds; round++)
        {
            await SortAsync(ct);
            var due = watches.Where(watch => watch.Value.IsDue(Now)).Select(watch => watch.Key).ToList();
            var ringing = watches.Values.Where(watch => watch.IsRinging).ToList();
            if (due.Count + ringing.Count == 0)
            {
                return;
            }

            foreach (var watch in ringing)
            {
                await watch.Alone.WaitAsync(ct);
                watch.Alone.Release();
            }

            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (id, _) => await RingAsync(id));
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        watched.Saved += Note;
        return Task.CompletedTask;
    }

    // After everything else has started, and beside it: nobody waits for the alarms to answer their first message.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        life = Task.Run(LiveAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => stopping.CancelAsync();

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        watched.Saved -= Note;
        await stopping.CancelAsync();
        await life.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => stopping.Cancel();

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private async Task LiveAsync()
    {
        try
        {
            bell = new(time, (id, _) => RingUnlessRingingAsync(id));
            await using (bell)
            {
                await bell.StartAsync(stopping.Token);
                await ArmAsync();
                armed.TrySetResult();
                while (true)
                {
                    await news.WaitAsync(stopping.Token);
                    await TakeNewsAsync();
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            armed.TrySetCanceled(stopping.Token);
        }
        catch (Exception fault)
        {
            Log.AlarmBroke(log, fault.GetType().Name, fault.StackTrace);
            armed.TrySetException(fault);
        }
    }

    // What nobody could read just now is read a little later: without this no alarm would ring until the next start.
    private async Task ArmAsync()
    {
        while (true)
        {
            try
            {
                foreach (var forum in await store.AllAsync<Forum>(stopping.Token))
                {
                    ThinkAgain(forum.Value.InspectionId, Now);
                }

                // Of those that are over, something is left to forget.
                foreach (var book in await store.AllAsync<ReminderBook>(stopping.Token))
                {
                    ThinkAgain(book.Id, Now);
                }

                foreach (var id in await deadlines.InspectionsAsync(stopping.Token))
                {
                    ThinkAgain(id, Now);
                }

                await SetBellsAsync();
                return;
            }
            catch (Exception fault) when (!stopping.IsCancellationRequested)
            {
                Log.ArmingFailed(log, fault.GetType().Name, fault.StackTrace);
                await Task.Delay(BeforeAnotherLook, time, stopping.Token);
            }
        }
    }

    private async ValueTask TakeNewsAsync()
    {
        try
        {
            await SortAsync(stopping.Token);
            await SetBellsAsync();
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            Log.NewsFailed(log, fault.GetType().Name, fault.StackTrace);
            await Task.Delay(BeforeAnotherLook, time, stopping.Token);
            news.Release();
        }
    }

    // On the saver's time, so nothing is done here but to note it.
    private void Note(IReadOnlyList<DocumentWrite> writes)
    {
        var isNews = false;
        foreach (var write in writes)
        {
            if (write.Kind == typeof(Inspection) || write.Kind == typeof(Forum) || write.Kind == typeof(Preferences))
            {
                saved.Enqueue(write);
                isNews = true;
            }
        }

        if (isNews)
        {
            news.Release();
        }
    }

    // Which inspections hang on what was saved.
    private async ValueTask SortAsync(CancellationToken ct)
    {
        await sorting.WaitAsync(ct);
        try
        {
            while (saved.TryDequeue(out var write))
            {
                try
                {
                    await SortAsync(write, ct);
                }
                catch
                {
                    saved.Enqueue(write);
                    throw;
                }
            }
        }
        finally
        {
            sorting.Release();
        }
    }

    private async ValueTask SortAsync(DocumentWrite write, CancellationToken ct)
    {
        switch (write.Value)
        {
            case Inspection inspection:
                ThinkAgain(inspection.Id, Now + Breath);
                break;
            case Forum forum:
                ThinkAgain(forum.InspectionId, Now + Breath);
                break;
            case Preferences when await store.FindAsync<PersonLink>(write.Id, ct) is { Value.ForumIds: var forums }:
                foreach (var id in forums)
                {
                    ThinkAgain((await store.FindAsync<Forum>(id, ct))?.Value.InspectionId, Now + Breath);
                }

                break;
        }
    }

    private void ThinkAgain(string? inspectionId, Instant at)
    {
        if (inspectionId is not null)
        {
            watches.GetOrAdd(inspectionId, _ => new()).ThinkAgain(at);
            told.Enqueue(inspectionId);
        }
    }

    // By one hand alone, so that of two times for one bell the newer stays. The end of a ring sets its bell anew.
    private async ValueTask SetBellsAsync()
    {
        while (told.TryDequeue(out var id))
        {
            if (watches[id].IsRinging)
            {
                continue;
            }

            try
            {
                await (watches[id].Next is { } at ? bell!.SetAsync(id, at, stopping.Token) : bell!.ClearAsync(id, stopping.Token));
            }
            catch
            {
                told.Enqueue(id);
                throw;
            }
        }
    }

    private async Task RingAsync(string id)
    {
        var watch = watches.GetOrAdd(id, _ => new());
        await watch.Alone.WaitAsync(stopping.Token);
        await RingAloneAsync(id, watch);
    }

    // The clock's threads are few: none of them waits for a ring that lasts.
    private async Task RingUnlessRingingAsync(string id)
    {
        var watch = watches.GetOrAdd(id, _ => new());
        if (watch.Alone.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            await RingAloneAsync(id, watch);
        }
    }

    private async Task RingAloneAsync(string id, Watch watch)
    {
        try
        {
            watch.Begin();
            var next = await RingOrWaitAsync(id);
            watch.End(next <= Now ? Now + Shortest : next);
        }
        finally
        {
            watch.Alone.Release();
        }

        // Only now, or the new bell would find this ring still at it and be lost.
        told.Enqueue(id);
        news.Release();
    }

    private async Task<Instant?> RingOrWaitAsync(string id)
    {
        try
        {
            return await ring.RunAsync(id, stopping.Token);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            Log.RingFailed(log, id, fault.GetType().Name, fault.StackTrace);
            return Now + AfterFault;
        }
    }

    private static partial class Log
    {
        // An exception's message may hold what somebody typed, so only its type and the place in the code are kept.
        [LoggerMessage(1, LogLevel.Error, "The alarm of inspection {Inspection} failed and rings again in a minute. {Fault} {StackTrace}")]
        internal static partial void RingFailed(ILogger log, string inspection, string fault, string? stackTrace);

        [LoggerMessage(4, LogLevel.Error, "The alarms could not be set at the start; it is tried again in some seconds. {Fault} {StackTrace}")]
        internal static partial void ArmingFailed(ILogger log, string fault, string? stackTrace);

        [LoggerMessage(3, LogLevel.Error, "What was saved could not be looked at; it is tried again in some seconds, and an alarm may ring late. {Fault} {StackTrace}")]
        internal static partial void NewsFailed(ILogger log, string fault, string? stackTrace);

        [LoggerMessage(2, LogLevel.Critical, "The alarms stopped: no reminder is sent until ForumBot is started again. {Fault} {StackTrace}")]
        internal static partial void AlarmBroke(ILogger log, string fault, string? stackTrace);
    }
}
