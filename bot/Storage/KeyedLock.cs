namespace ForumBot.Storage;

/// <summary>
/// Lets one at a time in under each key. Keys that share a place in its row wait for each other now and then, which does no harm as long as nobody who is in
/// asks for a second key.
/// </summary>
internal sealed class KeyedLock : IDisposable
{
    private const int Places = 61;
    private readonly SemaphoreSlim[] row = [.. Enumerable.Range(0, Places).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for its turn under this key, which lasts until what comes back is disposed of.</summary>
    internal async ValueTask<IDisposable> EnterAsync(string key, CancellationToken ct)
    {
        var place = row[(uint)key.GetHashCode(StringComparison.Ordinal) % (uint)row.Length];
        await place.WaitAsync(ct);
        return new Entered(place);
    }

    public void Dispose() => Array.ForEach(row, place => place.Dispose());

    private sealed class Entered(SemaphoreSlim place) : IDisposable
    {
        public void Dispose() => place.Release();
    }
}
