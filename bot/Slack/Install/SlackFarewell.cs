using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Home;
using ForumBot.Slack.Inbound;
using ForumBot.Slack.Windows;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Slack.Install;

/// <summary>
/// What the bot does when a workspace has removed it. Slack says so with <c>app_uninstalled</c>, with <c>tokens_revoked</c>, or with both in any order and more than
/// once: the first that is about the installation of today ends it, the others find nothing to do. The installation itself goes after what was kept there, so that the next of
/// them finishes what was cut off in the middle. What nobody says is found by <see cref="AbsenceWatch"/>.
/// </summary>
internal sealed class SlackFarewell(ISlackInstallations installations, KnownPlaces places, SlackChats chats, IDocumentStore store)
{
    /// <summary>
    /// The app was removed at this moment: all of it is forgotten at once. Nothing happens when this is about an earlier installation, or has been said already.
    /// </summary>
    internal async ValueTask UninstalledAsync(string tenant, Instant at, Func<Place, Task> leave, CancellationToken ct)
    {
        if (await installations.FindAsync(tenant, ct) is { } installation && at >= installation.InstalledAt)
        {
            await ForgetAsync(tenant, at, leave, ct);
        }
    }

    /// <summary>Tokens of these bot users were revoked at this moment. It is the same when ours is among them, and nothing when it is not.</summary>
    internal async ValueTask RevokedAsync(string tenant, IEnumerable<string> bots, Instant at, Func<Place, Task> leave, CancellationToken ct)
    {
        if (await installations.FindAsync(tenant, ct) is { } installation && bots.Contains(installation.BotUserId))
        {
            await UninstalledAsync(tenant, at, leave, ct);
        }
    }

    /// <summary>
    /// Forgets whatever was kept for Slack there, installed or not: people's chats with the bot, home tabs, cards, the tokens, and requests that were under way.
    /// <paramref name="leave"/> is for a <see cref="BotRemoved"/> of each place that the forums have or lately had there.
    /// </summary>
    internal async ValueTask ForgetAsync(string tenant, Instant at, Func<Place, Task> leave, CancellationToken ct)
    {
        foreach (var place in await places.WithLeftOfAsync(SlackIds.Platform, tenant, ct))
        {
            await leave(place);
        }

        var there = SlackIds.Place(tenant, "").Key;
        await chats.ForgetAsync(tenant, ct);
        await DropAsync<HomeTab>(tab => tab.Tenant == tenant, ct);
        await DropAsync<KeptCard>(card => card.Place.StartsWith(there, StringComparison.Ordinal), ct);
        await installations.ForgetAsync(tenant, at, ct);

        // Last, as the removal itself may be one of them: cut off before this, it is taken again.
        await DropAsync<HeldRequest>(request => request.Tenant == tenant, ct);
    }

    /// <summary>The workspaces for which anything is kept that does not go by itself.</summary>
    internal async ValueTask<IReadOnlySet<string>> TenantsAsync(CancellationToken ct) => new HashSet<string>(
    [
        .. (await store.AllAsync<SlackInstallation>(ct)).Select(installation => installation.Id),
        .. (await store.AllAsync<SlackChat>(ct)).Select(chat => chat.Value.Tenant),
        .. (await store.AllAsync<HomeTab>(ct)).Select(tab => tab.Value.Tenant),
        .. await places.TenantsAsync(SlackIds.Platform, ct),
    ]);

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
