using System.Collections.Concurrent;
using ForumBot.Storage;

namespace ForumBot.Teams;

/// <summary>
/// Documents of one kind with a view of them in memory, for facts that every turn repeats and that hardly ever change:
/// the store is asked once for each and written to only when something is new.
/// </summary>
internal sealed class Remembered<TDocument>(IDocumentStore store) : IDisposable
    where TDocument : class
{
    private readonly ConcurrentDictionary<string, TDocument?> view = new();
    private readonly SemaphoreSlim oneWriter = new(1);

    internal ValueTask<TDocument?> FindAsync(string id, CancellationToken ct) =>
        view.TryGetValue(id, out var known) ? ValueTask.FromResult(known) : ReadAsync(id, ct);

    /// <summary>Saves what <paramref name="change"/> makes of the document, null deletes it. An equal value saves nothing.</summary>
    internal ValueTask ChangeAsync(string id, Func<TDocument?, TDocument?> change, CancellationToken ct) =>
        view.TryGetValue(id, out var known) && Equals(change(known), known) ? ValueTask.CompletedTask : new(SaveAsync(id, change, ct));

    public void Dispose() => oneWriter.Dispose();

    private async ValueTask<TDocument?> ReadAsync(string id, CancellationToken ct)
    {
        await oneWriter.WaitAsync(ct);
        try
        {
            return view[id] = (await store.FindAsync<TDocument>(id, ct))?.Value;
        }
        finally
        {
            oneWriter.Release();
        }
    }

    private async Task SaveAsync(string id, Func<TDocument?, TDocument?> change, CancellationToken ct)
    {
        await oneWriter.WaitAsync(ct);
        try
        {
            CommitOutcome outcome;
            do
            {
                var read = await store.FindAsync<TDocument>(id, ct);
                var changed = change(read?.Value);
                outcome = Equals(changed, read?.Value) ? CommitOutcome.Saved : await store.CommitAsync([WriteOf(id, read, changed)], ct);
                view[id] = changed;
            }
            while (outcome == CommitOutcome.Conflict);
        }
        finally
        {
            oneWriter.Release();
        }
    }

    private static DocumentWrite WriteOf(string id, Stored<TDocument>? read, TDocument? changed) => (read, changed) switch
    {
        (null, { } first) => DocumentWrite.New(id, first),
        ({ } old, { } next) => DocumentWrite.Over(old, next),
        _ => DocumentWrite.Delete(read!),
    };
}
