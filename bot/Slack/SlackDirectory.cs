using ForumBot.Messaging;
using ForumBot.Slack.Web;

namespace ForumBot.Slack;

/// <summary>
/// What the bot knows about people and places in Slack: asked for when it is needed, known for five minutes at most, dropped when Slack says that it changed.
/// When Slack cannot be asked, nobody is anybody: an old answer would let somebody in who has become a guest or left since.
/// </summary>
internal sealed class SlackDirectory(SlackApi api, SlackChats chats, TimeProvider time)
{
    private const int MostKnown = 5000;
    private const int MostLists = 20;

    // So many people are asked after one by one, a few at a time; for more, the whole list is read.
    private const int MostAlone = 30;
    private const int AtOnce = 8;
    private const string OfGuest = " (guest)";

    // Source: the rule for everything that a role decides, that Slack is asked who somebody is at least every five minutes.
    private static readonly TimeSpan LongestKnown = TimeSpan.FromMinutes(5);

    private readonly FreshView<SlackUser> people = new(time, LongestKnown, MostKnown);
    private readonly FreshView<IReadOnlyDictionary<string, SlackUser>> lists = new(time, LongestKnown, MostLists);
    private readonly FreshView<SlackChannel> places = new(time, LongestKnown, MostKnown);

    /// <summary>
    /// The person as they stand now: their name ("Sam Jones (guest)" for a guest), whether they are one. Null for somebody who is deactivated, a bot, or whom
    /// Slack does not know, and when Slack cannot be asked. <paramref name="tenant"/> is the installation's; their home may be another.
    /// </summary>
    internal async ValueTask<Person?> PersonAsync(string tenant, string user, CancellationToken ct) => (await LookUpPersonAsync(tenant, user, ct)).Known;

    /// <summary>The same, and whether Slack could be asked at all. If it could not, whoever waits is told to come again, and an event is left for Slack to bring again.</summary>
    internal async ValueTask<Looked<Person>> LookUpPersonAsync(string tenant, string user, CancellationToken ct)
    {
        var looked = await people.FindAsync(KeyOf(tenant, user), () => AskForPersonAsync(tenant, user), ct);
        return looked.Known is { } known && Met(known) is { } person ? new(person) : new(null, looked.CouldNotAsk);
    }

    /// <summary>
    /// These people, without those who are deactivated, bots, or not known to Slack. Many at once are looked up in the workspace's list, which costs a few calls however many they
    /// are, so that nobody's turn waits for them; nobody when Slack cannot be asked for it.
    /// </summary>
    internal async ValueTask<IReadOnlyList<Person>> PeopleAsync(string tenant, IReadOnlyList<string> users, CancellationToken ct)
    {
        if (users.Count <= MostAlone)
        {
            return await OneByOneAsync(tenant, users, ct);
        }

        if ((await lists.FindAsync(tenant, () => AskForListAsync(tenant), ct)).Known is not { } list)
        {
            return [];
        }

        // A list that has come to its end, or that lacks people of other organisations, lacks a few.
        string[] others = [.. users.Where(user => !list.ContainsKey(user)).Take(MostAlone)];
        return [.. users.Select(list.GetValueOrDefault).OfType<SlackUser>().Select(Met).OfType<Person>(), .. await OneByOneAsync(tenant, others, ct)];
    }

    /// <summary>
    /// The place as it stands now, with <see cref="Place.HasOutsiders"/>; null when the bot is not in it, and when Slack cannot be asked. A direct chat is its
    /// <paramref name="user"/>'s own; one between other people is none of the bot's.
    /// </summary>
    internal async ValueTask<Place?> PlaceAsync(string tenant, string channel, string user, CancellationToken ct) =>
        (await LookUpPlaceAsync(tenant, channel, user, ct)).Known;

    /// <summary>The same, and whether Slack could be asked at all.</summary>
    internal async ValueTask<Looked<Place>> LookUpPlaceAsync(string tenant, string channel, string user, CancellationToken ct)
    {
        var looked = await places.FindAsync(KeyOf(tenant, channel), () => AskForPlaceAsync(tenant, channel), ct);
        return looked.Known switch
        {
            { IsDirect: true } chat => chat.With is null || chat.With == user ? await OwnChatAsync(tenant, channel, user, ct) : default,
            { IsMember: true } known => new(
                new(SlackIds.Place(tenant, channel), known.IsGroupChat ? PlaceKind.Group : PlaceKind.Channel) { HasOutsiders = known.HasOutsiders }),
            _ => new(null, looked.CouldNotAsk),
        };
    }

    /// <summary>What people call a channel; null for a chat, which has no name, for a channel that Slack does not show the bot, and when Slack cannot be asked.</summary>
    internal async ValueTask<PlaceName?> NameOfAsync(string tenant, string channel, CancellationToken ct) =>
        (await places.FindAsync(KeyOf(tenant, channel), () => AskForPlaceAsync(tenant, channel), ct)).Known is { Name: { } name } known
            ? new("#" + name, !known.IsPrivate)
            : null;

    /// <summary>Forgets what is known about a person, because Slack says that it changed.</summary>
    internal void ForgetPerson(string tenant, string user)
    {
        people.Forget(KeyOf(tenant, user));
        lists.Forget(tenant);
    }

    /// <summary>Forgets what is known about a place, because Slack says that it changed.</summary>
    internal void ForgetPlace(string tenant, string channel) => places.Forget(KeyOf(tenant, channel));

    // Whoever is heard in their own chat can be written to there.
    private async ValueTask<Looked<Place>> OwnChatAsync(string tenant, string channel, string user, CancellationToken ct)
    {
        if (await PersonAsync(tenant, user, ct) is { } person)
        {
            await chats.LearnAsync(person.Id, tenant, channel, ct);
        }

        return new(new(SlackIds.Place(tenant, channel), PlaceKind.Personal));
    }

    private async ValueTask<IReadOnlyList<Person>> OneByOneAsync(string tenant, IReadOnlyList<string> users, CancellationToken ct)
    {
        var found = new Person?[users.Count];
        await Parallel.ForAsync(0, users.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (at, stop) =>
            found[at] = await PersonAsync(tenant, users[at], stop));
        return [.. found.OfType<Person>()];
    }

    private static Person? Met(SlackUser user) => user is { IsDeactivated: false, IsBot: false }
        ? new(SlackIds.Person(user.HomeTenant, user.Id), user.IsGuest ? user.Name + OfGuest : user.Name) { IsGuest = user.IsGuest }
        : null;

    private async Task<Looked<IReadOnlyDictionary<string, SlackUser>>> AskForListAsync(string tenant)
    {
        var (result, known) = await api.UsersAsync(tenant, CancellationToken.None);
        return new(known, CouldNotAsk(result));
    }

    private async Task<Looked<SlackUser>> AskForPersonAsync(string tenant, string user)
    {
        var (result, known) = await api.UserAsync(tenant, user, CancellationToken.None);
        return new(known, CouldNotAsk(result));
    }

    private async Task<Looked<SlackChannel>> AskForPlaceAsync(string tenant, string channel)
    {
        var (result, known) = await api.ChannelAsync(tenant, channel, CancellationToken.None);
        return new(known, CouldNotAsk(result));
    }

    private static bool CouldNotAsk(SlackResult result) => result.Outcome is SlackOutcome.Throttled or SlackOutcome.Unreachable or SlackOutcome.NotAllowed;

    private static string KeyOf(string tenant, string id) => $"{tenant}/{id}";
}
