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
    public bool IsNew(Incoming incoming) => IsNew(incoming.Place.Id.Key, incoming.DeliveryId, incoming.At);

    /// <summary>The same for what is answered without ever becoming an <see cref="Incoming"/>.</summary>
    public bool IsNew(string place, string delivery, Instant at)
    {
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && (order.Count >= Most || at - oldest.At > Kept))
            {
                order.Dequeue();
                if (seen.GetValueOrDefault(oldest.Key) == oldest.At)
                {
                    seen.Remove(oldest.Key);
                }
            }

            if (!seen.TryAdd((place, delivery), at))
            {
                return false;
            }

            order.Enqueue(((place, delivery), at));
            return true;
        }
    }

    /// <summary>Takes back that it was seen, because nothing came of it: a second delivery is new.</summary>
    public void Forget(Incoming incoming)
    {
        lock (gate)
        {
            seen.Remove((incoming.Place.Id.Key, incoming.DeliveryId));
        }
    }
}
