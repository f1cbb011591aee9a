using System.Collections.Immutable;

namespace ForumBot.Storage.LiteDb;

/// <summary>
/// Every document of one kind, in memory. It tells the truth because this process alone may open the file, the values are immutable,
/// each was read back from the JSON that was written, and it changes only after the change is durable.
/// </summary>
internal abstract class Shelf(Type kind)
{
    public Type Kind => kind;

    /// <summary>The version to compare with, 0 when there is no such document; and the number its next version will have.</summary>
    public abstract (int Current, int Next) VersionOf(string id);

    /// <summary>Called by the writer alone, once the changes are durable. A null value is a deletion.</summary>
    public abstract void Show(IEnumerable<(string Id, int Version, object? Value)> changes);
}

/// <inheritdoc/>
internal sealed class Shelf<T> : Shelf where T : class
{
    // Counting goes on after a deletion, so that a version read before it never fits the document made after it.
    private readonly Dictionary<string, int> _lastVersionOfDeleted = new(StringComparer.Ordinal);
    private volatile Documents _shown;

    public Shelf(IEnumerable<Row> rows) : base(typeof(T)) =>
        _shown = new Documents(rows.ToImmutableDictionary(
            row => row.Id,
            row => new Stored<T>(row.Id, row.Version, (T)DocumentJson.Read(row.Json!, typeof(T))),
            StringComparer.Ordinal));

    public Stored<T>? Find(string id) => _shown.ById.GetValueOrDefault(id);

    public IReadOnlyList<Stored<T>> All() => _shown.All;

    public override (int Current, int Next) VersionOf(string id) =>
        _shown.ById.TryGetValue(id, out var stored)
            ? (stored.Version, stored.Version + 1)
            : (0, _lastVersionOfDeleted.GetValueOrDefault(id) + 1);

    public override void Show(IEnumerable<(string Id, int Version, object? Value)> changes)
    {
        var documents = _shown.ById.ToBuilder();
        foreach (var (id, version, value) in changes)
        {
            if (value is null)
            {
                documents.Remove(id);
                _lastVersionOfDeleted[id] = version;
            }
            else
            {
                documents[id] = new Stored<T>(id, version, (T)value);
            }
        }

        _shown = new Documents(documents.ToImmutable());
    }

    private sealed class Documents(ImmutableDictionary<string, Stored<T>> byId)
    {
        private IReadOnlyList<Stored<T>>? _all;

        public ImmutableDictionary<string, Stored<T>> ById => byId;

        public IReadOnlyList<Stored<T>> All => _all ??= [.. byId.Values];
    }
}
