using ForumBot.Cards;
using ForumBot.Messaging;

namespace ForumBot.Reminders;

/// <summary>Draws what is said by itself, for one recipient, from the facts as they are when it leaves. Pure, and asks the gate for that recipient.</summary>
public static class ReminderCards
{
    /// <summary>The card; null when there is nothing to say to this recipient.</summary>
    public static Drawn? Of(Occurrence occurrence, Addressed to, Situation situation) => null;

    /// <summary>Several things for one recipient in one message: what came due while nothing could be sent, or at the same moment.</summary>
    public static Drawn? Together(IReadOnlyList<Occurrence> occurrences, Addressed to, Situation situation) => null;

    /// <summary>What the chair sees of an occurrence in the list of deliveries; nothing confidential.</summary>
    public static string TitleOf(Occurrence occurrence, Situation situation) => "";
}

/// <summary>A card ready to leave. With <see cref="Live"/> the posted copy is kept up to date by whoever draws that view.</summary>
public sealed record Drawn(Card Card, LiveView? Live = null);
