using System.Collections.Concurrent;

namespace ForumBot.Storage;

/// <summary>
/// Documents of one kind with a view of them in memory, for facts that every turn repeats and that hardly ever change:
/// the store is asked once for each and written to only when something is new.
/// </summary>
internal sealed class Remembered<TDocument>(IDocumentStore store) : IDisposable
    where TDocument : class
{
    private readonly ConcurrentDictionary<string, Seen> view = new();

    // One writer a document, so that one that waits for the disk holds up no other.
    private readonly KeyedLock writers = new();

    internal ValueTask<TDocument?> FindAsync(string id, CancellationToken ct) =>
        view.TryGetValue(id, out var known) ? ValueTask.FromResult(known.Value) : ReadAsync(id, ct);

    /// <summary>The ids of every document that <paramref name="wanted"/> takes. Reads them all, so it is for what happens seldom.</summary>
    internal async ValueTask<IReadOnlyList<string>> IdsAsync(Func<string, TDocument, bool> wanted, CancellationToken ct) =>
        [.. (await store.AllAsync<TDocument>(ct)).Where(stored => wanted(stored.Id, stored.Value)).Select(stored => stored.Id)];

    /// <summary>Saves what <paramref name="change"/> makes of the document, null deletes it. An equal value saves nothing.</summary>
    internal ValueTask ChangeAsync(string id, Func<TDocument?, TDocument?> change, CancellationToken ct) =>
        IsNothingNew(id, change) ? ValueTask.CompletedTask : new(SaveAsync(id, change, ct));

    /// <summary>
    /// The same for what comes again and again: when the store fails, the value is known all the same, and saved the next time.
    /// Gives back the fault, for the log.
    /// </summary>
    internal ValueTask<Exception?> LearnAsync(string id, Func<TDocument?, TDocument?> change, CancellationToken ct) =>
        IsNothingNew(id, change) ? ValueTask.FromResult<Exception?>(null) : TrySaveAsync(id, change, ct);

    public void Dispose() => writers.Dispose();

    private bool IsNothingNew(string id, Func<TDocument?, TDocument?> change) =>
        view.TryGetValue(id, out var known) && known.IsSaved && Equals(change(known.Value), known.Value);

    private async ValueTask<Exception?> TrySaveAsync(string id, Func<TDocument?, TDocument?> change, CancellationToken ct)
    {
        try
        {
            await SaveAsync(id, change, ct);
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            view.AddOrUpdate(id, _ => new(change(null), false), (_, known) => new(change(known.Value), false));
            return fault;
        }
    }

    private async ValueTask<TDocument?> ReadAsync(string id, CancellationToken ct)
    {
        using var writer = await writers.EnterAsync(id, ct);
        var read = (await store.FindAsync<TDocument>(id, ct))?.Value;
        view[id] = new(read, true);
        return read;
    }

    private async Task SaveAsync(string id, Func<TDocument?, TDocument?> change, CancellationToken ct)
    {
        using var writer = await writers.EnterAsync(id, ct);
        CommitOutcome outcome;
        do
        {
            var read = await store.FindAsync<TDocument>(id, ct);
            var changed = change(read?.Value);
            outcome = Equals(changed, read?.Value) ? CommitOutcome.Saved : await store.CommitAsync([WriteOf(id, read, changed)], ct);
            view[id] = new(changed, outcome == CommitOutcome.Saved);
        }
        while (outcome == CommitOutcome.Conflict);
    }

    private static DocumentWrite WriteOf(string id, Stored<TDocument>? read, TDocument? changed) => (read, changed) switch
    {
        (null, { } first) => DocumentWrite.New(id, first),
        ({ } old, { } next) => DocumentWrite.Over(old, next),
        _ => DocumentWrite.Delete(read!),
    };

    private readonly record struct Seen(TDocument? Value, bool IsSaved);
}
