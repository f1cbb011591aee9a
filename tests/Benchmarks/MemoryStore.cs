using System.Collections.Concurrent;
using ForumBot.Storage;

namespace ForumBot.Benchmarks;

/// <summary>Ten thousand inspections without a file: what is measured over it is the planning, not the disk.</summary>
internal sealed class MemoryStore : IDocumentStore
{
    private readonly ConcurrentDictionary<(Type Kind, string Id), (int Version, object Value)> documents = new();

    public ValueTask<Stored<T>?> FindAsync<T>(string id, CancellationToken ct = default) where T : class =>
        new(documents.TryGetValue((typeof(T), id), out var found) ? new Stored<T>(id, found.Version, (T)found.Value) : null);

    public ValueTask<IReadOnlyList<Stored<T>>> AllAsync<T>(CancellationToken ct = default) where T : class => new(
        [.. documents.Where(d => d.Key.Kind == typeof(T)).Select(d => new Stored<T>(d.Key.Id, d.Value.Version, (T)d.Value.Value))]);

    public ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken ct = default)
    {
        lock (documents)
        {
            if (writes.Any(w => documents.GetValueOrDefault((w.Kind, w.Id)).Version != w.ReadAtVersion))
            {
                return new(CommitOutcome.Conflict);
            }

            foreach (var write in writes)
            {
                if (write.Value is null)
                {
                    documents.Remove((write.Kind, write.Id), out _);
                }
                else
                {
                    documents[(write.Kind, write.Id)] = (write.ReadAtVersion + 1, write.Value);
                }
            }

            return new(CommitOutcome.Saved);
        }
    }
}
