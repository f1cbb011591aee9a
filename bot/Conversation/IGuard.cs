using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>
/// Looks at what somebody typed before anything is done with it, whatever it was meant for: at every message in a shared place and every form that is
/// handed in. Nothing of the words may be kept, logged or said again.
/// </summary>
public interface IGuard
{
    /// <summary>What to answer instead, for the person alone; null when there is nothing to stop.</summary>
    ValueTask<IReadOnlyList<Reply>?> StopAsync(Turn turn, CancellationToken ct);
}
