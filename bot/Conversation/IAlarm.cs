using NodaTime;

namespace ForumBot.Conversation;

/// <summary>What rings when the bot has something to say by itself.</summary>
public interface IAlarm
{
    /// <summary>When it rings next, over all forums; null when nothing is foreseen.</summary>
    ValueTask<Instant?> NextAsync(CancellationToken ct);

    /// <summary>
    /// Says all that is due by now and ends when it has been said. For a clock that was moved by hand; the real one rings by itself.
    /// </summary>
    Task RingAsync(CancellationToken ct);
}
