using System.Collections.Frozen;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Install;
using ForumBot.Slack.Web;
using ForumBot.Slack.Windows;

namespace ForumBot.Slack;

/// <summary>
/// The way out to Slack. A place is reached through its own installation, a person through that of the place they are met near: somebody of another organisation has
/// no other way, and what is said of one workspace's forum stays in that workspace. What nobody sits waiting for makes way for what somebody does.
/// </summary>
internal sealed class SlackMessenger(
    SlackApi api, SlackDirectory directory, SlackChats chats, CardDrawing drawing, ISlackInstallations installations, Noticed noticed) : IMessenger
{
    // The bot is not there any more, or may not post there. A thread that takes no answers says nothing about its channel.
    private static readonly FrozenSet<string> OfALostPlace = FrozenSet.ToFrozenSet(
        ["channel_not_found", "not_in_channel", "is_archived", "is_inactive", "restricted_action", "restricted_action_read_only_channel"]);

    public string Platform => SlackIds.Platform;

    public string HowToLetIn => "In Slack, type “/invite @ForumBot” there.";

    public async Task<MessageRef?> PostAsync(Place place, Card card, CancellationToken ct) => (await SendAsync(place, card, unhurried: false, ct)).Message;

    public Task<Sent> SendAsync(Place place, Card card, CancellationToken ct) => SendAsync(place, card, unhurried: true, ct);

    public async Task<Sent> SendAsync(PersonId person, Place? seenIn, Card card, CancellationToken ct)
    {
        var (chat, outcome) = await ChatWithAsync(person, seenIn, ct);
        return chat is null ? new(outcome) : await SendAsync(chat, card, ct);
    }

    public async Task<bool> UpdateAsync(MessageRef message, Card card, CancellationToken ct) =>
        await ReviseAsync(message, card, unhurried: false, ct) != SendOutcome.Unreachable;

    public Task<SendOutcome> ReviseAsync(MessageRef message, Card card, CancellationToken ct) => ReviseAsync(message, card, unhurried: true, ct);

    public async Task<Place?> PersonalChatAsync(PersonId person, Place seenIn, CancellationToken ct) => (await ChatWithAsync(person, seenIn, ct)).Chat;

    public async Task<bool> CallAsync(PersonId person, Place place, Card card, CancellationToken ct)
    {
        // Whom Slack could merely not take a message for just now is not told that they cannot be reached.
        if (!place.IsShared
            || place.Id.Platform != Platform
            || !chats.IsOutOfReach(await chats.FindAsync(place.Id.Tenant, person, ct))
            || SlackMention.Of(person.User) is not { } mention
            || (await api.MembersAsync(place.Id.Tenant, place.Id.Conversation, ct)).Answer?.Contains(person.User) != true
            || (await directory.PersonAsync(place.Id.Tenant, person.User, ct))?.Id != person)
        {
            return false;
        }

        var words = mention.Before(await drawing.MessageAsync(card, place, null, ct));
        var (result, _) = await api.PostAsync(place.Id.Tenant, place.Id.Conversation, place.Thread, words, ct);
        await HeedAsync(place, result, ct);
        return result.Done;
    }

    public async Task<IReadOnlyList<Person>> PeopleInAsync(Place place, CancellationToken ct)
    {
        return place.Id.Platform == Platform && (await api.MembersAsync(place.Id.Tenant, place.Id.Conversation, ct)).Answer is { } members
            ? await directory.PeopleAsync(place.Id.Tenant, members, ct)
            : [];
    }

    public async Task<PlaceName?> NameOfAsync(Place place, CancellationToken ct) =>
        place.Id.Platform == Platform ? await directory.NameOfAsync(place.Id.Tenant, place.Id.Conversation, ct) : null;

    public async Task<bool?> HasOutsidersAsync(Place place, CancellationToken ct)
    {
        var looked = await directory.LookUpPlaceAsync(place.Id.Tenant, place.Id.Conversation, user: "", ct);
        if (looked is { Known: null, CouldNotAsk: false } && await installations.FindAsync(place.Id.Tenant, ct) is { DeadSince: null })
        {
            noticed.Lost(place);
        }

        return looked.Known?.HasOutsiders;
    }

    private async Task<Sent> SendAsync(Place place, Card card, bool unhurried, CancellationToken ct)
    {
        if (place.Id.Platform != Platform)
        {
            return new(SendOutcome.Unreachable);
        }

        var drawn = await drawing.MessageAsync(card, place, null, ct);
        var (result, posted) = await api.PostAsync(place.Id.Tenant, place.Id.Conversation, place.Thread, drawn, ct, unhurried);
        await HeedAsync(place, result, ct);
        return new(await OutcomeOfAsync(place.Id.Tenant, result, ct), posted is null ? null : new(place, posted.Message));
    }

    /// <summary>Changes a message; <paramref name="unhurried"/> when nobody sits waiting for it.</summary>
    internal async Task<SendOutcome> ReviseAsync(MessageRef message, Card card, bool unhurried, CancellationToken ct)
    {
        var place = message.Place;
        if (place.Id.Platform != Platform)
        {
            return SendOutcome.Unreachable;
        }

        var drawn = await drawing.MessageAsync(card, place, null, ct);
        var result = await api.UpdateAsync(place.Id.Tenant, place.Id.Conversation, message.MessageId, drawn, ct, unhurried);
        await HeedAsync(place, result, ct);
        return await OutcomeOfAsync(place.Id.Tenant, result, ct);
    }

    private async Task<(Place? Chat, SendOutcome Outcome)> ChatWithAsync(PersonId person, Place? seenIn, CancellationToken ct)
    {
        var tenant = seenIn?.Id.Platform == Platform ? seenIn.Id.Tenant : person.Tenant;
        var known = await chats.FindAsync(tenant, person, ct);
        if (person.Platform != Platform || chats.IsOutOfReach(known))
        {
            return (null, SendOutcome.Unreachable);
        }

        if (known is { Channel: { } channel })
        {
            return (ChatOf(tenant, channel), SendOutcome.Arrived);
        }

        var (result, opened) = await api.OpenChatAsync(tenant, person.User, ct);
        if (opened is null)
        {
            if (IsShut(result))
            {
                directory.ForgetPerson(tenant, person.User);
                await chats.LoseAsync(person, tenant, ct);
            }

            return (null, result.Done ? SendOutcome.TryLater : await OutcomeOfAsync(tenant, result, ct));
        }

        await chats.LearnAsync(person, tenant, opened.Channel, ct);
        return (ChatOf(tenant, opened.Channel), SendOutcome.Arrived);
    }

    // What Slack says about a place or a person that cannot be reached holds from then on.
    private async ValueTask HeedAsync(Place place, SlackResult result, CancellationToken ct)
    {
        if (!IsShut(result))
        {
            return;
        }

        directory.ForgetPlace(place.Id.Tenant, place.Id.Conversation);
        if (!place.IsShared)
        {
            await chats.LoseAsync(place.Id, ct);
        }
        else if (result.Error is { } error && OfALostPlace.Contains(error))
        {
            noticed.Lost(place);
        }
    }

    private async ValueTask<SendOutcome> OutcomeOfAsync(string tenant, SlackResult result, CancellationToken ct) => result.Outcome switch
    {
        SlackOutcome.Done => SendOutcome.Arrived,
        SlackOutcome.PlaceClosed or SlackOutcome.PersonGone or SlackOutcome.Gone => SendOutcome.Unreachable,
        SlackOutcome.NotInstalled => await MayComeBackAsync(tenant, ct) ? SendOutcome.TryLater : SendOutcome.Unreachable,
        SlackOutcome.Throttled or SlackOutcome.Unreachable or SlackOutcome.NotAllowed => SendOutcome.TryLater,
        _ => SendOutcome.Refused,
    };

    // A workspace whose token was lost may install the bot again; one that has removed it, or never had it, is not waited for.
    private async ValueTask<bool> MayComeBackAsync(string tenant, CancellationToken ct)
    {
        try
        {
            return await installations.FindAsync(tenant, ct) is not null;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }

    private static bool IsShut(SlackResult result) => result.Outcome is SlackOutcome.PlaceClosed or SlackOutcome.PersonGone;

    private static Place ChatOf(string tenant, string channel) => new(SlackIds.Place(tenant, channel), PlaceKind.Personal);
}
