using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Storage.LiteDb;

/// <summary>
/// Documents in one LiteDB file beside the app. LiteDB by itself acknowledges a write before it is durable, so one writer saves waiting commits
/// together and answers after the checkpoint; reads come from memory. Why: docs/decisions/0003-litedb-documents.md.
/// </summary>
public sealed partial class LiteDbDocumentStore : IDocumentStore, IAsyncDisposable, IDisposable
{
    private readonly Shelves _shelves;
    private readonly CommitWriter _writer;

    private LiteDbDocumentStore(StoreFile file, IReadOnlyList<Row> rows, ILogger log)
    {
        _shelves = new Shelves(rows);
        _writer = new CommitWriter(file, failure => Log.Failed(log, failure));
    }

    /// <summary>False once a write has failed. Reads go on; writes are refused until the app is started anew.</summary>
    public bool IsHealthy => _writer.Failure is null;

    /// <summary>Opens or creates the store in <paramref name="path"/>, for this process alone and for this user's eyes only.</summary>
    /// <param name="path">The data file; its log stands beside it.</param>
    /// <param name="migrations">What brings older stores forward; <see cref="Schema.Migrations"/> unless a test says otherwise.</param>
    /// <param name="log">Where a failing disk is reported.</param>
    /// <exception cref="StoreRefusedException">It is open elsewhere, newer than this app, damaged, not ours, or not permitted.</exception>
    public static LiteDbDocumentStore Open(string path, IReadOnlyList<Migration>? migrations = null, ILogger? log = null)
    {
        var file = StoreFile.Open(Path.GetFullPath(path), migrations ?? Schema.Migrations, out var rows);
        return new LiteDbDocumentStore(file, rows, log ?? NullLogger.Instance);
    }

    /// <inheritdoc/>
    public ValueTask<Stored<T>?> FindAsync<T>(string id, CancellationToken ct = default) where T : class => new(_shelves.Of<T>().Find(id));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Stored<T>>> AllAsync<T>(CancellationToken ct = default) where T : class => new(_shelves.Of<T>().All());

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An id or a document is too long, or one document is written twice.</exception>
    /// <exception cref="StoreFailedException">The disk failed, now or before.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken ct = default) =>
        writes.Count == 0 ? new(CommitOutcome.Saved) : _writer.CommitAsync(PendingCommit.Of(writes, _shelves), ct);

    /// <summary>Writes what is waiting, closes the file and frees it for another process.</summary>
    public void Dispose() => _writer.Dispose();

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "The store could not write to its disk. It takes no more changes until ForumBot is started again.")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
