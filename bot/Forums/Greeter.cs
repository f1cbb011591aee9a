using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Forums;

/// <summary>Says hello once in each place, and shows people without a forum the way in.</summary>
public sealed class Greeter(IDocumentStore store, ForumRegister register, LiveCards live, IEnumerable<IMessenger> messengers) : IGreeter
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>> GreetAsync(Turn turn, CancellationToken ct)
    {
        var key = turn.Place.Id.Key;
        if (turn is { Forum: not null, Place.IsShared: true } || await store.FindAsync<Greeted>(key, ct) is not null)
        {
            return [];
        }

        if (turn.Place.IsShared && await KnowAgainAsync(turn, ct) is { } again)
        {
            return again;
        }

        // A conflict means that the same event came twice at once and the other one says hello.
        return await store.CommitAsync([DocumentWrite.New(key, new Greeted(turn.Incoming.At))], ct) == CommitOutcome.Saved
            ? [new Say(turn.Forum is { } forum ? WelcomeCard.HelloAgain(forum.Name) : WelcomeCard.Hello(turn.Place.IsShared))]
            : [];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>> ForgetAsync(Turn turn, CancellationToken ct)
    {
        var key = turn.Place.Id.Key;
        if (await store.FindAsync<Greeted>(key, ct) is { } greeted)
        {
            // A conflict means that somebody else has just forgotten the place.
            await store.CommitAsync([DocumentWrite.Delete(greeted)], ct);
        }

        if (!turn.Place.IsShared)
        {
            await register.ForgetChoiceAsync(turn.From.Id, ct);
        }
        else if (turn.Incoming is BotRemoved { MayComeBack: true })
        {
            return turn.Forum is { } forum ? await LoseAsync(forum.Id, turn.Place.Id, f => FoundForum.LeavePlace(f, key, turn.Incoming.At), ct) : [];
        }
        else
        {
            var told = new List<Reply>();
            foreach (var forum in (await register.ThatLeftAsync(turn.Place.Id, ct)).Concat(turn.Forum is { } here ? [here] : []).Select(forum => forum.Id))
            {
                told.AddRange(await LoseAsync(forum, turn.Place.Id, f => FoundForum.RemovePlace(f, key), ct));
            }

            return told;
        }

        return [];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>> ReachedAsync(Turn turn, CancellationToken ct)
    {
        if (turn is not { Forum: { } forum, Place: { IsShared: true } place })
        {
            return [];
        }

        var before = forum;
        var after = (await register.ChangeAsync(forum.Id, f => FoundForum.Reach(before = f, place.Id.Key, place.HasOutsiders), ct)).After!;
        return ReferenceEquals(before, after)
            ? []
            :
            [
                .. await live.RedrawAsync(forum.Id, except: null, ct),
                .. LeadsOf(after).Select(lead => new Tell(lead.Id, SettingsCard.Reached(forum.Name, place.HasOutsiders))),
            ];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>> NoForumAsync(Turn turn, CancellationToken ct)
    {
        if (await RestingAsync(turn, ct) is { } resting)
        {
            return [new OnlyYou(JoinCard.RolesRest(
                resting.HeldBy(turn.From.Id).Has(Role.Chair) && !resting.Holding(Role.Chair).Any(chair => chair.Id != turn.From.Id), resting.Holding(Role.Deputy).Any()))];
        }

        // Which forums somebody leads is for their eyes alone: a message is answered before everybody, a press is not.
        var pressed = turn.Incoming is CardAction;
        var card = turn switch
        {
            { Forum: { } forum } => JoinCard.Stranger(forum.Name),
            { Place.IsShared: false } => WelcomeCard.Hello(shared: false),
            _ when await LedByAsync(turn.From, ct) is { Count: > 0 } led => pressed ? WelcomeCard.ForChair(led) : WelcomeCard.WhichForum(),
            _ => WelcomeCard.Hello(shared: true),
        };
        return [pressed ? new OnlyYou(card) : new Say(card)];
    }

    // Who let the bot in may be anybody there: so it knows the place again, and is as cautious as in a new one; and those who lead the forum hear of it.
    private async ValueTask<IReadOnlyList<Reply>?> KnowAgainAsync(Turn turn, CancellationToken ct)
    {
        foreach (var known in await register.ThatLeftAsync(turn.Place.Id, ct))
        {
            if (await register.ChangeAsync(known.Id, f => FoundForum.ComeBack(f, turn.Place, turn.Incoming.At), ct) is { IsRefused: false, After: { } forum })
            {
                return
                [
                    new Say(WelcomeCard.HereAgain(forum.Name) with { ForumId = forum.Id }),
                    .. LeadsOf(forum).Select(lead => new Tell(lead.Id, PlacesCard.Again(forum.Name, turn.Place.Id.Key, turn.Place.HasOutsiders) with { ForumId = forum.Id })),
                ];
            }
        }

        return null;
    }

    // A forum in which they hold roles that rest. Somebody who speaks with a guest's account and has another one has their roles there.
    private async ValueTask<Forum?> RestingAsync(Turn turn, CancellationToken ct)
    {
        if (!turn.From.IsGuest || turn.From.Id != turn.Identity)
        {
            return null;
        }

        if (turn.Place.IsShared)
        {
            return turn.Forum is { } here && Rests(here) ? here : null;
        }

        foreach (var id in (await store.FindAsync<PersonLink>(turn.From.Id.Key, ct))?.Value.ForumIds ?? [])
        {
            if (await register.FindAsync(id, ct) is { } forum && Rests(forum))
            {
                return forum;
            }
        }

        return null;

        bool Rests(Forum forum) => forum.RolesOf(turn.From) == RoleSet.None && forum.HeldBy(turn.From.Id) != RoleSet.None;
    }

    // Nobody else would notice that reminders and changes of the timetable do not appear there any more. Told where the forum worked there until now.
    private async ValueTask<IReadOnlyList<Reply>> LoseAsync(string forumId, PlaceId place, Func<Forum, Decision> decide, CancellationToken ct)
    {
        var before = default(Forum);
        await register.ChangeAsync(forumId, forum => decide(before = forum), ct);
        if (before?.Places.GetValueOrDefault(place.Key) is not { } lost)
        {
            return [];
        }

        var messenger = messengers.FirstOrDefault(one => one.Platform == place.Platform);
        var card = PlacesCard.Lost(before.Name, lost.Audience.Say(), messenger?.HowToLetIn) with { ForumId = forumId };
        return [.. LeadsOf(before).Select(lead => new Tell(lead.Id, card))];
    }

    private static IEnumerable<Person> LeadsOf(Forum forum) => forum.Holding(Role.Chair).Concat(forum.Holding(Role.Deputy)).DistinctBy(lead => lead.Id);

    private async ValueTask<IReadOnlyList<(string Id, string Name)>> LedByAsync(Person person, CancellationToken ct) =>
        [.. (await register.OfAsync(person, ct))
            .Where(f => Gate.Decide(f.RolesOf(person), Permission.RunForum, Matter.Forum, Audience.OnePerson))
            .Select(f => (f.Id, f.Name))];
}
