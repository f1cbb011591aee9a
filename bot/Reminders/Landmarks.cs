using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>Finds moments of the inspection that was started last.</summary>
internal sealed class Landmarks(IDocumentStore store, Desk desk) : ILandmarks
{
    private static readonly LocalTime Morning = new(8, 0);

    public async ValueTask<Instant?> LastDayAsync(string tenant, CancellationToken ct)
    {
        OpenInspection? newest = null;
        foreach (var forum in await store.AllAsync<Forum>(ct))
        {
            if (forum.Value.People().Any(person => person.Id.Tenant == tenant)
                && await desk.OpenAsync(forum.Value, ct) is { } open
                && (newest is null || newest.Inspection.Started.At < open.Inspection.Started.At))
            {
                newest = open;
            }
        }

        var last = newest?.Timeline[Anchor.E] ?? newest?.Timeline[Anchor.M];
        return last is null ? null : London.At(last.Date + Morning).ToInstant();
    }
}
