using NodaTime;

namespace ForumBot.Reminders;

/// <summary>When one inspection rings next, and whether something has to be thought about before that.</summary>
internal sealed class Watch
{
    private readonly Lock gate = new();
    private Instant? next;
    private Instant? again;
    private bool isRinging;

    /// <summary>Held by whoever rings.</summary>
    internal SemaphoreSlim Alone { get; } = new(1);

    /// <summary>The next time that is known.</summary>
    internal Instant? Next
    {
        get
        {
            lock (gate)
            {
                return again is null || next < again ? next : again;
            }
        }
    }

    /// <summary>True while somebody rings.</summary>
    internal bool IsRinging
    {
        get
        {
            lock (gate)
            {
                return isRinging;
            }
        }
    }

    /// <summary>True when there is something to say or to think about.</summary>
    internal bool IsDue(Instant now)
    {
        lock (gate)
        {
            return again is not null || next <= now;
        }
    }

    /// <summary>A fact has changed: rings at this moment at the latest.</summary>
    internal void ThinkAgain(Instant at)
    {
        lock (gate)
        {
            again ??= at;
        }
    }

    /// <summary>Whatever changed until now is thought about in this ring.</summary>
    internal void Begin()
    {
        lock (gate)
        {
            (again, isRinging) = (null, true);
        }
    }

    /// <summary>The ring is over; what changed meanwhile makes the next come sooner than this.</summary>
    internal void End(Instant? at)
    {
        lock (gate)
        {
            (next, isRinging) = (at, false);
        }
    }
}
