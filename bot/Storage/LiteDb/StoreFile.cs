using System.Text.Json.Nodes;
using LiteDB;
using LiteDB.Engine;

namespace ForumBot.Storage.LiteDb;

/// <summary>A document as the file holds it; <see cref="Json"/> is null when it is to be deleted.</summary>
internal sealed record Row(string Kind, string Id, int Version, string? Json)
{
    public string Key => $"{Kind}/{Id}";
}

/// <summary>
/// The LiteDB file: one collection, one row a document, its JSON as text. One collection because a transaction over three costs several times one.
/// Not thread-safe: opened by one thread, then used by the writer's alone.
/// </summary>
internal sealed class StoreFile : IDisposable
{
    private const string Documents = "documents";
    private const string SchemaKey = "schema";
    private readonly DataFile _data;
    private readonly LogFile _log;
    private readonly LiteEngine _engine;

    private StoreFile(DataFile data, LogFile log, LiteEngine engine) => (_data, _log, _engine) = (data, log, engine);

    /// <summary>Opens or creates the file, brings it to the newest schema and hands over all that is in it.</summary>
    public static StoreFile Open(string path, IReadOnlyList<Migration> migrations, out IReadOnlyList<Row> rows)
    {
        var newest = Schema.NumberAfter(migrations);
        var (data, log) = StoreLock.Take(path);
        LiteEngine? engine = null;
        try
        {
            if (!data.IsLiteDb)
                throw NotOurs(path);
            engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary });
            var file = new StoreFile(data, log, engine);
            rows = file.BroughtForward(path, migrations, newest);
            // What a crash left in the log belongs in the data before anything is added.
            engine.Checkpoint();
            return file;
        }
        catch (Exception e)
        {
            engine?.Dispose();
            log.Release();
            data.Release();
            if (e is LiteException)
                throw NotOurs(path, e);
            throw;
        }
    }

    /// <summary>
    /// Writes all rows or none and returns when they are durable. One LiteDB transaction holds them: a crash before its last page is in the log
    /// leaves none of them, a crash after it leaves the log to be replayed at the next opening. Only after the checkpoint may anyone be told.
    /// </summary>
    public void Save(IReadOnlyCollection<Row> rows) => Save(rows, schema: null);

    public void Dispose()
    {
        _engine.Dispose();
        _log.Release();
        _data.Release();
    }

    private void Save(IReadOnlyCollection<Row> rows, int? schema)
    {
        _engine.BeginTrans();
        try
        {
            var saved = rows.Where(row => row.Json is not null)
                .Select(row => new BsonDocument { ["_id"] = row.Key, ["version"] = row.Version, ["json"] = row.Json });
            if (schema is { } number)
                saved = saved.Append(new BsonDocument { ["_id"] = SchemaKey, ["version"] = number });
            _engine.Upsert(Documents, saved, BsonAutoId.ObjectId);
            _engine.Delete(Documents, rows.Where(row => row.Json is null).Select(row => new BsonValue(row.Key)));
            _engine.Commit();
        }
        catch
        {
            _engine.Rollback();
            throw;
        }

        _engine.Checkpoint();
    }

    private List<Row> BroughtForward(string path, IReadOnlyList<Migration> migrations, int newest)
    {
        var (schema, rows) = ReadAll();
        if (schema is null && rows.Count > 0)
            throw NotOurs(path);
        if (schema > newest)
            throw new StoreRefusedException(
                $"'{path}' was last used by a newer ForumBot (its schema is {schema}, this version knows {newest}). Start that version again, or put back a backup from before the update.");
        if (schema is null)
            Save([], newest);
        if (schema < newest)
            rows = Migrate(rows, migrations.Skip(schema.Value - Schema.First), newest);
        return rows;
    }

    /// <summary>
    /// All migrations are one transaction with the new schema number, so a crash or a mistake leaves the old store whole.
    /// No copy is kept: a forgotten copy would still hold what was later shredded. The operator's own backup is the way back.
    /// </summary>
    private List<Row> Migrate(List<Row> rows, IEnumerable<Migration> steps, int newest)
    {
        var old = rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var documents = rows.ConvertAll(row => new RawDocument(row.Kind, row.Id, JsonNode.Parse(row.Json!)!.AsObject()));
        foreach (var step in steps)
            documents = [.. documents.SelectMany(step.Change)];

        var migrated = documents.ConvertAll(document => new Row(document.Kind, document.Id, 1, document.Json.ToJsonString(DocumentJson.Options)));
        var kept = migrated.ConvertAll(row => old.TryGetValue(row.Key, out var was) ? row with { Version = was.Version } : row);
        var keys = kept.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        if (keys.Count < kept.Count)
            throw new InvalidOperationException($"The migrations to schema {newest} make two documents with one kind and id.");
        Save([.. kept, .. rows.Where(row => !keys.Contains(row.Key)).Select(row => row with { Json = null })], newest);
        return kept;
    }

    private (int? Schema, List<Row> Rows) ReadAll()
    {
        int? schema = null;
        var rows = new List<Row>();
        using var reader = _engine.Query(Documents, new Query());
        while (reader.Read())
        {
            var key = reader.Current["_id"].AsString;
            var version = reader.Current["version"].AsInt32;
            if (key == SchemaKey)
                schema = version;
            else if (key.Split('/', 2) is [var kind, var id])
                rows.Add(new Row(kind, id, version, reader.Current["json"].AsString));
            else
                throw new LiteException(0, $"A row has the key '{key}'.");
        }

        return (schema, rows);
    }

    private static StoreRefusedException NotOurs(string path, Exception? cause = null) =>
        new($"'{path}' is not a ForumBot store, or it is damaged. Put a backup in its place, or name another file with the setting Storage:LiteDb:Path.", cause);
}
