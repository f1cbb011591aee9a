using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Home;
using ForumBot.Slack.Inbound;
using ForumBot.Slack.Windows;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Slack.Install;

/// <summary>
/// What the bot does when a workspace removes it. Slack says so with <c>app_uninstalled</c>, with <c>tokens_revoked</c>, or with both in any order and more than
/// once: the first that is about the installation of today ends it, the others find nothing to do. The installation itself goes last, so that the next of them finishes
/// what was cut off in the middle.
/// </summary>
internal sealed class SlackFarewell(ISlackInstallations installations, KnownPlaces places, SlackChats chats, IDocumentStore store)
{
    /// <summary>
    /// The app was removed at this moment. Whatever was kept for Slack there goes at once: people's chats with the bot, home tabs, cards, requests that were under way, and
    /// the tokens. <paramref name="leave"/> is for a <see cref="BotRemoved"/> of each place that the forums have or lately had there. Nothing happens when this is about an earlier
    /// installation, or has been said already.
    /// </summary>
    internal async ValueTask UninstalledAsync(string tenant, Instant at, Func<Place, Task> leave, CancellationToken ct)
    {
        if (await installations.FindAsync(tenant, ct) is not { } installation || at < installation.InstalledAt)
        {
            return;
        }

        foreach (var place in await places.WithLeftOfAsync(SlackIds.Platform, tenant, ct))
        {
            await leave(place);
        }

        var there = SlackIds.Place(tenant, "").Key;
        await chats.ForgetAsync(tenant, ct);
        await DropAsync<HomeTab>(tab => tab.Tenant == tenant, ct);
        await DropAsync<KeptCard>(card => card.Place.StartsWith(there, StringComparison.Ordinal), ct);
        await DropAsync<HeldRequest>(request => PersonId.Parse(request.From)?.Tenant == tenant, ct);
        await installations.ForgetAsync(tenant, at, ct);
    }

    /// <summary>Tokens of these bot users were revoked at this moment. It is the same when ours is among them, and nothing when it is not.</summary>
    internal async ValueTask RevokedAsync(string tenant, IEnumerable<string> bots, Instant at, Func<Place, Task> leave, CancellationToken ct)
    {
        if (await installations.FindAsync(tenant, ct) is { } installation && bots.Contains(installation.BotUserId))
        {
            await UninstalledAsync(tenant, at, leave, ct);
        }
    }

    private async ValueTask DropAsync<T>(Predicate<T> isOfThere, CancellationToken ct) where T : class
    {
        foreach (var read in await store.AllAsync<T>(ct))
        {
            var kept = read;
            while (kept is not null && isOfThere(kept.Value) && await store.CommitAsync([DocumentWrite.Delete(kept)], ct) != CommitOutcome.Saved)
            {
                kept = await store.FindAsync<T>(read.Id, ct);
            }
        }
    }
}
