using System.Collections.Concurrent;
using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>
/// Sends what turns say on its way: each reply in the lane of the place it goes to, in order there, so that a slow or throttled place holds up
/// no other. A posted card that waits already to be drawn again is not queued twice, however many changes come meanwhile: it is drawn from
/// the facts as they are when its turn comes.
/// </summary>
public sealed class Outbox(Courier courier)
{
    private readonly ConcurrentDictionary<(string? ForumId, Change Change), bool> waiting = new();

    /// <summary>
    /// Leaves the replies to be delivered. With <paramref name="answered"/> the press has already been answered by <see cref="Courier.AnswerTo"/>.
    /// What the turn decided must be saved by now.
    /// </summary>
    public void Send(Outcome outcome, bool answered, WorkQueue.Errand errand)
    {
        foreach (var reply in outcome.Replies)
        {
            switch (reply)
            {
                case OnlyYou when answered:
                case Refreshed:
                    // Nothing to deliver. Sixty readers may look at once, and none of them waits in a lane for nothing.
                    break;
                case Change change:
                    Redraw(outcome, change, answered, errand);
                    break;
                default:
                    errand.Leave(LaneOf(outcome, reply), ct => courier.DeliverAsync(outcome, reply, answered, ct));
                    break;
            }
        }
    }

    private void Redraw(Outcome outcome, Change change, bool answered, WorkQueue.Errand errand)
    {
        if (waiting.TryAdd((outcome.ForumId, change), true))
        {
            errand.Leave(Lane.To(change.Message.Place.Id.Key), ct =>
            {
                // Before it is drawn: whoever saves from now on is not on the drawing.
                waiting.TryRemove((outcome.ForumId, change), out _);
                return courier.DeliverAsync(outcome, change, answered, ct);
            });
        }
    }

    private static Lane LaneOf(Outcome outcome, Reply reply) =>
        Lane.To(reply switch
        {
            Tell tell => tell.Person.Key,
            Announce announce => announce.Place.Id.Key,
            _ => outcome.Incoming.Place.Id.Key,
        });
}
