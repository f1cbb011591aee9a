using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;
using NodaTime;

namespace ForumBot.Teams;

/// <summary>
/// Walks one event through the bot: learn where it came from, ask the dispatcher, leave what it says to be delivered.
/// Teams hears of it when the turn is over and saved; what is said goes out behind that. An event for which there is no room is turned away
/// before anything is done about it, and comes again.
/// </summary>
internal sealed partial class TeamsTurns(
    Dispatcher dispatcher,
    Outbox outbox,
    TeamsDirectory directory,
    TeamsRoster roster,
    ConnectorClient connector,
    WorkQueue queue,
    SeenDeliveries seen,
    TimeProvider time,
    ILogger<TeamsTurns> log)
{
    // Teams should hear within a second that a message arrived; it gives up on a press after ten to fifteen, people sooner.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan LongestPress = TimeSpan.FromSeconds(2.5);

    // The rest of the place waits while Teams is asked for names, so they are left out when they do not come.
    private static readonly TimeSpan LongestAsking = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Takes an event and sees it through. True when its turn is over and saved, or takes long and is in hand; false when nothing was done
    /// about it and it has to come again.
    /// </summary>
    internal async ValueTask<bool> TakeAsync(Translation.Event arrived)
    {
        var place = arrived.Incoming.Place.Id.Key;
        if (!queue.TryTake(place, out var errand))
        {
            return false;
        }

        using (errand)
        {
            var turn = errand.DoAsync(Lane.From(place), ct => RunAsync(arrived, errand, ct)).AsTask();
            return await turn.WithinAsync(LongestSilence, time) != false;
        }
    }

    /// <summary>Answers a press now; null when nothing was done about it and it has to come again.</summary>
    internal async ValueTask<InvokeAnswer?> PressAsync(Translation.Event arrived)
    {
        var place = arrived.Incoming.Place.Id.Key;
        if (!queue.TryTake(place, out var errand))
        {
            return null;
        }

        Outcome? outcome = null;
        var lane = Lane.Pressed(place, arrived.Incoming.From.Id.Key);
        var turn = errand.DoAsync(lane, async ct => outcome = await DispatchAsync(arrived, ct)).AsTask();
        if (await turn.WithinAsync(LongestPress, time) is null)
        {
            Log.PressIsSlow(log);
            _ = FollowAsync();
            return Late(arrived);
        }

        using (errand)
        {
            return outcome is null ? null : Answer(outcome, errand);
        }

        async Task FollowAsync()
        {
            using (errand)
            {
                await turn;
                if (outcome is not null)
                {
                    outbox.Send(outcome, answered: false, errand);
                }
            }
        }
    }

    private static InvokeAnswer Late(Translation.Event arrived) => arrived switch
    {
        { Incoming: var look } when OwnViews.IsLook(look) => AsItIs(),
        { Awaits: Awaited.Card } => new InvokeAnswer.Line("I am still working on it. The answer comes in a moment, in our own chat if it is only for you."),
        _ => new InvokeAnswer.Line("I am still working on it. You can close this. The answer comes as a message in our own chat."),
    };

    // Nobody asked for a look, so nobody is told that there is none: to a refusal the client leaves the card alone.
    private static InvokeAnswer.Unreadable AsItIs() => new("The card stays as it is.");

    /// <summary>
    /// Tells somebody without a verified identity, politely, that the bot cannot work with them. False when it has to come again.
    /// </summary>
    internal async ValueTask<bool> TurnAwayAsync(Translation.Stranger stranger)
    {
        Log.TurnedAway(log, stranger.ActivityId);
        var conversation = stranger.Address.Conversation;
        if (stranger.IsInvoke)
        {
            return true;
        }

        if (!queue.TryTake(conversation, out var errand))
        {
            return false;
        }

        using (errand)
        {
            return await errand.DoAsync(Lane.From(conversation), async _ =>
            {
                if (await seen.IsNewAsync(conversation, stranger.ActivityId, Instant.FromDateTimeOffset(time.GetUtcNow())))
                {
                    errand.Leave(Lane.To(conversation), ct => connector.PostAsync(stranger.Address, StrangerCard(), ct));
                }
            });
        }
    }

    internal static InvokeAnswer StrangerAnswer() => new InvokeAnswer.Line(PlainText.Of(StrangerCard()));

    private static Card StrangerCard() => NoticeCard.Of(
        "I do not know who you are",
        "I can only work with people who are signed in to Teams with their own account. If you came in as a guest without signing in, I cannot tell who you are.",
        "Sign in to Teams and try again. Your forum’s chair can help.");

    private async Task RunAsync(Translation.Event arrived, WorkQueue.Errand errand, CancellationToken ct)
    {
        switch (arrived.Incoming)
        {
            case BotAdded added when (await directory.FindAsync(added.Place.Id, ct))?.Installed != true:
                await TellAsync(arrived, errand, ct);
                await directory.MarkInstalledAsync(added.Place.Id, ct);
                break;
            case BotAdded:
                await directory.LearnAsync(arrived, ct);
                break;
            case BotRemoved removed:
                await ForgetAsync(removed, arrived.Team, errand, ct);
                break;
            case PersonLeft left:
                await LeaveAsync(left, arrived, errand, ct);
                break;
            default:
                await TellAsync(arrived, errand, ct);
                break;
        }
    }

    // A team's event names one of its channels; they are gone from all of them.
    private async Task LeaveAsync(PersonLeft left, Translation.Event arrived, WorkQueue.Errand errand, CancellationToken ct)
    {
        var places = await directory.GoingAsync(left.Place, arrived.Team, ct);
        foreach (var account in arrived.Others)
        {
            if (await directory.WhoAsync(left.Place.Id.Tenant, account, ct) is not { } gone)
            {
                continue;
            }

            foreach (var place in places)
            {
                var one = left with { DeliveryId = $"{left.DeliveryId}/{gone.User}", From = left.From with { Id = gone }, Place = place, Also = [.. places.Select(other => other.Id)] };
                outbox.Send(await dispatcher.DispatchAsync(one, ct), answered: false, errand);
            }
        }
    }

    // Nothing is learned from a removal, and it may come more often than once.
    private async Task ForgetAsync(BotRemoved removed, string? team, WorkQueue.Errand errand, CancellationToken ct)
    {
        foreach (var place in await directory.GoingAsync(removed.Place, team, ct))
        {
            var whose = await directory.WhoseAsync(place, ct) is { } owner ? new Person(owner, DisplayName.Unknown) : removed.From;
            outbox.Send(await dispatcher.DispatchAsync(removed with { Place = place, From = whose }, ct), answered: false, errand);
            await directory.ForgetAsync(place, whose.Id, ct);
        }
    }

    private async ValueTask TellAsync(Translation.Event arrived, WorkQueue.Errand errand, CancellationToken ct) =>
        outbox.Send(await DispatchAsync(arrived, ct), answered: false, errand);

    private async ValueTask<Outcome> DispatchAsync(Translation.Event arrived, CancellationToken ct)
    {
        await directory.LearnAsync(arrived, ct);
        return await dispatcher.DispatchAsync(await CompleteAsync(arrived, ct), ct);
    }

    // Mentions come without identities, and an installation without a name: both are asked for, where there are any.
    private async ValueTask<Incoming> CompleteAsync(Translation.Event arrived, CancellationToken ct)
    {
        var place = arrived.Incoming.Place;
        if (arrived is not { Others.Count: > 0 } and not { Incoming: BotAdded { From.Name: DisplayName.Unknown } })
        {
            return arrived.Incoming;
        }

        using var late = new CancellationTokenSource(LongestAsking, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            return arrived.Incoming switch
            {
                IncomingMessage message => message with { Mentioned = await roster.ResolveAsync(place, arrived.Address, arrived.Others, either.Token) },
                BotAdded added when await roster.FindAsync(place, arrived.Address, arrived.TeamsId, either.Token) is { } found =>
                    added with { From = added.From with { Name = found.Name } },
                var complete => complete,
            };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Log.NamesDidNotCome(log, arrived.Incoming.DeliveryId);
            return arrived.Incoming;
        }
    }

    private InvokeAnswer Answer(Outcome outcome, WorkQueue.Errand errand)
    {
        outbox.Send(outcome, answered: true, errand);
        return Courier.AnswerTo(outcome) switch
        {
            { } card => new InvokeAnswer.NewCard(card),
            null when outcome.Replies.Count > 0 => InvokeAnswer.Done.Instance,
            null when OwnViews.IsLook(outcome.Incoming) => AsItIs(),
            null => new InvokeAnswer.Line("I have had that already. If nothing has changed, close this and press again."),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A press took longer than Teams waits; its answer follows as a message.")]
        internal static partial void PressIsSlow(ILogger log);

        [LoggerMessage(2, LogLevel.Warning, "Activity {Activity} came without a tenant or an Entra object id and was turned away.")]
        internal static partial void TurnedAway(ILogger log, string activity);

        [LoggerMessage(3, LogLevel.Warning, "Teams was asked for names in activity {Activity} and did not answer in time. It was worked on without them.")]
        internal static partial void NamesDidNotCome(ILogger log, string activity);
    }
}
