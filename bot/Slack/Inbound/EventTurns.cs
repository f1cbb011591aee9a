using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Home;
using ForumBot.Slack.Install;
using NodaTime;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Walks what happened in Slack through the bot, in the lane of its place. Slack hears of it when the turn is over and saved; one that takes long is written down
/// before, so that it is not lost when the bot stops in the middle of it. What there is no room for comes again.
/// </summary>
internal sealed class EventTurns(
    Dispatcher dispatcher, Outbox outbox, Answers answers, Meeting meeting, SlackDirectory directory, SlackFarewell farewell, KnownPlaces places,
    HomeTabs homes, Inbox inbox, WorkQueue queue, TimeProvider time)
{
    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Takes an event and sees it through. False when nothing was done about it and it has to come again.</summary>
    internal async ValueTask<bool> TakeAsync(SlackInstallation installation, string delivery, SlackEvent happened, WaitingRequest request)
    {
        var place = PlaceOf(installation.Tenant, happened);
        if (!queue.TryTake(place, out var errand))
        {
            return false;
        }

        using (errand)
        {
            var turn = errand.DoAsync(Lane.From(place), ct => RunAsync(installation, delivery, happened, errand, ct)).AsTask();
            return await inbox.SeeThroughAsync(request, turn);
        }
    }

    private static string PlaceOf(string tenant, SlackEvent happened) => SlackIds.Place(tenant, happened switch
    {
        SlackEvent.Said said => said.Channel,
        SlackEvent.HomeOpened opened => opened.Chat,
        SlackEvent.Invited invited => invited.Channel,
        SlackEvent.ShutOut shut => shut.Channel,
        SlackEvent.Left left => left.Channel,
        SlackEvent.Reach reach => reach.Channel,
        SlackEvent.Renamed renamed => renamed.Before,
        _ => "workspace",
    }).Key;

    private async Task RunAsync(SlackInstallation installation, string delivery, SlackEvent happened, WorkQueue.Errand errand, CancellationToken ct)
    {
        var tenant = installation.Tenant;
        switch (happened)
        {
            case SlackEvent.Said said:
                await SaidAsync(installation, delivery, said, errand, ct);
                break;
            case SlackEvent.HomeOpened opened:
                if (await meeting.PersonAsync(tenant, opened.From, ct) is { } person)
                {
                    errand.Leave(Lane.To($"home/{tenant}/{opened.From.User}"), inner => homes.OpenedAsync(tenant, opened.From.User, person, opened.Chat, inner));
                }

                break;
            case SlackEvent.Invited invited:
                await InvitedAsync(tenant, delivery, invited, errand, ct);
                break;
            case SlackEvent.ShutOut shut:
                await ShutOutAsync(installation, delivery, shut.Channel, mayComeBack: !shut.IsGone, errand, ct);
                break;
            case SlackEvent.Left left:
                await LeftAsync(delivery, Gone(left.Who.Home ?? "unknown", left.Who.User), new(SlackIds.Place(tenant, left.Channel), PlaceKind.Channel), errand, ct);
                break;
            case SlackEvent.Reach reach:
                await ReachAsync(installation, delivery, reach, errand, ct);
                break;
            case SlackEvent.Renamed renamed:
                await RenamedAsync(installation, delivery, renamed, errand, ct);
                break;
            case SlackEvent.PersonChanged changed:
                await ChangedAsync(tenant, delivery, changed, errand, ct);
                break;
            case SlackEvent.Removed removed:
                await RemovedAsync(installation, delivery, removed, errand, ct);
                break;
            default:
                throw new NotSupportedException($"No turn for {happened.GetType().Name}.");
        }
    }

    private async Task SaidAsync(SlackInstallation installation, string delivery, SlackEvent.Said said, WorkQueue.Errand errand, CancellationToken ct)
    {
        var tenant = installation.Tenant;
        if (await meeting.PersonAsync(tenant, said.From, ct) is not { } person
            || await meeting.PlaceAsync(tenant, said.Channel, said.Thread, said.From.User, person.Id, ct) is not { Place: var place } met)
        {
            return;
        }

        var (words, mentioned) = await meeting.ReadAsync(tenant, installation.BotUserId, new(said.Text), ct);
        place = place with { HasOutsiders = place.HasOutsiders || said.HasOutsiders };
        var outcome = await dispatcher.DispatchAsync(new IncomingMessage(delivery, person, place, Now, words, mentioned) { LetMeIn = met.LetMeIn }, ct);
        var where = place.IsShared ? AskedIn.Mention : AskedIn.OwnChat;
        answers.Send(new(tenant, said.From.User, place, where) { WhisperThread = said.IsInThread ? place.Thread : null }, outcome, window: null, errand);
    }

    private async Task InvitedAsync(string tenant, string delivery, SlackEvent.Invited invited, WorkQueue.Errand errand, CancellationToken ct)
    {
        directory.ForgetPlace(tenant, invited.Channel);
        var host = invited.By is { } by ? await directory.PersonAsync(tenant, by, ct) : null;
        var place = await directory.PlaceAsync(tenant, invited.Channel, invited.By ?? "", ct) ?? new(SlackIds.Place(tenant, invited.Channel), PlaceKind.Channel);
        place = place with { HasOutsiders = place.HasOutsiders || invited.HasOutsiders };
        await TellAsync(new BotAdded(delivery, host ?? Gone(tenant, invited.By ?? "nobody"), place, Now), errand, ct);
    }

    private async Task ShutOutAsync(SlackInstallation installation, string delivery, string channel, bool mayComeBack, WorkQueue.Errand errand, CancellationToken ct)
    {
        var tenant = installation.Tenant;
        directory.ForgetPlace(tenant, channel);
        var place = new Place(SlackIds.Place(tenant, channel), PlaceKind.Channel);
        await TellAsync(new BotRemoved(delivery, Gone(tenant, installation.BotUserId), place, Now) { MayComeBack = mayComeBack }, errand, ct);
    }

    // Slack gives a channel another id when it is shared with another organisation: the place is known on, and read more widely than before.
    private async Task RenamedAsync(SlackInstallation installation, string delivery, SlackEvent.Renamed renamed, WorkQueue.Errand errand, CancellationToken ct)
    {
        var (tenant, bot) = (installation.Tenant, Gone(installation.Tenant, installation.BotUserId));
        directory.ForgetPlace(tenant, renamed.Before);
        directory.ForgetPlace(tenant, renamed.After);
        switch (await directory.LookUpPlaceAsync(tenant, renamed.After, installation.BotUserId, ct))
        {
            case { CouldNotAsk: true }:
                throw Meeting.CannotAsk();
            case { Known: { } now }:
                await TellAsync(new PlaceMoved(delivery, bot, new(SlackIds.Place(tenant, renamed.Before), PlaceKind.Channel), Now, now), errand, ct);
                await TellAsync(new PlaceReach($"{delivery}/reach", bot, now, Now), errand, ct);
                break;
            default:
                await ShutOutAsync(installation, delivery, renamed.Before, mayComeBack: true, errand, ct);
                break;
        }
    }

    private async Task ReachAsync(SlackInstallation installation, string delivery, SlackEvent.Reach reach, WorkQueue.Errand errand, CancellationToken ct)
    {
        var tenant = installation.Tenant;
        directory.ForgetPlace(tenant, reach.Channel);
        // That others read along holds whether or not Slack can be asked just now; that nobody does has to be seen.
        if ((reach.HasOutsiders == true ? Opened() : await AskedAsync()) is { } place)
        {
            await TellAsync(new PlaceReach(delivery, Gone(tenant, installation.BotUserId), place, Now), errand, ct);
        }

        Place Opened() => new(SlackIds.Place(tenant, reach.Channel), PlaceKind.Channel) { HasOutsiders = true };

        async ValueTask<Place?> AskedAsync() =>
            await directory.LookUpPlaceAsync(tenant, reach.Channel, installation.BotUserId, ct) is { CouldNotAsk: false, Known: var known } ? known : throw Meeting.CannotAsk();
    }

    private async Task ChangedAsync(string tenant, string delivery, SlackEvent.PersonChanged changed, WorkQueue.Errand errand, CancellationToken ct)
    {
        directory.ForgetPerson(tenant, changed.User);
        if (changed.IsGone)
        {
            var all = await places.OfAsync(SlackIds.Platform, tenant, ct);
            foreach (var place in all)
            {
                await TellAsync(new PersonLeft(delivery, Gone(tenant, changed.User), place, Now) { Also = [.. all.Select(other => other.Id)] }, errand, ct);
            }
        }
        else if (changed.IsGuest && await directory.PersonAsync(tenant, changed.User, ct) is { IsGuest: true } guest)
        {
            await TellAsync(new PersonSeen(delivery, guest, new(SlackIds.Place(tenant, "workspace"), PlaceKind.Channel), Now), errand, ct);
        }
    }

    private async Task RemovedAsync(SlackInstallation installation, string delivery, SlackEvent.Removed removed, WorkQueue.Errand errand, CancellationToken ct)
    {
        await (removed.Tokens is { } tokens
            ? farewell.RevokedAsync(installation.Tenant, tokens, removed.At, LeaveAsync, ct)
            : farewell.UninstalledAsync(installation.Tenant, removed.At, LeaveAsync, ct));

        Task LeaveAsync(Place place) => TellAsync(new BotRemoved(delivery, Gone(installation.Tenant, installation.BotUserId), place, Now), errand, ct);
    }

    private Task LeftAsync(string delivery, Person gone, Place place, WorkQueue.Errand errand, CancellationToken ct) =>
        TellAsync(new PersonLeft(delivery, gone, place, Now), errand, ct);

    private async Task TellAsync(Incoming incoming, WorkQueue.Errand errand, CancellationToken ct) =>
        outbox.Send(await dispatcher.DispatchAsync(incoming, ct), answered: false, errand);

    // Whoever is gone has no name to be asked for.
    private static Person Gone(string home, string user) => new(SlackIds.Person(home, user), DisplayName.Unknown);
}
