using ForumBot.Storage;
using LiteDB;

namespace ForumBot.KillTarget;

/// <summary>
/// LiteDB as its tutorial has it: a transaction, a commit, and the write is called done. No checkpoint before the answer.
/// Writes the rows that <see cref="Storage.LiteDb.LiteDbDocumentStore"/> reads, so that one test judges both. Exists to be seen failing.
/// </summary>
public sealed class NaiveStore(string path) : IDocumentStore, IDisposable
{
    private readonly LiteDatabase _file = new(path);

    public ValueTask<Stored<T>?> FindAsync<T>(string id, CancellationToken ct = default) where T : class
    {
        var row = _file.GetCollection("documents").FindById($"{typeof(T).Name}/{id}");
        return new(row is null ? null : new Stored<T>(id, row["version"].AsInt32, (T)DocumentJson.Read(row["json"].AsString, typeof(T))));
    }

    public ValueTask<IReadOnlyList<Stored<T>>> AllAsync<T>(CancellationToken ct = default) where T : class => throw new NotSupportedException();

    public ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken ct = default)
    {
        _file.BeginTrans();
        foreach (var write in writes)
        {
            _file.GetCollection("documents").Upsert(new BsonDocument
            {
                ["_id"] = $"{write.Kind.Name}/{write.Id}",
                ["version"] = write.ReadAtVersion + 1,
                ["json"] = DocumentJson.Write(write.Value!, write.Kind),
            });
        }

        _file.Commit();
        return new(CommitOutcome.Saved);
    }

    public void Dispose() => _file.Dispose();
}
