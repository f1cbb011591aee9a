using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;
using NodaTime;

namespace ForumBot.Teams;

/// <summary>
/// Walks one event through the bot: learn where it came from, ask the dispatcher, deliver what it says.
/// A message is done in the background; a press is answered while Teams waits and the rest follows in the background.
/// </summary>
internal sealed partial class TeamsTurns(
    Dispatcher dispatcher,
    Courier courier,
    TeamsDirectory directory,
    TeamsRoster roster,
    ConnectorClient connector,
    WorkQueue queue,
    SeenDeliveries seen,
    TimeProvider time,
    ILogger<TeamsTurns> log)
{
    // Teams waits ten to fifteen seconds for an answer to a press.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    /// <summary>Takes an event to be worked on later; false when the queue is full.</summary>
    internal bool TryTake(Translation.Event arrived) =>
        queue.TryEnqueue(arrived.Incoming.Place.Id.Key, ct => RunAsync(arrived, ct));

    /// <summary>Answers a press now.</summary>
    internal async ValueTask<InvokeAnswer> PressAsync(Translation.Event arrived)
    {
        // Nobody's leaving may cut a turn in half, so it does not hang on the request's own token.
        var turn = DispatchAsync(arrived, CancellationToken.None);
        if (!turn.IsCompleted)
        {
            var working = turn.AsTask();
            try
            {
                return await AnswerAsync(await working.WaitAsync(LongestWait, time));
            }
            catch (TimeoutException) when (!working.IsCompleted)
            {
                Log.PressIsSlow(log);
                Deliver(arrived, async ct => await courier.DeliverAsync(await working, answered: false, ct));
                return new InvokeAnswer.Line("I am working on it. The answer comes in a moment.");
            }
        }

        return await AnswerAsync(await turn);
    }

    /// <summary>Tells somebody without a verified identity, politely, that the bot cannot work with them.</summary>
    internal void TurnAway(Translation.Stranger stranger)
    {
        Log.TurnedAway(log, stranger.ActivityId);
        if (!stranger.IsInvoke && seen.IsNew(stranger.Address.Conversation, stranger.ActivityId, Instant.FromDateTimeOffset(time.GetUtcNow())))
        {
            queue.TryEnqueue(stranger.Address.Conversation, ct => connector.PostAsync(stranger.Address, StrangerCard(), ct));
        }
    }

    internal static InvokeAnswer StrangerAnswer() => new InvokeAnswer.Line(PlainText.Of(StrangerCard()));

    private static Card StrangerCard() => NoticeCard.Of(
        "I do not know who you are",
        "I can only work with people who are signed in to Teams with an account of their own. A guest without an account has none.",
        "Sign in to Teams and try again. Your forum’s chair can help.");

    private async Task RunAsync(Translation.Event arrived, CancellationToken ct)
    {
        switch (arrived.Incoming)
        {
            case BotAdded added when (await directory.FindAsync(added.Place.Id, ct))?.Installed != true:
                await TellAsync(arrived, ct);
                await directory.MarkInstalledAsync(added.Place.Id, ct);
                break;
            case BotAdded:
                break;
            case BotRemoved removed when await directory.FindAsync(removed.Place.Id, ct) is not null:
                await courier.DeliverAsync(await dispatcher.DispatchAsync(removed, ct), answered: false, ct);
                await directory.ForgetAsync(removed.Place, removed.From.Id, ct);
                break;
            case BotRemoved:
                break;
            default:
                await TellAsync(arrived, ct);
                break;
        }
    }

    private async Task TellAsync(Translation.Event arrived, CancellationToken ct) =>
        await courier.DeliverAsync(await DispatchAsync(arrived, ct), answered: false, ct);

    private async ValueTask<Outcome> DispatchAsync(Translation.Event arrived, CancellationToken ct)
    {
        await directory.LearnAsync(arrived, ct);
        return await dispatcher.DispatchAsync(await CompleteAsync(arrived, ct), ct);
    }

    // Mentions come without identities, and an installation without a name: both are asked for, where there are any.
    private async ValueTask<Incoming> CompleteAsync(Translation.Event arrived, CancellationToken ct) => arrived.Incoming switch
    {
        IncomingMessage message when arrived.Others.Count > 0 =>
            message with { Mentioned = await roster.ResolveAsync(message.Place, arrived.Address, arrived.Others, ct) },
        BotAdded { From.Name: DisplayName.Unknown } added =>
            added with { From = added.From with { Name = (await roster.FindAsync(added.Place, arrived.Address, arrived.TeamsId, ct))?.Name ?? DisplayName.Unknown } },
        var complete => complete,
    };

    private async ValueTask<InvokeAnswer> AnswerAsync(Outcome outcome)
    {
        if (outcome.Replies.Count > 0 && !queue.TryEnqueue(outcome.Incoming.Place.Id.Key, ct => courier.DeliverAsync(outcome, answered: true, ct)))
        {
            // The turn is done and saved; what it says must not be lost because others are waiting.
            await courier.DeliverAsync(outcome, answered: true, CancellationToken.None);
        }

        return Courier.AnswerTo(outcome) is { } card
            ? new InvokeAnswer.NewCard(card)
            : outcome.Replies.Count > 0 ? InvokeAnswer.Done.Instance : new InvokeAnswer.Line("I have that already.");
    }

    private void Deliver(Translation.Event arrived, Func<CancellationToken, Task> work)
    {
        if (!queue.TryEnqueue(arrived.Incoming.Place.Id.Key, work))
        {
            Log.AnswerLost(log, arrived.Incoming.DeliveryId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A press took longer than Teams waits; its answer follows as a message.")]
        internal static partial void PressIsSlow(ILogger log);

        [LoggerMessage(2, LogLevel.Warning, "Activity {Activity} came without a tenant or an Entra object id and was turned away.")]
        internal static partial void TurnedAway(ILogger log, string activity);

        [LoggerMessage(3, LogLevel.Error, "The answer to {Delivery} could not be queued.")]
        internal static partial void AnswerLost(ILogger log, string delivery);
    }
}
