namespace ForumBot.Storage;

/// <summary>
/// Lets one at a time in under each key. Two keys never wait for each other, however long somebody stays; what is kept for a key goes with the last who wanted it.
/// </summary>
internal sealed class KeyedLock : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Door> doors = new(StringComparer.Ordinal);

    /// <summary>How many keys somebody is in under, or waits for.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
            {
                return doors.Count;
            }
        }
    }

    /// <summary>Waits for its turn under this key, which lasts until what comes back is disposed of.</summary>
    internal async ValueTask<IDisposable> EnterAsync(string key, CancellationToken ct)
    {
        var door = Want(key);
        try
        {
            await door.WaitAsync(ct);
        }
        catch
        {
            WantNoMore(key, door);
            throw;
        }

        return new Entered(this, key, door);
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var door in doors.Values)
            {
                door.Dispose();
            }

            doors.Clear();
        }
    }

    private Door Want(string key)
    {
        lock (gate)
        {
            if (!doors.TryGetValue(key, out var door))
            {
                doors[key] = door = new();
            }

            door.WantedBy++;
            return door;
        }
    }

    private void WantNoMore(string key, Door door)
    {
        lock (gate)
        {
            if (--door.WantedBy == 0 && doors.Remove(key))
            {
                door.Dispose();
            }
        }
    }

    private void Leave(string key, Door door)
    {
        door.Release();
        WantNoMore(key, door);
    }

    private sealed class Door() : SemaphoreSlim(1)
    {
        /// <summary>By how many, the one who is in among them; read and changed behind the gate.</summary>
        internal int WantedBy { get; set; }
    }

    private sealed class Entered(KeyedLock house, string key, Door door) : IDisposable
    {
        public void Dispose() => house.Leave(key, door);
    }
}
