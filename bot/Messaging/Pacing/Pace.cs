namespace ForumBot.Messaging.Pacing;

/// <summary>
/// Gives out turns one behind the other, in the order in which they were asked for: a lane for each key, none faster than the windows allow.
/// Lanes do not wait for each other. A lane that has been idle for as long as its windows look back is forgotten.
/// </summary>
/// <param name="time">The clock that is waited by.</param>
/// <param name="longestWait">A turn that is further away than this is not waited for.</param>
/// <param name="windows">How many may pass in which stretches of time, in each lane.</param>
internal sealed class Pace(TimeProvider time, TimeSpan longestWait, IReadOnlyList<PaceWindow> windows)
{
    private const int FewestSwept = 64;
    private readonly Dictionary<string, PaceLane> lanes = new(StringComparer.Ordinal);
    private readonly long start = time.GetTimestamp();
    private int sweepAt = FewestSwept;

    internal int Lanes
    {
        get
        {
            lock (lanes)
            {
                return lanes.Count;
            }
        }
    }

    /// <summary>
    /// Waits for a turn in this key's lane. The lane is the caller's until the turn is disposed of, and it counts only when
    /// <see cref="PaceTurn.Pass"/> is called. Null at once when the wait would be too long: longer than <paramref name="longest"/>, where that is given.
    /// </summary>
    internal async ValueTask<PaceTurn?> TakeTurnAsync(string key, CancellationToken ct, TimeSpan? longest = null)
    {
        var turn = new PaceTurn(this, Enter(key));
        try
        {
            await turn.BeginAsync(ct);
            while (turn.Wait is var wait && wait > TimeSpan.Zero)
            {
                if (wait > (longest ?? longestWait))
                {
                    turn.Dispose();
                    return null;
                }

                // Timers know whole milliseconds; less would mean waking too early, over and over.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, ct);
            }

            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Gives no turn in this lane for so long.</summary>
    internal void Hold(string key, TimeSpan pause)
    {
        var lane = Enter(key);
        lane.HoldUntil(Now() + pause);
        Leave(lane);
    }

    internal TimeSpan Now() => time.GetElapsedTime(start);

    internal void Leave(PaceLane lane)
    {
        lock (lanes)
        {
            lane.Callers--;
        }
    }

    private PaceLane Enter(string key)
    {
        lock (lanes)
        {
            if (!lanes.TryGetValue(key, out var lane))
            {
                Sweep();
                lanes[key] = lane = new(windows);
            }

            lane.Callers++;
            return lane;
        }
    }

    // Only when there are twice as many as last time, so that a call costs the same however many there are.
    private void Sweep()
    {
        if (lanes.Count < sweepAt)
        {
            return;
        }

        var now = Now();
        foreach (var (key, lane) in lanes)
        {
            if (lane.Callers == 0 && lane.IsIdle(now))
            {
                lanes.Remove(key);
            }
        }

        sweepAt = Math.Max(FewestSwept, lanes.Count * 2);
    }
}
