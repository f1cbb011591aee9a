using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Conversation;

/// <summary>Draws a posted card again when the facts it shows have changed.</summary>
public interface ILiveView
{
    /// <summary>The name in <see cref="LiveView.Name"/>.</summary>
    string Name { get; }

    /// <summary>The card for everybody in this place, or null when it should be left as it is.</summary>
    ValueTask<Card?> DrawAsync(Forum forum, Place place, string argument, LocalDateTime now, CancellationToken ct);

    /// <summary>
    /// The card as one reader should see it, on a copy that nobody else sees: what the gate lets this reader see in their own chat, and the
    /// buttons that they may press. Null when it should be left as it is.
    /// </summary>
    ValueTask<Card?> DrawForAsync(Turn reader, string argument, CancellationToken ct) =>
        DrawAsync(reader.Forum!, reader.Place, argument, reader.Now, ct);
}
