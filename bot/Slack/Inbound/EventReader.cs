using System.Text.Json;
using ForumBot.Slack.Install;
using NodaTime;

namespace ForumBot.Slack.Inbound;

/// <summary>Reads an event. What the bot does not know, and whatever it or another bot said, is nothing. Source: Slack's reference of events.</summary>
internal static class EventReader
{
    internal static SlackEvent? Read(JsonElement envelope, SlackInstallation installation)
    {
        if (envelope.Object("event") is not { } inner)
        {
            return null;
        }

        var hasOutsiders = envelope.Flag("is_ext_shared_channel");
        var channel = inner.Text("channel");
        return inner.Text("type") switch
        {
            "app_mention" when channel is not null && SpeakerOf(envelope, inner, installation) is { } speaker =>
                new SlackEvent.Said(speaker, channel, inner.Text("text") ?? "", inner.Text("thread_ts") ?? inner.Text("ts"), IsDirect: false, hasOutsiders)
                {
                    IsInThread = inner.Text("thread_ts") is not null,
                },
            "message" when channel is not null && inner.Text("channel_type") == "im" && SpeakerOf(envelope, inner, installation) is { } speaker =>
                new SlackEvent.Said(speaker, channel, inner.Text("text") ?? "", inner.Text("thread_ts"), IsDirect: true, HasOutsiders: false),
            "app_home_opened" when channel is not null && inner.Text("tab") == "home" && inner.Text("user") is { } user =>
                new SlackEvent.HomeOpened(new(user, installation.Tenant), channel),
            "member_joined_channel" when channel is not null && inner.Text("user") == installation.BotUserId =>
                new SlackEvent.Invited(channel, inner.Text("inviter"), hasOutsiders),
            "member_left_channel" when channel is not null && inner.Text("user") is { } user => user == installation.BotUserId
                ? new SlackEvent.ShutOut(channel, IsGone: false)
                : new SlackEvent.Left(Actor.OfEvent(envelope, inner, user, installation.Tenant)!, channel),
            "channel_left" or "group_left" or "channel_archive" or "group_archive" when channel is not null => new SlackEvent.ShutOut(channel, IsGone: false),
            "channel_deleted" or "group_deleted" when channel is not null => new SlackEvent.ShutOut(channel, IsGone: true),
            "channel_shared" when channel is not null => new SlackEvent.Reach(channel, true),
            "channel_unshared" when channel is not null => new SlackEvent.Reach(channel, inner.TryGetProperty("is_ext_shared", out _) ? inner.Flag("is_ext_shared") : null),
            "channel_id_changed" when inner.Text("old_channel_id") is { } before && inner.Text("new_channel_id") is { } after => new SlackEvent.Renamed(before, after),
            "team_join" or "user_change" when inner.Object("user") is { } person && person.Text("id") is { } id => new SlackEvent.PersonChanged(
                id, person.Flag("deleted"), person.Flag("is_restricted") || person.Flag("is_ultra_restricted") || person.Flag("is_stranger")),
            "app_uninstalled" => new SlackEvent.Removed(At(envelope, installation), null),
            "tokens_revoked" => new SlackEvent.Removed(At(envelope, installation), [.. inner.Object("tokens")?.Items("bot").Select(id => id.ToString()) ?? []]),
            _ => null,
        };
    }

    // Files and copies of a thread's answer into the channel are messages too; all other kinds are about messages.
    private static Actor? SpeakerOf(JsonElement envelope, JsonElement inner, SlackInstallation installation) =>
        inner.Text("user") is { } user
        && user != installation.BotUserId
        && inner.Text("bot_id") is null
        && inner.Text("app_id") != installation.AppId
        && inner.Text("subtype") is null or "file_share" or "thread_broadcast"
            ? Actor.OfEvent(envelope, inner, inner.Text("user")!, installation.Tenant)
            : null;

    // Both come in any order and late; one without a time is about the installation of today.
    private static Instant At(JsonElement envelope, SlackInstallation installation) =>
        envelope.Number("event_time") is { } at and > 0 and < 1L << 33 ? Instant.FromUnixTimeSeconds(at) : installation.InstalledAt;
}
