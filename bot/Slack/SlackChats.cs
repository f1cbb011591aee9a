using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Slack;

/// <summary>People's own chats with the bot in Slack, and who cannot be reached in one.</summary>
internal sealed class SlackChats(IDocumentStore store, TimeProvider time)
{
    // An account that is shut may be opened again, and Slack does not say so everywhere.
    private static readonly Duration Rest = Duration.FromDays(1);

    /// <summary>How they are reached through this installation; null when that was never tried.</summary>
    internal async ValueTask<SlackChat?> FindAsync(string tenant, PersonId person, CancellationToken ct) =>
        (await store.FindAsync<SlackChat>(IdOf(tenant, person), ct))?.Value;

    /// <summary>True while Slack is not asked to take a message for them, because it took none a short while ago.</summary>
    internal bool IsOutOfReach(SlackChat? chat) => chat?.UnreachableSince is { } since && Now() - since < Rest;

    /// <summary>This is where they are reached through this installation.</summary>
    internal Task LearnAsync(PersonId person, string tenant, string channel, CancellationToken ct) =>
        ChangeAsync(IdOf(tenant, person), _ => new(tenant, channel), ct);

    /// <summary>They are not reached, through this installation.</summary>
    internal Task LoseAsync(PersonId person, string tenant, CancellationToken ct) => ChangeAsync(IdOf(tenant, person), _ => Lost(tenant), ct);

    /// <summary>Nobody is reached in this chat any more, whosesoever it was.</summary>
    internal async Task LoseAsync(PlaceId chat, CancellationToken ct)
    {
        foreach (var read in await store.AllAsync<SlackChat>(ct))
        {
            if (read.Value.Tenant == chat.Tenant && read.Value.Channel == chat.Conversation)
            {
                await ChangeAsync(read.Id, known => known?.Channel == chat.Conversation ? Lost(chat.Tenant) : known, ct);
            }
        }
    }

    /// <summary>The bot was removed from there: forgets all the chats that it had.</summary>
    internal async Task ForgetAsync(string tenant, CancellationToken ct)
    {
        foreach (var read in await store.AllAsync<SlackChat>(ct))
        {
            if (read.Value.Tenant == tenant)
            {
                await ChangeAsync(read.Id, known => known?.Tenant == tenant ? null : known, ct);
            }
        }
    }

    private async Task ChangeAsync(string id, Func<SlackChat?, SlackChat?> change, CancellationToken ct)
    {
        while (true)
        {
            var read = await store.FindAsync<SlackChat>(id, ct);
            var changed = change(read?.Value);
            if (Equals(changed, read?.Value) || await store.CommitAsync([WriteOf(id, read, changed)], ct) == CommitOutcome.Saved)
            {
                return;
            }
        }
    }

    private static string IdOf(string tenant, PersonId person) => $"{tenant}/{person.Key}";

    private SlackChat Lost(string tenant) => new(tenant, null) { UnreachableSince = Now() };

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    private static DocumentWrite WriteOf(string id, Stored<SlackChat>? read, SlackChat? changed) => (read, changed) switch
    {
        (null, { } first) => DocumentWrite.New(id, first),
        ({ } old, { } next) => DocumentWrite.Over(old, next),
        _ => DocumentWrite.Delete(read!),
    };
}
