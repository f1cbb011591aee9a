using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Conversation;

/// <summary>
/// Knows which deliveries were answered in the last day, so that a second delivery of the same event acts once.
/// Bounded: beyond 100,000 deliveries the oldest are forgotten early.
/// </summary>
public sealed class SeenDeliveries
{
    private const int Most = 100_000;
    private static readonly Duration Kept = Duration.FromHours(24);
    private readonly Lock gate = new();
    private readonly Dictionary<(string Place, string Delivery), Instant> seen = [];
    private readonly Queue<((string, string) Key, Instant At)> order = new();

    /// <summary>True the first time; false for every later delivery of the same event.</summary>
    public bool IsNew(Incoming incoming)
    {
        var key = (incoming.Place.Id.Key, incoming.DeliveryId);
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && (order.Count >= Most || incoming.At - oldest.At > Kept))
            {
                seen.Remove(order.Dequeue().Key);
            }

            if (!seen.TryAdd(key, incoming.At))
            {
                return false;
            }

            order.Enqueue((key, incoming.At));
            return true;
        }
    }
}
