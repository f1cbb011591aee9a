using System.Text.Json;
using ForumBot.Messaging;
using ForumBot.Teams.Connector;
using NodaTime;

namespace ForumBot.Teams.Inbound;

/// <summary>
/// Turns a verified activity into what the rest of the bot understands. Identity is the tenant id and the Entra object id, nothing else;
/// whether the bot is mentioned is decided from the entities, never from the text.
/// </summary>
internal sealed class Translator(TimeProvider time)
{
    internal const string Platform = "teams";
    internal const string Channel = "msteams";
    private const string ThreadMark = ";messageid=";
    private const int LongestId = 500;

    internal Translation Translate(Activity activity) => activity switch
    {
        { Type: "message" or "invoke" or "installationUpdate" or "conversationUpdate" } => IsWhole(activity)
            ? TranslateKnown(activity)
            : Translation.Malformed.Instance,
        { Type.Length: > 0 } => Translation.Nothing.Instance,
        _ => Translation.Malformed.Instance,
    };

    /// <summary>The conversation id that the Connector knows this place and thread by.</summary>
    internal static string ConversationOf(Place place) =>
        place.Thread is { } thread ? place.Id.Conversation + ThreadMark + thread : place.Id.Conversation;

    /// <summary>Where a message posted in this conversation stands.</summary>
    internal static Place InConversation(Place place, string conversation) =>
        conversation.IndexOf(ThreadMark, StringComparison.Ordinal) is var at and > 0
            ? place with { Thread = conversation[(at + ThreadMark.Length)..] }
            : place;

    private Translation TranslateKnown(Activity activity) => activity.Type switch
    {
        "message" => Message(activity),
        "invoke" => Invoke(activity),
        "installationUpdate" => Installation(activity),
        _ => Membership(activity),
    };

    private Translation Message(Activity activity)
    {
        if (CardValues.Submitted(activity.Value) is { } press)
        {
            return Known(activity, (from, place) => Pressed(activity, from, place, press));
        }

        var kind = KindOf(activity);
        var isCardAnswer = activity.Value is { ValueKind: JsonValueKind.Object } && string.IsNullOrWhiteSpace(activity.Text);
        return isCardAnswer || (kind != PlaceKind.Personal && !MentionText.NamesBot(activity))
            ? Translation.Nothing.Instance
            : Known(activity, (from, where) => new IncomingMessage(activity.Id!, from, where, Now(), MentionText.WithoutBot(activity), []));
    }

    private Translation Invoke(Activity activity) => AwaitedAfter(activity) switch
    {
        Awaited.Nothing => Translation.UnknownInvoke.Instance,
        Awaited.Card => CardValues.Executed(activity.Value) is { } press
            ? Known(activity, (from, place) => Pressed(activity, from, place, press))
            : new Translation.BadPress(Awaited.Card),
        var dialog => CardValues.InDialog(activity.Value) is { } press
            ? Known(activity, (from, place) => Pressed(activity, from, place, press) with { Surface = Surface.Dialog, Card = null })
            : new Translation.BadPress(dialog),
    };

    private Translation Installation(Activity activity) => activity.Action switch
    {
        // An upgrade takes the bot away and brings it back; only the second half says anything new.
        "add" or "add-upgrade" => Known(activity, (from, place) => new BotAdded(activity.Id!, from, AsPicked(activity, place), Now())),
        "remove" => Removed(activity, place => AsPicked(activity, place)),
        _ => Translation.Nothing.Instance,
    };

    private Translation Membership(Activity activity) => activity.ChannelData switch
    {
        _ when Holds(activity.MembersAdded, activity.Recipient!.Id!) =>
            Known(activity, (from, place) => new BotAdded(activity.Id!, from, AsPicked(activity, place), Now())),
        _ when Holds(activity.MembersRemoved, activity.Recipient!.Id!) =>
            Removed(activity, place => AsPicked(activity, place)),
        _ when activity.MembersRemoved is { Count: > 0 } gone && KindOf(activity) == PlaceKind.Channel && TenantOf(activity) is { } tenant =>
            Left(activity, tenant, gone),
        { EventType: "teamDeleted" or "teamHardDeleted" } => Removed(activity, place => place),
        { EventType: "channelDeleted", Channel.Id: { Length: > 0 and <= LongestId } channel } =>
            Removed(activity, place => ChannelOf(place, channel)),
        _ => Translation.Nothing.Instance,
    };

    private CardAction Pressed(Activity activity, Person from, Place place, CardPress press) => new(
        activity.Id!,
        from,
        place,
        Now(),
        press.Verb,
        press.Fields,
        string.IsNullOrEmpty(activity.ReplyToId) ? null : new(place, activity.ReplyToId));

    private static Translation Known(Activity activity, Func<Person, Place, Incoming> translate)
    {
        var tenant = TenantOf(activity);
        var user = EntraId.Normalise(activity.From!.AadObjectId);
        if (tenant is null || user is null)
        {
            return new Translation.Stranger(activity.Id!, AddressOf(activity), AwaitedAfter(activity));
        }

        return EventOf(activity, translate(new(new(Platform, tenant, user), DisplayName.Clean(activity.From.Name)), PlaceOf(activity, tenant)));
    }

    // Teams does not always say who took the bot or a channel away, and it makes no difference.
    private Translation Removed(Activity activity, Func<Place, Place> goes) => TenantOf(activity) is { } tenant
        ? EventOf(
            activity,
            new BotRemoved(
                activity.Id!,
                new(new(Platform, tenant, EntraId.Normalise(activity.From!.AadObjectId) ?? ""), DisplayName.Clean(activity.From.Name)),
                goes(PlaceOf(activity, tenant)),
                Now()))
        : Translation.Nothing.Instance;

    // Who they are is looked up where Teams gives its own id of them alone; whoever took them out of the team makes no difference.
    private Translation.Event Left(Activity activity, string tenant, IReadOnlyList<Account> gone)
    {
        var left = new PersonLeft(activity.Id!, new(new(Platform, tenant, ""), DisplayName.Unknown), PlaceOf(activity, tenant), Now());
        return EventOf(activity, left) with { Others = [.. gone.Where(account => IsId(account?.Id))] };
    }

    private static Translation.Event EventOf(Activity activity, Incoming incoming) => new(
        incoming,
        AddressOf(activity),
        activity.From!.Id!,
        incoming is IncomingMessage ? MentionText.Others(activity) : [],
        AwaitedAfter(activity))
    {
        Team = TeamOf(activity),
        Names = NamesOf(activity, incoming.Place),
    };

    // An installation may name one channel of the team and mean another.
    private static (string? Place, string? Team) NamesOf(Activity activity, Place place) => !place.IsShared ? default : (
        Clean(PlaceOf(activity, place.Id.Tenant).Id == place.Id ? activity.Conversation!.Name : null)
            ?? Clean(activity.ChannelData?.Channel is { } channel && channel.Id == place.Id.Conversation ? channel.Name : null)
            ?? Clean(activity.ChannelData?.Settings?.SelectedChannel is { } picked && picked.Id == place.Id.Conversation ? picked.Name : null),
        Clean(activity.ChannelData?.Team?.Name));

    private static string? Clean(string? name) => string.IsNullOrWhiteSpace(name) ? null : DisplayName.Clean(name);

    private static ConnectorAddress AddressOf(Activity activity) =>
        new(activity.ServiceUrl!, activity.Recipient!.Id!, activity.Conversation!.Id!) { Tenant = TenantOf(activity) ?? "" };

    private static Awaited AwaitedAfter(Activity activity) => activity switch
    {
        { Type: "invoke", Name: "adaptiveCard/action" } => Awaited.Card,
        { Type: "invoke", Name: "task/fetch" } => Awaited.FirstDialog,
        { Type: "invoke", Name: "task/submit" } => Awaited.NextDialog,
        _ => Awaited.Nothing,
    };

    private static string? TenantOf(Activity activity)
    {
        var tenant = EntraId.Normalise(activity.ChannelData?.Tenant?.Id);
        var ofConversation = EntraId.Normalise(activity.Conversation!.TenantId);
        return tenant is null || ofConversation is null || tenant == ofConversation ? tenant ?? ofConversation : null;
    }

    private static Place PlaceOf(Activity activity, string tenant)
    {
        var id = activity.Conversation!.Id!;
        var at = id.IndexOf(ThreadMark, StringComparison.Ordinal);
        return at > 0
            ? new(new(Platform, tenant, id[..at]), KindOf(activity), id[(at + ThreadMark.Length)..])
            : new(new(Platform, tenant, id), KindOf(activity));
    }

    private static string? TeamOf(Activity activity) => activity switch
    {
        { ChannelData: { Team.Id: { Length: > 0 and <= LongestId } team, EventType: not "channelDeleted" }, Conversation.ConversationType: "channel" } => team,
        _ => null,
    };

    // The two events of one installation may name the team's first channel or the one that was picked; both mean the one picked.
    private static Place AsPicked(Activity activity, Place place) =>
        place.Kind == PlaceKind.Channel && activity.ChannelData?.Settings?.SelectedChannel?.Id is { Length: > 0 and <= LongestId } picked
            ? ChannelOf(place, picked)
            : place;

    private static Place ChannelOf(Place place, string channel) => new(new(Platform, place.Id.Tenant, channel), PlaceKind.Channel);

    // What is not plainly one person's own chat counts as shared.
    private static PlaceKind KindOf(Activity activity) => activity.Conversation! switch
    {
        { ConversationType: "personal", IsGroup: not true } => PlaceKind.Personal,
        { ConversationType: "channel" } => PlaceKind.Channel,
        _ => PlaceKind.Group,
    };

    private static bool IsWhole(Activity activity) =>
        IsId(activity.Id)
        && IsId(activity.Conversation?.Id)
        && IsId(activity.From?.Id)
        && IsId(activity.Recipient?.Id)
        && activity.ServiceUrl is { Length: > 0 and <= LongestId }
        && activity.ChannelId == Channel;

    private static bool IsId(string? id) => id is { Length: > 0 and <= LongestId };

    private static bool Holds(IReadOnlyList<Account>? members, string id) => members?.Any(m => m?.Id == id) == true;

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
