using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Forums;

/// <summary>Sets up a forum where there is none, and gives a forum a further place.</summary>
public sealed class SetUpFeature(ForumRegister register, ForumPeople people, IGreeter greeter) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("set up", "Set up a forum in this conversation", Permission.ComeIn, Matter.Public)
        {
            AlsoSaid = ["setup", "set up a forum", "set up forum", "new forum"],
            Changes = true,
            SettlesHere = true,
            WithoutForum = true,
            Run = (turn, _, ct) => StartAsync(turn, ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        Settling(Verbs.ShowForumSetUp, (turn, _, ct) => ShowAsync(turn, ct)),
        Settling(Verbs.SetUpForum, SetUpAsync),
        Settling(Verbs.UsePlace, UseAsync),
    ];

    private static Click Settling(string verb, Func<Turn, Form, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(verb, Permission.ComeIn, Matter.Public) { WithoutForum = true, SettlesHere = true, Run = run };

    private ValueTask<IReadOnlyList<Reply>> StartAsync(Turn turn, CancellationToken ct) =>
        turn is { Forum: null, Place.IsShared: true } ? greeter.NoForumAsync(turn, ct) : ShowAsync(turn, ct);

    private async ValueTask<IReadOnlyList<Reply>> ShowAsync(Turn turn, CancellationToken ct)
    {
        if (turn is { Forum: { } forum, Place.IsShared: true })
        {
            return [new OnlyYou(NoticeCard.Of(
                "This conversation has a forum already",
                $"{forum.Name} works here.",
                "Say “help” to see what I can do. To set up another forum, add me to another channel or group chat."))];
        }

        if (turn.From.IsGuest)
        {
            return [new OnlyYou(ForumSetupCard.NotAsGuest())];
        }

        var others = await OthersAsync(turn, ct);
        return [new OnlyYou(ForumSetupCard.Of(Blank(turn, others)))];
    }

    private async ValueTask<IReadOnlyList<Reply>> SetUpAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (!turn.Place.IsShared && form[ForumSetupCard.InSharedPlace] is not null)
        {
            return [new OnlyYou(ForumSetupCard.NotFromHere())];
        }

        if (turn.From.IsGuest)
        {
            return [new OnlyYou(ForumSetupCard.NotAsGuest())];
        }

        var others = await OthersAsync(turn, ct);
        var filled = Blank(turn, others) with
        {
            Name = form[ForumSetupCard.Name],
            Area = form[ForumSetupCard.Area],
            Chair = form[ForumSetupCard.Chair] ?? ForumSetupForm.Me,
            Audience = turn.Place.IsShared ? form[ForumSetupCard.Audience] : null,
        };
        var errors = FoundForum.Check(filled, others);
        if (errors.Count > 0)
        {
            return [new OnlyYou(ForumSetupCard.Of(filled with { Errors = errors }))];
        }

        if (!turn.Place.IsShared && await NamesakeAsync(turn.From, filled.Name!, ct) is { } namesake)
        {
            return [new OnlyYou(Ready(namesake, turn.Place))];
        }

        var wish = FoundForum.From(filled, others, Guid.CreateVersion7().ToString("N"), turn.From, turn.Place, turn.Incoming.At);
        var decision = await register.CreateAsync(wish, ct);
        if (decision.IsRefused)
        {
            return [new OnlyYou(NoticeCard.Of("Somebody was quicker", decision.Refusal, "Say “help” to see what I can do here."))];
        }

        var chair = decision.After.Holding(Role.Chair).First();
        var ready = turn.ForAll(Ready(decision.After, turn.Place));
        return chair.Id == turn.From.Id
            ? [ready]
            : [ready, new Tell(chair.Id, ForumSetupCard.YouAreChair(decision.After.Name, turn.From.Name) with { ForumId = decision.After.Id })];
    }

    private async ValueTask<IReadOnlyList<Reply>> UseAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (form[WelcomeCard.Use] is null && turn.Forum is null)
        {
            return await greeter.NoForumAsync(turn, ct);
        }

        // The forum's id came from the client: only a forum of the presser's own is looked at.
        var forum = (await register.OfAsync(turn.From, ct)).FirstOrDefault(f => f.Id == form[WelcomeCard.Use]);
        if (forum is null || turn.Forum is not null)
        {
            return [new OnlyYou(NoticeCard.NotFound())];
        }

        var decision = await register.ChangeAsync(forum.Id, f => FoundForum.AddPlace(f, turn.From.Id, turn.Place), ct);
        return decision.IsRefused
            ? [new OnlyYou(NoticeCard.Of("I did not change that", decision.Refusal, "Say “help” to see what I can do here."))]
            : [turn.ForAll(WelcomeCard.PlaceTaken(forum.Name))];
    }

    private async ValueTask<IReadOnlyList<Person>> OthersAsync(Turn turn, CancellationToken ct) =>
        [.. (await people.InAsync(turn.Place, ct)).Where(p => p.Id != turn.From.Id)];

    // A second press of the same form must not make a second forum.
    private async ValueTask<Forum?> NamesakeAsync(Person person, string name, CancellationToken ct) =>
        (await register.OfAsync(person, ct)).FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));

    private static ForumSetupForm Blank(Turn turn, IReadOnlyList<Person> others) => new()
    {
        People = [.. others.Take(ForumPeople.MostListed).Select(p => new Choice(p.Name, p.Id.Key))],
        Readers = turn.Place.IsShared ? FoundForum.Readers : [],
        Audience = turn.Place.IsShared ? nameof(Audience.Open) : null,
    };

    // The turn may still have been another forum's; these cards are the new one's.
    private static Card Ready(Forum forum, Place place) => ForumSetupCard.Ready(
        forum.Name,
        forum.LocalArea,
        Wording.List([.. forum.Holding(Role.Chair).Select(p => p.Name)]),
        place.IsShared ? forum.AudienceOf(place).SayAsFact() : null) with
    { ForumId = forum.Id };
}
