using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Conversation;

/// <summary>
/// Knows which deliveries were answered in the last day, also before a restart, so that a second delivery of the same event acts once.
/// Bounded: beyond 100,000 deliveries the oldest are forgotten early.
/// A delivery is written down behind its turn, with others, a second later; never before, because one that is known and was not acted on is lost.
/// If the process dies in between, a second delivery acts again, which handlers have to bear.
/// </summary>
public sealed partial class SeenDeliveries(IDocumentStore store, TimeProvider time, ILogger<SeenDeliveries> log) : IHostedService, IDisposable
{
    /// <summary>How long a finished delivery waits for others to be written with.</summary>
    public static readonly TimeSpan WriteBehind = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);
    private const int Most = 100_000;
    private static readonly Duration Kept = Duration.FromHours(24);
    private readonly Lock gate = new();
    private readonly Dictionary<UInt128, Instant> seen = [];
    private readonly Queue<(UInt128 Mark, Instant At)> order = new();
    private readonly SeenPages pages = new(store, Most, Kept);
    private readonly SemaphoreSlim oneWriter = new(1);
    private readonly CancellationTokenSource ended = new();
    private List<UInt128> unwritten = [];
    private Task? loading;
    private Task writing = Task.CompletedTask;

    /// <summary>True the first time; false for every later delivery of the same event.</summary>
    public ValueTask<bool> IsNewAsync(Incoming incoming) => IsNewAsync(incoming.Place.Id.Key, incoming.DeliveryId, incoming.At);

    /// <summary>The same for what is answered without ever becoming an <see cref="Incoming"/>.</summary>
    public ValueTask<bool> IsNewAsync(string place, string delivery, Instant at)
    {
        var mark = MarkOf(place, delivery);
        var loaded = LoadAsync();
        return loaded.IsCompletedSuccessfully ? new(Add(mark, at)) : new(AfterAsync());

        async Task<bool> AfterAsync()
        {
            await loaded;
            return Add(mark, at);
        }
    }

    /// <summary>Takes back that it was seen, because nothing came of it: a second delivery is new.</summary>
    public void Forget(Incoming incoming)
    {
        lock (gate)
        {
            seen.Remove(MarkOf(incoming.Place.Id.Key, incoming.DeliveryId));
        }
    }

    /// <summary>Says that its turn is over and saved, so that it is soon known for good.</summary>
    public void Keep(Incoming incoming)
    {
        lock (gate)
        {
            unwritten.Add(MarkOf(incoming.Place.Id.Key, incoming.DeliveryId));
            if (writing.IsCompleted)
            {
                writing = WriteBehindAsync();
            }
        }
    }

    /// <summary>Writes down every delivery that was kept until now; when it returns, they are known for good.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        await oneWriter.WaitAsync(ct);
        try
        {
            List<UInt128> batch;
            lock (gate)
            {
                batch = unwritten;
                unwritten = [];
            }

            if (batch.Count > 0)
            {
                await WriteAsync(batch, ct);
            }
        }
        finally
        {
            oneWriter.Release();
        }
    }

    private async Task WriteAsync(List<UInt128> batch, CancellationToken ct)
    {
        try
        {
            await LoadAsync();
            await pages.AddAsync(batch, Instant.FromDateTimeOffset(time.GetUtcNow()), ct);
        }
        catch
        {
            // With the next batch, or at the stop; more than are kept anyway do not pile up.
            lock (gate)
            {
                unwritten = [.. batch.Concat(unwritten).TakeLast(Most)];
            }

            throw;
        }
    }

    /// <summary>Begins to read what was seen before the restart. The first delivery waits for it, the start does not.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = Task.Run(LoadAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Writes what is left. The queue has stopped by now.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // The host's patience may be used up by now; this takes milliseconds and must not be cut for it.
        using var late = new CancellationTokenSource(LongestStop, time);
        await TryFlushAsync(late.Token);
    }

    /// <summary>Waits for no more to be written with; what is left is written by the stop.</summary>
    public void Dispose()
    {
        // Only that: a write under way still ends, and whoever is disposed of first may be stopped afterwards. Neither holds anything to be given back.
        ended.Cancel();
    }

    private Task LoadAsync()
    {
        if (loading is { IsCompletedSuccessfully: true } done)
        {
            return done;
        }

        lock (gate)
        {
            // A store that failed is asked again.
            return loading is null or { IsFaulted: true } ? loading = ReadAsync() : loading;
        }
    }

    private async Task ReadAsync()
    {
        var read = await pages.ReadAsync(Instant.FromDateTimeOffset(time.GetUtcNow()), CancellationToken.None);
        foreach (var (mark, at) in read)
        {
            Add(mark, at);
        }
    }

    private bool Add(UInt128 mark, Instant at)
    {
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && (order.Count >= Most || at - oldest.At > Kept))
            {
                order.Dequeue();
                if (seen.TryGetValue(oldest.Mark, out var last) && last == oldest.At)
                {
                    seen.Remove(oldest.Mark);
                }
            }

            if (!seen.TryAdd(mark, at))
            {
                return false;
            }

            order.Enqueue((mark, at));
            return true;
        }
    }

    private async Task WriteBehindAsync()
    {
        do
        {
            try
            {
                await Task.Delay(WriteBehind, time, ended.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        while (await TryFlushAsync(ended.Token) && HasMore());
    }

    // What was kept while others were written down found the writing under way and started none.
    private bool HasMore()
    {
        lock (gate)
        {
            if (unwritten.Count == 0)
            {
                writing = Task.CompletedTask;
            }

            return unwritten.Count > 0;
        }
    }

    private async Task<bool> TryFlushAsync(CancellationToken ct)
    {
        try
        {
            await FlushAsync(ct);
            return true;
        }
        catch (Exception fault)
        {
            Log.NotWritten(log, fault.GetType().Name);
            return false;
        }
    }

    // Neither a conversation nor a message can be read back from what is kept.
    private static UInt128 MarkOf(string place, string delivery)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{place}\n{delivery}"), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Which deliveries were answered could not be written down: {Fault}. After a restart one of them may be answered again.")]
        internal static partial void NotWritten(ILogger log, string fault);
    }
}
