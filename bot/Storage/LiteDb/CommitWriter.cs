using System.Threading.Channels;

namespace ForumBot.Storage.LiteDb;

/// <summary>
/// The one thread that writes. It takes every commit that is waiting, decides each against the versions as they are now, writes the accepted ones
/// in one go, and answers all of them once that is durable. Alone, a commit waits for nobody; under load, many share one wait for the disk.
/// </summary>
internal sealed class CommitWriter : IDisposable
{
    private const int MostWaiting = 1024;
    // Bounds the memory that one LiteDB transaction takes.
    private const int LargestGroup = 8 * 1024 * 1024;

    private readonly StoreFile _file;
    private readonly Channel<PendingCommit> _waiting;
    private readonly Thread _thread;
    private readonly Action<Exception> _failed;
    private volatile Exception? _failure;

    public CommitWriter(StoreFile file, Action<Exception> failed)
    {
        (_file, _failed) = (file, failed);
        // Synchronous continuations only ever wake the writer's own wait or send a caller on to await its answer.
        _waiting = Channel.CreateBounded<PendingCommit>(
            new BoundedChannelOptions(MostWaiting) { SingleReader = true, AllowSynchronousContinuations = true });
        // A thread of its own: LiteDB ties a transaction to its thread, and waiting for the disk must not hold up the pool.
        _thread = new Thread(Run) { Name = "Store writer", IsBackground = true };
        _thread.Start();
    }

    public Exception? Failure => _failure;

    public async ValueTask<CommitOutcome> CommitAsync(PendingCommit commit, CancellationToken ct)
    {
        try
        {
            await _waiting.Writer.WriteAsync(commit, ct);
        }
        catch (ChannelClosedException)
        {
            throw _failure is { } failure ? new StoreFailedException(failure) : new ObjectDisposedException(nameof(LiteDbDocumentStore));
        }

        // Once handed over it may be written, so the caller gets the true answer even if it would rather go.
        return await commit.Answer;
    }

    /// <summary>Writes what is waiting, then closes the file.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
    }

    private void Run()
    {
        var group = new List<PendingCommit>();
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            for (var size = 0; size < LargestGroup && _waiting.Reader.TryRead(out var commit); size += commit.Size)
                group.Add(commit);
            Write(group);
            group.Clear();
        }

        _file.Dispose();
    }

    private void Write(List<PendingCommit> group)
    {
        try
        {
            if (_failure is { } earlier)
                throw earlier;
            var accepted = Decide(group);
            if (accepted.Count > 0)
                _file.Save([.. accepted.Select(change => new Row(change.Key.Shelf.Kind.Name, change.Key.Id, change.Value.Version, change.Value.Json))]);
            foreach (var shelf in accepted.GroupBy(change => change.Key.Shelf))
                shelf.Key.Show(shelf.Select(change => (change.Key.Id, change.Value.Version, change.Value.Value)));
        }
        catch (Exception e)
        {
            if (_failure is null)
            {
                _failure = e;
                _waiting.Writer.TryComplete();
                _failed(e);
            }

            group.ForEach(commit => commit.Fail(new StoreFailedException(e)));
            return;
        }

        // A conflict is told after the saving, or its caller would read again what is about to change; and before the saved,
        // or the winner would be back first and win again, and again.
        foreach (var commit in group.OrderByDescending(commit => commit.Outcome))
            commit.Tell();
    }

    /// <summary>The last state of each document that the group's commits leave, in the order in which they came.</summary>
    private static Dictionary<(Shelf Shelf, string Id), Change> Decide(List<PendingCommit> group)
    {
        var changes = new Dictionary<(Shelf Shelf, string Id), Change>();
        foreach (var commit in group)
        {
            commit.Outcome = commit.Writes.All(write => VersionOf(write).Current == write.ReadAtVersion) ? CommitOutcome.Saved : CommitOutcome.Conflict;
            if (commit.Outcome is CommitOutcome.Conflict)
                continue;
            foreach (var write in commit.Writes)
                changes[(write.Shelf, write.Id)] = new Change(VersionOf(write).Next, write.Json, write.Value);
        }

        return changes;

        (int Current, int Next) VersionOf(ReadyWrite write) =>
            changes.TryGetValue((write.Shelf, write.Id), out var change)
                ? (change.Value is null ? 0 : change.Version, change.Version + 1)
                : write.Shelf.VersionOf(write.Id);
    }

    private readonly record struct Change(int Version, string? Json, object? Value);
}
