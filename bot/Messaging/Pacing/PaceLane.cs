namespace ForumBot.Messaging.Pacing;

/// <summary>Those who want to pass under one key, and those who have.</summary>
internal sealed class PaceLane(IReadOnlyList<PaceWindow> windows)
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
