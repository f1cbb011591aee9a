using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>Says what is so for a person in the forum's inspection, for the gate; and hears of those it turned away from the feedback meeting's matters.</summary>
public interface IRoom
{
    /// <summary>
    /// Whether they were in the room, and whether the embargo is lifted, for the inspection whose notes are meant, which may have been put away; the most
    /// cautious answer where there is none.
    /// </summary>
    ValueTask<Circumstances> OfAsync(Forum forum, PersonId person, CancellationToken ct);

    /// <summary>Somebody asked for what only the room may know, and was turned away.</summary>
    ValueTask RefusedAsync(Turn turn, Permission what, CancellationToken ct);

    /// <summary>Whoever the turn is from left a place where the forum works: they are in the room no more.</summary>
    ValueTask<IReadOnlyList<Reply>> LeftAsync(Turn turn, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Reply>>([]);
}

/// <summary>Where there is no vault, nobody was in the room.</summary>
internal sealed class NoRoom : IRoom
{
    public ValueTask<Circumstances> OfAsync(Forum forum, PersonId person, CancellationToken ct) => ValueTask.FromResult<Circumstances>(default);

    public ValueTask RefusedAsync(Turn turn, Permission what, CancellationToken ct) => ValueTask.CompletedTask;
}
