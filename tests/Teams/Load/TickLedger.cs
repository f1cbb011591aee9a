using System.Collections.Concurrent;
using ForumBot.Inspections;
using ForumBot.Storage;

namespace ForumBot.Tests.Teams.Load;

/// <summary>A store that counts, beside what it does, how often each step was ticked and unticked for good.</summary>
internal sealed class TickLedger(IDocumentStore store) : IDocumentStore
{
    private readonly ConcurrentDictionary<(string Inspection, string Step), Ticked> counts = new();

    internal IReadOnlyDictionary<(string Inspection, string Step), Ticked> Counts => counts;

    public ValueTask<Stored<T>?> FindAsync<T>(string id, CancellationToken ct = default) where T : class => store.FindAsync<T>(id, ct);

    public ValueTask<IReadOnlyList<Stored<T>>> AllAsync<T>(CancellationToken ct = default) where T : class => store.AllAsync<T>(ct);

    public async ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken ct = default)
    {
        var changes = new List<(string Id, Inspection Before, Inspection After)>();
        foreach (var write in writes)
        {
            if (write.Value is Inspection after && await store.FindAsync<Inspection>(write.Id, ct) is { } before && before.Version == write.ReadAtVersion)
            {
                changes.Add((write.Id, before.Value, after));
            }
        }

        var outcome = await store.CommitAsync(writes, ct);
        foreach (var (id, before, after) in outcome == CommitOutcome.Saved ? changes : [])
        {
            Count(id, after.Ticks.Keys.Except(before.Ticks.Keys), new(1, 0));
            Count(id, before.Ticks.Keys.Except(after.Ticks.Keys), new(0, 1));
        }

        return outcome;
    }

    private void Count(string inspection, IEnumerable<string> steps, Ticked more)
    {
        foreach (var step in steps)
        {
            counts.AddOrUpdate((inspection, step), more, (_, before) => before + more);
        }
    }
}

/// <summary>How often a step was ticked and the tick taken back.</summary>
internal readonly record struct Ticked(int Times, int TakenBack)
{
    public static Ticked operator +(Ticked a, Ticked b) => new(a.Times + b.Times, a.TakenBack + b.TakenBack);
}
