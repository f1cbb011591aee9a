using System.Text;

namespace ForumBot.Storage.LiteDb;

/// <summary>One write, made ready on its caller's thread: what can be wrong with it is wrong there and harms nobody else's commit.</summary>
internal sealed record ReadyWrite(Shelf Shelf, string Id, int ReadAtVersion, string? Json, object? Value);

/// <summary>A commit on its way through the writer.</summary>
internal sealed class PendingCommit(IReadOnlyList<ReadyWrite> writes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly TaskCompletionSource<CommitOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ReadyWrite> Writes => writes;

    /// <summary>Roughly how much this adds to the file.</summary>
    public int Size { get; } = writes.Sum(write => write.Json?.Length ?? 0);

    public CommitOutcome Outcome { get; set; }

    public Task<CommitOutcome> Answer => _answer.Task;

    public void Tell() => _answer.TrySetResult(Outcome);

    public void Fail(Exception failure) => _answer.TrySetException(failure);

    /// <exception cref="ArgumentException">The id or the document is too long, or one document is written twice.</exception>
    public static PendingCommit Of(IReadOnlyList<DocumentWrite> writes, Shelves shelves)
    {
        var ready = new ReadyWrite[writes.Count];
        for (var i = 0; i < ready.Length; i++)
        {
            ready[i] = Ready(writes[i], shelves);
            for (var j = 0; j < i; j++)
            {
                if (ready[j].Shelf == ready[i].Shelf && ready[j].Id == ready[i].Id)
                    throw new ArgumentException($"{ready[i].Shelf.Kind.Name} '{ready[i].Id}' is written twice in one commit.", nameof(writes));
            }
        }

        return new PendingCommit(ready);
    }

    private static ReadyWrite Ready(DocumentWrite write, Shelves shelves)
    {
        // An id that is not valid Unicode throws here too; the file could not tell it from another.
        if (write.Id.Length == 0 || Strict.GetByteCount(write.Id) > DocumentLimits.IdBytes)
            throw new ArgumentException($"An id has 1 to {DocumentLimits.IdBytes} bytes.", nameof(write));
        if (write is { Value: null, ReadAtVersion: 0 })
            throw new ArgumentException($"{write.Kind.Name} '{write.Id}' cannot be deleted before it was read.", nameof(write));

        var shelf = shelves.Of(write.Kind);
        if (write.Value is null)
            return new ReadyWrite(shelf, write.Id, write.ReadAtVersion, null, null);
        var json = DocumentJson.Write(write.Value, write.Kind);
        if (Encoding.UTF8.GetByteCount(json) > DocumentLimits.DocumentBytes)
            throw new ArgumentException($"{write.Kind.Name} '{write.Id}' is over {DocumentLimits.DocumentBytes / 1024 / 1024} MB.", nameof(write));
        // What readers will see is what a restart would read, so that a loss in the round trip shows at once and not next week.
        return new ReadyWrite(shelf, write.Id, write.ReadAtVersion, json, DocumentJson.Read(json, write.Kind));
    }
}
