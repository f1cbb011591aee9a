using ForumBot.Inspections;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>What was said by itself in an inspection, and whom it reached.</summary>
public sealed class Deliveries(IDocumentStore store)
{
    /// <summary>
    /// Whether the list of what was sent may name it. What is for attendees only is not named there: the day of the draft report would show (CONF-11). What
    /// was for nobody says nothing.
    /// </summary>
    internal static bool IsListed(Push push) => push.Pages > 0 && push.What?.To.Matter.Level is not Level.Attendees;

    /// <summary>The newest of those that may be listed first.</summary>
    public async ValueTask<IReadOnlyList<(string Key, Push Push)>> RecentAsync(string inspectionId, int most, CancellationToken ct) =>
        await store.FindAsync<ReminderBook>(inspectionId, ct) is { Value.Pushes: var pushes }
            ? [
                .. pushes.Where(push => IsListed(push.Value))
                    .OrderByDescending(push => push.Value.Begun)
                    .ThenByDescending(push => push.Value.Due)
                    .Take(most)
                    .Select(push => (push.Key, push.Value)),
            ]
            : [];

    /// <summary>A push by its key; null when there is none, or it is long ago.</summary>
    public async ValueTask<Push?> FindAsync(string inspectionId, string key, CancellationToken ct) =>
        (await store.FindAsync<ReminderBook>(inspectionId, ct))?.Value.Pushes.GetValueOrDefault(key);

    /// <summary>Every recipient of a push; nobody when there is no such push.</summary>
    public async ValueTask<IReadOnlyList<PushRow>> RowsAsync(string inspectionId, string key, CancellationToken ct)
    {
        var rows = new List<PushRow>();
        if (await FindAsync(inspectionId, key, ct) is { } push)
        {
            foreach (var page in PushBook.PagesOf(inspectionId, key, push))
            {
                rows.AddRange((await store.FindAsync<PushPage>(page, ct))?.Value.Rows ?? []);
            }
        }

        return rows;
    }

    /// <summary>Notes that somebody has seen a push; the first time counts. False when it was never for them.</summary>
    public async ValueTask<bool> SeenAsync(string inspectionId, string key, string personKey, Instant at, CancellationToken ct)
    {
        var found = false;
        if (await FindAsync(inspectionId, key, ct) is { } push)
        {
            foreach (var page in PushBook.PagesOf(inspectionId, key, push))
            {
                if ((await store.FindAsync<PushPage>(page, ct))?.Value.Rows.Exists(row => row.Recipient == personKey) is true)
                {
                    found = true;
                    await store.UpdateAsync<PushPage>(page, stored => Seen(stored, personKey, at), ct);
                }
            }
        }

        return found;
    }

    private static PushPage Seen(PushPage page, string personKey, Instant at)
    {
        var index = page.Rows.FindIndex(row => row.Recipient == personKey && row.SeenAt is null);
        return index < 0 ? page : page with { Rows = page.Rows.SetItem(index, page.Rows[index] with { SeenAt = at }) };
    }
}
