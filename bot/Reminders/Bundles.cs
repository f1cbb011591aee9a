using NodaTime;

namespace ForumBot.Reminders;

/// <summary>One row to be worked on. <see cref="Held"/> is what else it says: the rows that the recipient's daily cap held back.</summary>
internal sealed record Entry(RowAt At, string Key, Push Push)
{
    internal IReadOnlyList<(RowAt At, Occurrence What)>? Held { get; init; }
}

/// <summary>All that is due for one recipient. One hand takes it, in order.</summary>
internal sealed record Bundle(string Recipient, bool IsPlace, List<Entry> Entries)
{
    // What is this much late is said with other late things: nobody wakes to ten messages.
    private static readonly Duration OnTime = Duration.FromMinutes(15);

    /// <summary>
    /// One message for a person, whatever came due. In a shared place what is late comes in one message, and what is on time in one for each kind and moment.
    /// </summary>
    internal IEnumerable<IReadOnlyList<Entry>> MessagesAt(Instant now)
    {
        var ordered = Entries.OrderBy(entry => entry.Push.Due).ThenBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        if (!IsPlace)
        {
            return [ordered];
        }

        var late = ordered.FindAll(entry => entry.Push.Due + OnTime < now);
        var rest = ordered.Except(late).GroupBy(entry => (entry.Push.Due, entry.Push.What?.About.GetType())).Select(IReadOnlyList<Entry> (together) => [.. together]);
        return late.Count == 0 ? rest : rest.Prepend(late);
    }
}

/// <summary>The open pushes of an inspection with their pages, and what is due of them.</summary>
internal sealed record Bundles(IReadOnlyDictionary<string, string[]> Open, IReadOnlyList<Bundle> Due)
{
    internal static async ValueTask<Bundles> GatherAsync(OpenPages pages, Facts facts, Func<PushRow, Instant, bool> isFree, CancellationToken ct)
    {
        var (id, now) = (facts.Inspection.Id, facts.Situation.Now);
        var open = facts.Situation.Book.Pushes.Where(push => push.Value.Done is null).ToList();
        var pageIds = new Dictionary<string, string[]>();
        var due = new Dictionary<string, Bundle>();
        foreach (var (key, push) in open)
        {
            pageIds[key] = [.. PushBook.PagesOf(id, key, push)];
            foreach (var page in pageIds[key])
            {
                await pages.OpenAsync(page, ct);
                foreach (var (at, row) in pages.RowsOf(page))
                {
                    if (isFree(row, now))
                    {
                        if (!due.TryGetValue(row.Recipient, out var bundle))
                        {
                            due[row.Recipient] = bundle = new(row.Recipient, row.IsPlace, []);
                        }

                        bundle.Entries.Add(new(at, key, push));
                    }
                }
            }
        }

        if (open.Exists(IsCollection))
        {
            await CollectAsync(pages, facts, due, ct);
        }

        return new(pageIds, [.. due.Values]);
    }

    private static bool IsCollection(KeyValuePair<string, Push> push) => push.Value.What?.About is Subject.HeldBack;

    private static bool IsCollection(Entry entry) => entry.Push.What?.About is Subject.HeldBack;

    // The message about what was held back says that, and nothing of its own. What helps nobody any more is dropped.
    private static async ValueTask CollectAsync(OpenPages pages, Facts facts, Dictionary<string, Bundle> due, CancellationToken ct)
    {
        var held = new Dictionary<string, List<(RowAt At, Occurrence What)>>();
        foreach (var (key, push) in facts.Situation.Book.Pushes.OrderBy(push => push.Value.Due).ThenBy(push => push.Key, StringComparer.Ordinal))
        {
            if (push.What is not { } what || push.HeldBack.Count == 0)
            {
                continue;
            }

            foreach (var page in PushBook.PagesOf(facts.Inspection.Id, key, push))
            {
                await pages.OpenAsync(page, ct);
                foreach (var (at, row) in pages.RowsOf(page).Where(line => line.Row.State == RowState.HeldBack))
                {
                    if (what.LateUntil < facts.Situation.Now)
                    {
                        pages.Set(at, row with { State = RowState.Dropped, At = facts.Situation.Now });
                        continue;
                    }

                    if (!held.TryGetValue(row.Recipient, out var rows))
                    {
                        held[row.Recipient] = rows = [];
                    }

                    rows.Add((at, what));
                }
            }
        }

        foreach (var bundle in due.Values)
        {
            // Of two gatherings the later one brings everything: it helps longer.
            var last = bundle.Entries.Where(IsCollection).MaxBy(entry => entry.Push.Due);
            for (var i = 0; i < bundle.Entries.Count; i++)
            {
                if (IsCollection(bundle.Entries[i]))
                {
                    var rows = bundle.Entries[i] == last ? held.GetValueOrDefault(bundle.Recipient) : null;
                    bundle.Entries[i] = bundle.Entries[i] with { Held = rows ?? [] };
                }
            }
        }
    }
}
