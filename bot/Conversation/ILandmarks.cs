using NodaTime;

namespace ForumBot.Conversation;

/// <summary>Moments worth jumping to, for a clock that can be moved by hand.</summary>
public interface ILandmarks
{
    /// <summary>The morning of the last day of the visit, 08:00 in London, of the newest inspection in this tenant; null when none is under way.</summary>
    ValueTask<Instant?> LastDayAsync(string tenant, CancellationToken ct);
}
