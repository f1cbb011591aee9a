namespace ForumBot.Storage;

/// <summary>
/// A handful of documents, each with a version. Documents are immutable records; what is read is never changed in place.
/// Once <see cref="CommitAsync"/> has answered <see cref="CommitOutcome.Saved"/> the writes survive a crash of the machine.
/// </summary>
public interface IDocumentStore
{
    /// <summary>The document with this id, compared case for case, or null.</summary>
    ValueTask<Stored<T>?> FindAsync<T>(string id, CancellationToken ct = default) where T : class;

    /// <summary>Every document of one kind, in no particular order.</summary>
    ValueTask<IReadOnlyList<Stored<T>>> AllAsync<T>(CancellationToken ct = default) where T : class;

    /// <summary>
    /// Writes all or nothing. A version that is no longer current makes the whole set a conflict.
    /// <paramref name="ct"/> is heeded until the writes are handed over; from then on the true answer comes.
    /// </summary>
    /// <exception cref="ArgumentException">An id or a document is beyond <see cref="DocumentLimits"/>, or one document is written twice.</exception>
    ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken ct = default);
}

/// <summary>
/// A document as it was read. <see cref="Version"/> starts at 1 and grows by one with every save. One made anew after a deletion counts on while the
/// process lives, so that a version read before the deletion never fits it.
/// </summary>
public sealed record Stored<T>(string Id, int Version, T Value) where T : class;

/// <summary>
/// One intended write: the document's kind, its id, the version it was read at (0 when it must not exist yet), and the new value (null deletes it).
/// </summary>
public sealed record DocumentWrite(Type Kind, string Id, int ReadAtVersion, object? Value)
{
    /// <summary>Saves a document that must not exist yet.</summary>
    public static DocumentWrite New<T>(string id, T value) where T : class => new(typeof(T), id, 0, value);

    /// <summary>Saves over a document that was read.</summary>
    public static DocumentWrite Over<T>(Stored<T> read, T value) where T : class => new(typeof(T), read.Id, read.Version, value);

    /// <summary>Deletes a document that was read.</summary>
    public static DocumentWrite Delete<T>(Stored<T> read) where T : class => new(typeof(T), read.Id, read.Version, null);
}

/// <summary>What became of a commit.</summary>
public enum CommitOutcome
{
    /// <summary>All writes are durable.</summary>
    Saved,
    /// <summary>Somebody else saved one of the documents first; nothing was written. Read again and decide again.</summary>
    Conflict,
}
