using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>Hears what no command answers, before the bot says that it did not understand.</summary>
public interface IListener
{
    /// <summary>The answer, or null when this is not for it. Asked in anybody's name, in a forum or none, so it shows nothing of a forum's.</summary>
    ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, string text, CancellationToken ct);
}
