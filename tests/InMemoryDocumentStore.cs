using ForumBot.Storage;

namespace ForumBot.Tests;

/// <summary>A store without a file: the same versions and the same conflicts as the real one, nothing durable.</summary>
public sealed class InMemoryDocumentStore : IDocumentStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(Type Kind, string Id), (int Version, object Value)> documents = [];

    /// <summary>Called before a commit is looked at; a test slips somebody else's change in here.</summary>
    public Func<IReadOnlyList<DocumentWrite>, ValueTask>? BeforeCommit { get; set; }

    /// <summary>Called before documents are looked for; a test makes the store fail here.</summary>
    public Action<Type>? BeforeFind { get; set; }

    /// <summary>How many commits were asked for.</summary>
    public int Commits { get; private set; }

    /// <summary>All documents as they are now, for <see cref="GoBackTo"/>.</summary>
    public IReadOnlyDictionary<(Type Kind, string Id), (int Version, object Value)> Keep()
    {
        lock (gate)
        {
            return new Dictionary<(Type Kind, string Id), (int Version, object Value)>(documents);
        }
    }

    /// <summary>Every document is again as it was kept.</summary>
    public void GoBackTo(IReadOnlyDictionary<(Type Kind, string Id), (int Version, object Value)> kept)
    {
        lock (gate)
        {
            documents.Clear();
            foreach (var (key, value) in kept)
            {
                documents[key] = value;
            }
        }
    }

    public ValueTask<Stored<T>?> FindAsync<T>(string id, CancellationToken ct = default) where T : class
    {
        BeforeFind?.Invoke(typeof(T));
        lock (gate)
        {
            return ValueTask.FromResult(documents.TryGetValue((typeof(T), id), out var found)
                ? new Stored<T>(id, found.Version, (T)found.Value)
                : null);
        }
    }

    public ValueTask<IReadOnlyList<Stored<T>>> AllAsync<T>(CancellationToken ct = default) where T : class
    {
        BeforeFind?.Invoke(typeof(T));
        lock (gate)
        {
            return ValueTask.FromResult<IReadOnlyList<Stored<T>>>(
                [.. documents.Where(d => d.Key.Kind == typeof(T)).Select(d => new Stored<T>(d.Key.Id, d.Value.Version, (T)d.Value.Value))]);
        }
    }

    public async ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken ct = default)
    {
        if (BeforeCommit is { } before)
        {
            BeforeCommit = null;
            await before(writes);
        }

        lock (gate)
        {
            Commits++;
            if (writes.Any(w => documents.GetValueOrDefault((w.Kind, w.Id)).Version != w.ReadAtVersion))
            {
                return CommitOutcome.Conflict;
            }

            foreach (var write in writes)
            {
                if (write.Value is null)
                {
                    documents.Remove((write.Kind, write.Id));
                }
                else
                {
                    documents[(write.Kind, write.Id)] = (write.ReadAtVersion + 1, write.Value);
                }
            }

            return CommitOutcome.Saved;
        }
    }
}
