using ForumBot.Storage;

namespace ForumBot.Tests.Storage;

/// <summary>
/// A store for tests that are not about storage: the same promises as the real one (the contract suite runs on both) without a file.
/// Documents pass through the real serializer, so that one that cannot be stored is found out here too.
/// </summary>
public sealed class InMemoryDocumentStore : IDocumentStore
{
    private readonly Dictionary<(Type Kind, string Id), (int Version, object? Value)> _documents = [];
    private readonly Lock _lock = new();

    public ValueTask<Stored<T>?> FindAsync<T>(string id, CancellationToken ct = default) where T : class
    {
        lock (_lock)
            return new(_documents.GetValueOrDefault((typeof(T), id)) is (var version, T value) ? new Stored<T>(id, version, value) : null);
    }

    public ValueTask<IReadOnlyList<Stored<T>>> AllAsync<T>(CancellationToken ct = default) where T : class
    {
        lock (_lock)
            return new([.. from pair in _documents where pair.Key.Kind == typeof(T) && pair.Value.Value is not null select new Stored<T>(pair.Key.Id, pair.Value.Version, (T)pair.Value.Value)]);
    }

    public ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken ct = default)
    {
        var ready = writes.Select(write => (write, Value: RoundTripped(write))).ToList();
        if (writes.DistinctBy(write => (write.Kind, write.Id)).Count() < writes.Count)
            throw new ArgumentException("A document is written twice in one commit.", nameof(writes));
        lock (_lock)
        {
            if (writes.Any(write => VersionOf(write) != write.ReadAtVersion))
                return new(CommitOutcome.Conflict);
            foreach (var (write, value) in ready)
                _documents[(write.Kind, write.Id)] = (_documents.GetValueOrDefault((write.Kind, write.Id)).Version + 1, value);
            return new(CommitOutcome.Saved);
        }
    }

    private static object? RoundTripped(DocumentWrite write)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(write.Id) is 0 or > DocumentLimits.IdBytes)
            throw new ArgumentException("The id is empty or too long.", nameof(write));
        if (write is { Value: null, ReadAtVersion: 0 })
            throw new ArgumentException("What was not read cannot be deleted.", nameof(write));
        if (write.Value is null)
            return null;
        var json = DocumentJson.Write(write.Value, write.Kind);
        if (System.Text.Encoding.UTF8.GetByteCount(json) > DocumentLimits.DocumentBytes)
            throw new ArgumentException("The document is too large.", nameof(write));
        return DocumentJson.Read(json, write.Kind);
    }

    private int VersionOf(DocumentWrite write) =>
        _documents.GetValueOrDefault((write.Kind, write.Id)) is (var version, not null) ? version : 0;
}
