using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>Hears what no command answers, before the bot says that it did not understand; and what is urgent, before a command is guessed.</summary>
public interface IListener
{
    /// <summary>
    /// The answer to what must not be taken for a command because it holds some of its words: asked before any command that was not said
    /// as it stands. Null when it is nothing of the kind. The same rules as for <see cref="HearAsync"/>.
    /// </summary>
    ValueTask<IReadOnlyList<Reply>?> HearUrgentAsync(Turn turn, string text, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Reply>?>(null);

    /// <summary>The answer, or null when this is not for it. Asked in anybody's name, in a forum or none, so it shows nothing of a forum's.</summary>
    ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, string text, CancellationToken ct);
}
