using System.Collections.Concurrent;

namespace ForumBot.Storage.LiteDb;

/// <summary>
/// The shelves by kind. Rows read at the opening wait as text until their kind is first asked for, so that starting costs no deserialising.
/// </summary>
internal sealed class Shelves
{
    private readonly ConcurrentDictionary<Type, Shelf> _shelves = new();
    private readonly Dictionary<string, List<Row>> _unread;
    private readonly Dictionary<string, Type> _kinds = new(StringComparer.Ordinal);
    private readonly Lock _making = new();

    public Shelves(IEnumerable<Row> rows) =>
        _unread = rows.GroupBy(row => row.Kind, StringComparer.Ordinal).ToDictionary(kind => kind.Key, kind => kind.ToList(), StringComparer.Ordinal);

    public Shelf<T> Of<T>() where T : class =>
        (Shelf<T>)(_shelves.TryGetValue(typeof(T), out var shelf) ? shelf : Make(typeof(T), rows => new Shelf<T>(rows)));

    public Shelf Of(Type kind) =>
        _shelves.TryGetValue(kind, out var shelf)
            ? shelf
            : Make(kind, rows => (Shelf)Activator.CreateInstance(typeof(Shelf<>).MakeGenericType(kind), [rows])!);

    private Shelf Make(Type kind, Func<IEnumerable<Row>, Shelf> make)
    {
        lock (_making)
        {
            if (_shelves.TryGetValue(kind, out var made))
                return made;
            if (kind.IsGenericType || !_kinds.TryAdd(kind.Name, kind) && _kinds[kind.Name] != kind)
                throw new InvalidOperationException($"{kind.FullName} needs a simple name of its own among the stored kinds.");
            var shelf = make(_unread.GetValueOrDefault(kind.Name, []));
            _unread.Remove(kind.Name);
            return _shelves[kind] = shelf;
        }
    }
}
