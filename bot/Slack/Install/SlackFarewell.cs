using ForumBot.Conversation;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Slack.Install;

/// <summary>
/// What the bot does when a workspace removes it. Slack says so with <c>app_uninstalled</c>, with <c>tokens_revoked</c>, or with both in any order and more than
/// once: the first that is about the installation of today ends it, the others find nothing to do.
/// </summary>
internal sealed class SlackFarewell(ISlackInstallations installations, KnownPlaces places, SlackChats chats)
{
    /// <summary>
    /// The app was removed at this moment. The tokens and the bot's chats with people there are deleted at once. Gives back the places that the forums have there, for each of which
    /// a <see cref="BotRemoved"/> is to be dispatched; none when this is about an earlier installation, or has been said already.
    /// </summary>
    internal async ValueTask<IReadOnlyList<Place>> UninstalledAsync(string tenant, Instant at, CancellationToken ct)
    {
        if (!await installations.ForgetAsync(tenant, at, ct))
        {
            return [];
        }

        await chats.ForgetAsync(tenant, ct);
        return await places.OfAsync(SlackIds.Platform, tenant, ct);
    }

    /// <summary>Tokens of these bot users were revoked at this moment. It is the same when ours is among them, and nothing when it is not.</summary>
    internal async ValueTask<IReadOnlyList<Place>> RevokedAsync(string tenant, IEnumerable<string> bots, Instant at, CancellationToken ct) =>
        await installations.FindAsync(tenant, ct) is { } installation && bots.Contains(installation.BotUserId) ? await UninstalledAsync(tenant, at, ct) : [];
}
