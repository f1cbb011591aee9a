namespace ForumBot.Messaging.Pacing;

/// <summary>At most <paramref name="Most"/> in any stretch of <paramref name="Length"/>.</summary>
internal readonly record struct PaceWindow(int Most, TimeSpan Length);

/// <summary>
/// Says when the next may pass so that none of several windows is ever exceeded, however they are laid over the time line. Pure: time comes in
/// as the span since some fixed moment, and must not go back. It remembers no more than its largest window counts.
/// </summary>
internal sealed class SlidingWindows(IReadOnlyList<PaceWindow> windows)
{
    private const int FirstCapacity = 8;
    private readonly int most = windows.Max(window => window.Most);
    private readonly TimeSpan longest = windows.Max(window => window.Length);

    // A ring of the latest passings.
    private TimeSpan[] passed = [];
    private int next;
    private int count;

    /// <summary>The earliest moment from <paramref name="now"/> on at which the next may pass.</summary>
    internal TimeSpan FirstFree(TimeSpan now)
    {
        var free = now;
        foreach (var window in windows)
        {
            if (count >= window.Most && Latest(window.Most) + window.Length is var reopened && reopened > free)
            {
                free = reopened;
            }
        }

        return free;
    }

    /// <summary>One passes now.</summary>
    internal void Pass(TimeSpan now)
    {
        if (count == passed.Length && count < most)
        {
            Grow();
        }

        passed[next] = now;
        next = (next + 1) % passed.Length;
        count = Math.Min(count + 1, passed.Length);
    }

    /// <summary>True when nothing that has passed matters any more.</summary>
    internal bool IsIdle(TimeSpan now) => count == 0 || Latest(1) + longest <= now;

    // The n-th newest; 1 is the newest of all.
    private TimeSpan Latest(int n) => passed[(next - n + passed.Length) % passed.Length];

    private void Grow()
    {
        var larger = new TimeSpan[Math.Min(most, Math.Max(FirstCapacity, count * 2))];
        for (var i = 0; i < count; i++)
        {
            larger[i] = Latest(count - i);
        }

        (passed, next) = (larger, count);
    }
}
