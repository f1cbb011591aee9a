using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;
using NodaTime;

namespace ForumBot.Teams;

/// <summary>
/// What the bot knows about reaching places and people in Teams. It learns from every activity, because addresses can change,
/// and writes only what is new.
/// </summary>
internal sealed partial class TeamsDirectory(IDocumentStore store, Noticed noticed, TimeProvider time, ILogger<TeamsDirectory> log) : IDisposable
{
    private readonly Remembered<TeamsConversation> conversations = new(store);
    private readonly Remembered<TeamsPerson> people = new(store);
    private readonly Remembered<PausedTenant> paused = new(store);

    internal ValueTask<TeamsConversation?> FindAsync(PlaceId place, CancellationToken ct) => conversations.FindAsync(place.Key, ct);

    /// <summary>
    /// The id that means this person to this bot alone; null when it is not known, or not without waiting. Asked for many at once for every card,
    /// so it comes from memory: each person is looked up in the store once.
    /// </summary>
    internal string? TeamsIdOf(string person)
    {
        var found = people.FindAsync(person, CancellationToken.None);
        return found.IsCompletedSuccessfully ? found.Result?.TeamsId : null;
    }

    /// <summary>
    /// What people call a channel or group chat; null when Teams has not said. A team's first channel has no name of its own in Teams' lists: people see "General".
    /// Which channels are private Teams does not say, so that every name is for those who are in the place.
    /// </summary>
    internal async ValueTask<PlaceName?> NameOfAsync(Place place, CancellationToken ct)
    {
        var known = await FindAsync(place.Id, ct);
        var channel = known?.Name ?? (known?.Team == place.Id.Conversation ? "General" : null);
        return (place.Kind, channel, known?.TeamName) switch
        {
            (PlaceKind.Channel, { } name, { } team) => new($"the channel “{name}” of the team “{team}”", IsForAll: false),
            (PlaceKind.Channel, { } name, null) => new($"the channel “{name}”", IsForAll: false),
            (PlaceKind.Channel, null, { } team) => new($"a channel of the team “{team}”", IsForAll: false),
            (PlaceKind.Group, { } name, _) => new($"the chat “{name}”", IsForAll: false),
            _ => null,
        };
    }

    internal ValueTask<TeamsPerson?> FindAsync(PersonId person, CancellationToken ct) => people.FindAsync(person.Key, ct);

    /// <summary>Whose own chat this is; null for a shared place and for one that is not known.</summary>
    internal async ValueTask<PersonId?> WhoseAsync(Place place, CancellationToken ct) =>
        (await FindAsync(place.Id, ct))?.Person is { } user ? new(place.Id.Platform, place.Id.Tenant, user) : null;

    /// <summary>Who an account is that Teams names without saying so: somebody the bot has met; null for anybody else.</summary>
    internal async ValueTask<PersonId?> WhoAsync(string tenant, Account account, CancellationToken ct)
    {
        if (EntraId.Normalise(account.AadObjectId) is { } user)
        {
            return new(Translator.Platform, tenant, user);
        }

        var ofTenant = KeyOf(tenant) + "/";
        var met = await people.IdsAsync((key, person) => person.TeamsId == account.Id && key.StartsWith(ofTenant, StringComparison.Ordinal), ct);
        return met is [var only] ? PersonId.Parse(only) : null;
    }

    /// <summary>True while nothing is sent to this tenant.</summary>
    internal async ValueTask<bool> IsPausedAsync(string tenant, CancellationToken ct) => await paused.FindAsync(KeyOf(tenant), ct) is not null;

    /// <summary>
    /// Learns from an activity where its place and its sender are reached. Somebody who is heard in their own chat can be reached again,
    /// and so can a tenant that is heard at all. A store that fails stops nobody: what was learned is known in memory until it can be saved.
    /// </summary>
    internal async ValueTask LearnAsync(Translation.Event arrived, CancellationToken ct)
    {
        var (from, place) = (arrived.Incoming.From.Id, arrived.Incoming.Place);
        var own = place.IsShared ? null : from.User;
        NoteFault(await paused.LearnAsync(KeyOf(place.Id.Tenant), _ => null, ct));
        NoteFault(await conversations.LearnAsync(place.Id.Key, known => Met(known, arrived.Address, arrived.Team, own, arrived.Names), ct));
        NoteFault(await people.LearnAsync(
            from.Key,
            known => place.IsShared
                ? Met(known, arrived.TeamsId, arrived.Address)
                : new(arrived.TeamsId, arrived.Address.ServiceUrl, arrived.Address.BotId, place.Id.Conversation),
            ct));
    }

    /// <summary>Learns how somebody is reached who was found among the people of a place.</summary>
    internal ValueTask LearnAsync(PersonId person, string teamsId, ConnectorAddress address, CancellationToken ct) =>
        people.ChangeAsync(person.Key, known => Met(known, teamsId, address), ct);

    /// <summary>Learns somebody's own chat with the bot.</summary>
    internal async ValueTask LearnChatAsync(PersonId person, ConnectorAddress chat, CancellationToken ct)
    {
        var place = new PlaceId(person.Platform, person.Tenant, chat.Conversation);
        await conversations.ChangeAsync(place.Key, known => Met(known, chat, null, person.User), ct);
        await people.ChangeAsync(person.Key, known => known is null ? null : known with { PersonalChat = chat.Conversation }, ct);
    }

    /// <summary>
    /// The bot was added there and people have been greeted. Where a team has the bot its people can be written to, so everybody of the
    /// tenant who could not be reached is worth another try.
    /// </summary>
    internal async ValueTask MarkInstalledAsync(PlaceId place, CancellationToken ct)
    {
        await conversations.ChangeAsync(place.Key, known => known is null ? null : known with { Installed = true }, ct);
        var tenant = KeyOf(place.Tenant) + "/";
        var unreachable = await people.IdsAsync(
            (key, person) => person.UnreachableSince is not null && key.StartsWith(tenant, StringComparison.Ordinal), ct);
        foreach (var key in unreachable)
        {
            await people.ChangeAsync(key, known => known is null ? null : known with { UnreachableSince = null }, ct);
        }
    }

    /// <summary>Every place that goes when the bot is removed: this one and, when it is a team's, all of the team's that the bot knows.</summary>
    internal async ValueTask<IReadOnlyList<Place>> GoingAsync(Place place, string? team, CancellationToken ct)
    {
        if (team is null)
        {
            return [place];
        }

        var tenant = KeyOf(place.Id.Tenant) + "/";
        var channels = await conversations.IdsAsync((key, known) => known.Team == team && key.StartsWith(tenant, StringComparison.Ordinal), ct);
        return
        [
            place,
            .. channels.Where(key => key != place.Id.Key)
                .Select(key => new Place(new(place.Id.Platform, place.Id.Tenant, key[tenant.Length..]), PlaceKind.Channel)),
        ];
    }

    /// <summary>The bot was removed: forgets how to reach the place and, when it is somebody's own chat, all that is known about them.</summary>
    internal async ValueTask ForgetAsync(Place place, PersonId from, CancellationToken ct)
    {
        await conversations.ChangeAsync(place.Id.Key, _ => null, ct);
        if (!place.IsShared)
        {
            await people.ChangeAsync(from.Key, _ => null, ct);
        }
    }

    /// <summary>
    /// Acts on what became of a call to a place. A thread that is gone leaves its channel where it was. An address that the bot may not send to
    /// is kept: it is checked before every call, and a setting may have to be mended.
    /// </summary>
    internal ValueTask HeedAsync(Place place, ConnectorResult result, CancellationToken ct) => result switch
    {
        { Done: true, MovedTo: { } moved } =>
            conversations.ChangeAsync(place.Id.Key, known => known is null ? null : known with { ServiceUrl = moved }, ct),
        { Outcome: ConnectorOutcome.TenantBlocked } => PauseAsync(place.Id.Tenant, ct),
        { Outcome: ConnectorOutcome.ConversationGone } => place.Thread is null ? LoseAsync(place, ct) : ValueTask.CompletedTask,
        { Outcome: ConnectorOutcome.Removed or ConnectorOutcome.BlockedByPerson or ConnectorOutcome.NotInstalled } => LoseAsync(place, ct),
        { IsShut: true } when !place.IsShared => LoseAsync(place, ct),
        _ => ValueTask.CompletedTask,
    };

    /// <summary>Acts on what became of asking for a person's own chat.</summary>
    internal ValueTask HeedAsync(PersonId person, ConnectorResult result, CancellationToken ct) => result switch
    {
        { Outcome: ConnectorOutcome.TenantBlocked } => PauseAsync(person.Tenant, ct),
        { Outcome: ConnectorOutcome.ConversationGone or ConnectorOutcome.MemberGone } or { IsShut: true } =>
            people.ChangeAsync(person.Key, known => known is null ? null : Lost(known), ct),
        _ => ValueTask.CompletedTask,
    };

    public void Dispose()
    {
        conversations.Dispose();
        people.Dispose();
        paused.Dispose();
    }

    // Whoever's own chat it was cannot be reached; of a shared place the bot as a whole has to hear.
    private async ValueTask LoseAsync(Place place, CancellationToken ct)
    {
        if (place.IsShared)
        {
            noticed.Lost(place);
        }

        var whose = await WhoseAsync(place, ct);
        await conversations.ChangeAsync(place.Id.Key, _ => null, ct);
        if (whose is not null)
        {
            await people.ChangeAsync(whose.Key, known => known?.PersonalChat == place.Id.Conversation ? Lost(known) : known, ct);
        }
    }

    private ValueTask PauseAsync(string tenant, CancellationToken ct) => paused.ChangeAsync(KeyOf(tenant), known => known ?? new(Now()), ct);

    // Most activities name nothing, so a name is kept until another one comes.
    private static TeamsConversation Met(TeamsConversation? known, ConnectorAddress at, string? team, string? person, (string? Place, string? Team) names = default) =>
        new(at.ServiceUrl, at.BotId, known?.Installed == true)
        {
            Team = team ?? known?.Team,
            Person = person ?? known?.Person,
            Name = names.Place ?? known?.Name,
            TeamName = names.Team ?? known?.TeamName,
        };

    // Their own chat says best where they are reached; a shared place with another address would have it written anew at every turn.
    private static TeamsPerson Met(TeamsPerson? known, string teamsId, ConnectorAddress at) =>
        known is { PersonalChat: not null } && (known.TeamsId, known.BotId) == (teamsId, at.BotId)
            ? known
            : new(teamsId, at.ServiceUrl, at.BotId, known?.PersonalChat) { UnreachableSince = known?.UnreachableSince };

    private TeamsPerson Lost(TeamsPerson known) => known with { PersonalChat = null, UnreachableSince = known.UnreachableSince ?? Now() };

    private static string KeyOf(string tenant) => $"{Translator.Platform}/{tenant}";

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    private void NoteFault(Exception? fault)
    {
        if (fault is not null)
        {
            Log.NotSaved(log, fault.GetType().Name, fault.StackTrace);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Where a conversation is reached could not be saved; it is known until the bot stops. {Fault} {StackTrace}")]
        internal static partial void NotSaved(ILogger log, string fault, string? stackTrace);
    }
}
