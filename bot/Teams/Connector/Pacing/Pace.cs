namespace ForumBot.Teams.Connector.Pacing;

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
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
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
    /// <see cref="Turn.Pass"/> is called. Null at once when the wait would be too long.
    /// </summary>
    internal async ValueTask<Turn?> TakeTurnAsync(string key, CancellationToken ct)
    {
        var turn = new Turn(this, Enter(key));
        try
        {
            await turn.BeginAsync(ct);
            while (turn.Wait is var wait && wait > TimeSpan.Zero)
            {
                if (wait > longestWait)
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

    private TimeSpan Now() => time.GetElapsedTime(start);

    private Lane Enter(string key)
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

    private void Leave(Lane lane)
    {
        lock (lanes)
        {
            lane.Callers--;
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

    /// <summary>A turn in a lane: nobody else passes there before it is disposed of.</summary>
    internal sealed class Turn : IDisposable
    {
        private readonly Pace pace;
        private readonly Lane lane;
        private bool hasBegun;

        internal Turn(Pace pace, Lane lane) => (this.pace, this.lane) = (pace, lane);

        internal TimeSpan Wait
        {
            get
            {
                var now = pace.Now();
                return lane.FirstFree(now) - now;
            }
        }

        internal async ValueTask BeginAsync(CancellationToken ct)
        {
            await lane.Gate.WaitAsync(ct);
            hasBegun = true;
        }

        /// <summary>Counts it as passed, now.</summary>
        internal void Pass() => lane.Pass(pace.Now());

        public void Dispose()
        {
            if (hasBegun)
            {
                lane.Gate.Release();
                hasBegun = false;
            }

            pace.Leave(lane);
        }
    }

    /// <summary>Those who want to pass under one key, and those who have.</summary>
    internal sealed class Lane(IReadOnlyList<PaceWindow> windows)
    {
        private readonly SlidingWindows passed = new(windows);
        private long heldUntil;

        // Those who wait are let in first come, first served.
        internal SemaphoreSlim Gate { get; } = new(1);

        internal int Callers { get; set; }

        internal TimeSpan FirstFree(TimeSpan now) => Later(passed.FirstFree(now), HeldUntil);

        internal void Pass(TimeSpan now) => passed.Pass(now);

        internal bool IsIdle(TimeSpan now) => HeldUntil <= now && passed.IsIdle(now);

        internal void HoldUntil(TimeSpan until) => Volatile.Write(ref heldUntil, Later(until, HeldUntil).Ticks);

        private TimeSpan HeldUntil => new(Volatile.Read(ref heldUntil));

        private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
    }
}
