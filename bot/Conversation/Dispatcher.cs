using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Conversation;

/// <summary>
/// Takes one verified event to the one piece of a feature that answers it: finds the forum, asks the gate, runs it.
/// It never throws for what a person did; a fault is logged and answered with an apology.
/// </summary>
public sealed partial class Dispatcher(
    IDocumentStore store, IEnumerable<IFeature> features, IEnumerable<IListener> listeners, IEnumerable<IGuard> guards, IGreeter greeter, IRoom room,
    IIdentities identities, PlaceMoves moves, SeenDeliveries seen, ILogger<Dispatcher> log)
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private readonly PhraseBook phrases = new([.. features.SelectMany(f => f.Commands)]);
    private readonly Dictionary<string, Click> clicks = features.SelectMany(f => f.Clicks).ToDictionary(c => c.Verb);

    /// <summary>Answers an event; an event that was answered before gets no replies.</summary>
    public async ValueTask<Outcome> DispatchAsync(Incoming incoming, CancellationToken ct)
    {
        var isLook = OwnViews.IsLook(incoming);
        var known = incoming;
        Forum? forum;
        try
        {
            // A look changes nothing, and clients take one by themselves after every change: it is not worth remembering.
            if (!isLook && !await seen.IsNewAsync(incoming))
            {
                return new(incoming, null, []);
            }

            known = await AsKnownAsync(incoming, ct);
            if (!isLook && incoming is IncomingMessage or CardAction or PersonSeen)
            {
                await identities.SeenAsync(known.From.Id, incoming.From, ct);
            }

            forum = await ForumOfAsync(known, incoming.From.Id, ct);
        }
        catch (Exception fault)
        {
            // Nothing has been done yet, so a second delivery may do it.
            seen.Forget(incoming);
            if (fault is OperationCanceledException)
            {
                throw;
            }

            return new(incoming, null, Apology(incoming, fault)) { Failed = true };
        }

        var turn = new Turn(
            known,
            forum,
            forum?.RolesOf(known.From) ?? RoleSet.None,
            forum?.AudienceOf(incoming.Place) ?? (incoming.Place.IsShared ? Audience.Open : Audience.OnePerson),
            incoming.At.InZone(London).LocalDateTime)
        {
            Identity = incoming.From.Id,
        };
        var (replies, failed) = await AnswerAsync(turn, ct);
        if (!isLook)
        {
            seen.Keep(incoming);
        }

        // The answer goes to whoever asked, on the platform where they asked.
        return new(incoming, forum?.Id, replies) { Failed = failed };
    }

    private async ValueTask<Incoming> AsKnownAsync(Incoming incoming, CancellationToken ct)
    {
        var known = await identities.KnownAsAsync(incoming.From.Id, ct);
        var from = known == incoming.From.Id ? incoming : incoming with { From = incoming.From with { Id = known } };
        return from is IncomingMessage { Mentioned: [_, ..] mentioned } message
            ? message with { Mentioned = await AsKnownAsync(mentioned, ct) }
            : from;
    }

    private async ValueTask<IReadOnlyList<Person>> AsKnownAsync(IReadOnlyList<Person> people, CancellationToken ct)
    {
        var known = new List<Person>(people.Count);
        foreach (var person in people)
        {
            known.Add(person with { Id = await identities.KnownAsAsync(person.Id, ct) });
        }

        return known;
    }

    private OnlyYou[] Apology(Incoming incoming, Exception fault)
    {
        Log.TurnFailed(log, incoming.GetType().Name, fault.GetType().Name, fault.StackTrace);
        // Nobody asked for a look by themselves, so the card stays as it is.
        return OwnViews.IsLook(incoming) ? [] : [new OnlyYou(NoticeCard.SomethingBroke())];
    }

    private async ValueTask<(IReadOnlyList<Reply> Replies, bool Failed)> AnswerAsync(Turn turn, CancellationToken ct)
    {
        try
        {
            if (turn.Forum is { NotesOf: not null } forum)
            {
                turn = turn with { Facts = await room.OfAsync(forum, turn.From.Id, ct) };
            }

            var replies = await AnsweredAsync(turn, ct);
            // A platform may not have said that outsiders came in; what somebody says there shows it.
            var isNews = turn is { Forum: { } open, Place.HasOutsiders: true, Incoming: not PlaceReach }
                && open.Places.GetValueOrDefault(turn.Place.Id.Key) is { Place.HasOutsiders: false };
            return (isNews ? [.. replies, .. await greeter.ReachedAsync(turn, ct)] : replies, Failed: false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return (Apology(turn.Incoming, fault), Failed: true);
        }
    }

    private async ValueTask<IReadOnlyList<Reply>> AnsweredAsync(Turn turn, CancellationToken ct)
    {
        foreach (var guard in guards)
        {
            if (await guard.StopAsync(turn, ct) is { } instead)
            {
                return instead;
            }
        }

        switch (turn.Incoming)
        {
            case IncomingMessage message:
                return await SaidAsync(turn, message.Text, ct);
            case CardAction action:
                return await PressedAsync(turn, action, ct);
            case BotAdded:
                return await greeter.GreetAsync(turn, ct);
            case PersonLeft:
                return await room.LeftAsync(turn, ct);
            case PlaceReach:
                return await greeter.ReachedAsync(turn, ct);
            case PersonSeen:
                await SeenEverywhereAsync(turn, ct);
                return [];
            case PlaceMoved moved when await moves.MoveAsync(moved.Place.Id, moved.To.Id, ct):
                return [];
            case PlaceMoved:
                await greeter.ForgetAsync(turn, ct);
                return [];
            case BotRemoved:
                return await greeter.ForgetAsync(turn, ct);
            default:
                return [];
        }
    }

    private ValueTask<IReadOnlyList<Reply>> SaidAsync(Turn turn, string text, CancellationToken ct)
    {
        var understood = phrases.Match(text);
        return understood.Exact ? RunAsync(turn, understood.Command!, understood.Tail, ct) : GuessedAsync(turn, text, understood, ct);
    }

    private async ValueTask<IReadOnlyList<Reply>> GuessedAsync(Turn turn, string text, Understood understood, CancellationToken ct)
    {
        // "I was hurt today" holds a command's word and is none.
        foreach (var listener in listeners)
        {
            if (await listener.HearUrgentAsync(turn, text, ct) is { } urgent)
            {
                return urgent;
            }
        }

        return understood.Command is { } command
            ? await RunAsync(turn, command, understood.Tail, ct)
            : await HeardAsync(turn, text, understood.Nearest, ct);
    }

    private ValueTask<IReadOnlyList<Reply>> RunAsync(Turn turn, Command command, string tail, CancellationToken ct) =>
        Refusal(turn, command.Needs, command.About, command.Privately, command.WithoutForum, command.WhoMay) switch
        {
            null when command.SettlesHere && turn.Incoming.LetMeIn is { } how => Only(new OnlyYou(NoticeCard.LetMeInFirst(how))),
            null when command.Verb is { } verb && tail.Length == 0 && turn.Incoming is IncomingMessage { Mentioned: [] } => WithWayBackAsync(command.Run(turn, tail, ct), verb),
            null => command.Run(turn, tail, ct),
            var refused => RefuseAsync(turn, refused, command.Needs, command.About, ct),
        };

    private static async ValueTask<IReadOnlyList<Reply>> WithWayBackAsync(ValueTask<IReadOnlyList<Reply>> answering, string verb) =>
        [.. (await answering).Select(reply => reply is Ask ask ? ask with { Form = ask.Form with { Anew = new("", verb) } } : reply)];

    private async ValueTask<IReadOnlyList<Reply>> RefuseAsync(Turn turn, Refused refused, Permission what, Matter about, CancellationToken ct)
    {
        if (about.Level == Level.Attendees && turn.Forum is not null)
        {
            await room.RefusedAsync(turn, what, ct);
        }

        return refused.Card is { } card ? [new OnlyYou(card)] : await greeter.NoForumAsync(turn, ct);
    }

    private async ValueTask<IReadOnlyList<Reply>> HeardAsync(Turn turn, string text, IReadOnlyList<Command> nearest, CancellationToken ct)
    {
        foreach (var listener in listeners)
        {
            if (await listener.HearAsync(turn, text, ct) is { } replies)
            {
                return replies;
            }
        }

        // What somebody cannot do here is not offered to them.
        var offers = nearest.Where(c => turn.CanUse(c.Needs, c.About, c.Privately, c.WithoutForum)).Take(2);
        return [new Say(NotUnderstoodCard.Of([.. offers.Select(c => c.Phrase)]))];
    }

    private ValueTask<IReadOnlyList<Reply>> PressedAsync(Turn turn, CardAction action, CancellationToken ct)
    {
        // A button that names a forum which is not this person's, or not this place's, is a button to nothing.
        if (!clicks.TryGetValue(action.Verb, out var click) || (turn.Forum is null && !click.WithoutForum && action.Fields.ContainsKey(Execute.ForumKey)))
        {
            return Only(new OnlyYou(NoticeCard.NotFound()));
        }

        return Refusal(turn, click.Needs, click.About, click.Privately, click.WithoutForum) switch
        {
            null when click.SettlesHere && action.LetMeIn is { } how => Only(new OnlyYou(NoticeCard.LetMeInFirst(how))),
            null => click.Run(turn, new Form(action), ct),
            var refused => RefuseAsync(turn, refused, click.Needs, click.About, ct),
        };
    }

    private static Refused? Refusal(Turn turn, Permission needs, Matter about, bool privately, bool withoutForum, Card? whoMay = null) => turn switch
    {
        { Forum: null } when !withoutForum => new(null),
        _ => turn.May(needs, about, privately).Ruling switch
        {
            Ruling.Allowed => null,
            Ruling.NotHere => new(NoticeCard.NotHere()),
            // A stranger is told how to come in, whatever they asked for; a member, who does it, or that there is nothing.
            _ => turn.Roles == RoleSet.None ? new(null) : new Refused(whoMay ?? NoticeCard.NotFound()),
        },
    };

    // What a platform says of somebody's standing is known only while they speak, and what the bot says by itself has to heed it too. It is said of the
    // identity that speaks; of somebody with two, it is kept for the one by which the forum knows them.
    private async ValueTask<Forum> AsSeenNowAsync(Forum forum, Incoming incoming, PersonId identity, CancellationToken ct) =>
        incoming is IncomingMessage or CardAction { Verb: not Verbs.ShowOwnView } && incoming.From.Id == identity
            && !ReferenceEquals(forum, forum.Seeing(incoming.From, incoming.At))
            ? await store.UpdateAsync<Forum>(forum.Id, current => current.Seeing(incoming.From, incoming.At), ct)
            : forum;

    // An identity that is another account of somebody is named in no forum: its standing counts whenever it speaks.
    private async ValueTask SeenEverywhereAsync(Turn turn, CancellationToken ct)
    {
        foreach (var forum in turn.From.Id == turn.Identity ? await store.AllAsync<Forum>(ct) : [])
        {
            if (!ReferenceEquals(forum.Value, forum.Value.Seeing(turn.From, turn.Incoming.At)))
            {
                await store.UpdateAsync<Forum>(forum.Id, current => current.Seeing(turn.From, turn.Incoming.At), ct);
            }
        }
    }

    private async ValueTask<Forum?> ForumOfAsync(Incoming incoming, PersonId identity, CancellationToken ct)
    {
        var meant = (incoming as CardAction)?.Fields.GetValueOrDefault(Execute.ForumKey);
        var forumId = incoming.Place.IsShared
            ? (await store.FindAsync<PlaceLink>(incoming.Place.Id.Key, ct))?.Value.ForumId
            : meant ?? (await store.FindAsync<PersonLink>(incoming.From.Id.Key, ct))?.Value.Current;
        if (forumId is null || (meant is not null && meant != forumId) || await store.FindAsync<Forum>(forumId, ct) is not { Value: var forum })
        {
            return null;
        }

        forum = await AsSeenNowAsync(forum, incoming, identity, ct);

        // In somebody's own chat a forum is theirs or it is not there; in a place, everybody has come to the place's forum.
        return incoming.Place.IsShared || forum.RolesOf(incoming.From) != RoleSet.None ? forum : null;
    }

    private static ValueTask<IReadOnlyList<Reply>> Only(Reply reply) => ValueTask.FromResult<IReadOnlyList<Reply>>([reply]);

    private sealed record Refused(Card? Card);

    private static partial class Log
    {
        // The exception's message may hold what somebody typed, so only its type and the place in the code are kept.
        [LoggerMessage(1, LogLevel.Error, "A turn failed. Event: {Event}. Fault: {Fault} {StackTrace}")]
        internal static partial void TurnFailed(ILogger log, string @event, string fault, string? stackTrace);
    }
}
