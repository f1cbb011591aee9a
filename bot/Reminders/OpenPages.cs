using ForumBot.Storage;

namespace ForumBot.Reminders;

/// <summary>Where a row stands: the document of its page, and its place there.</summary>
internal readonly record struct RowAt(string Page, int Index);

/// <summary>
/// The pages of the pushes that are being delivered. Many hands change rows; what they changed by the time the store is free is saved in one commit.
/// A row that somebody else changed meanwhile is theirs: after <see cref="SaveAsync"/> it is no longer the one that was set.
/// </summary>
internal sealed class OpenPages(IDocumentStore store)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Page> pages = [];
    private TaskCompletionSource? waiting;
    private bool saving;

    internal PushRow this[RowAt at]
    {
        get
        {
            lock (gate)
            {
                return pages[at.Page].Rows[at.Index];
            }
        }
    }

    /// <summary>Opens a page; nothing happens when it is open or is not there.</summary>
    internal async ValueTask OpenAsync(string id, CancellationToken ct)
    {
        if (await store.FindAsync<PushPage>(id, ct) is { } read)
        {
            lock (gate)
            {
                pages.TryAdd(id, new(read));
            }
        }
    }

    /// <summary>Every row of one page.</summary>
    internal IReadOnlyList<(RowAt At, PushRow Row)> RowsOf(string page)
    {
        lock (gate)
        {
            return pages.TryGetValue(page, out var open) ? [.. open.Rows.Select((row, index) => (new RowAt(page, index), row))] : [];
        }
    }

    internal void Set(RowAt at, PushRow row)
    {
        lock (gate)
        {
            var page = pages[at.Page];
            page.Rows[at.Index] = row;
            page.IsChanged = true;
        }
    }

    /// <summary>Sets a row that is as it was seen; false when somebody has changed it since.</summary>
    internal bool TrySet(RowAt at, PushRow seen, PushRow row)
    {
        lock (gate)
        {
            var page = pages[at.Page];
            if (page.Rows[at.Index] != seen)
            {
                return false;
            }

            page.Rows[at.Index] = row;
            return page.IsChanged = true;
        }
    }

    /// <summary>Saves every change there is, together with what others have changed until the store is free.</summary>
    internal Task SaveAsync()
    {
        lock (gate)
        {
            waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            var mine = waiting.Task;
            if (!saving)
            {
                saving = true;
                _ = DrainAsync();
            }

            return mine;
        }
    }

    private async Task DrainAsync()
    {
        while (true)
        {
            // Those who are ready in the same moment go together.
            await Task.Yield();
            TaskCompletionSource round;
            Page[] changed;
            lock (gate)
            {
                if (waiting is null)
                {
                    saving = false;
                    return;
                }

                (round, waiting) = (waiting, null);
                changed = [.. pages.Values.Where(page => page.IsChanged)];
            }

            try
            {
                await CommitAsync(changed);
                round.SetResult();
            }
            catch (Exception fault)
            {
                round.SetException(fault);
            }
        }
    }

    private async Task CommitAsync(Page[] changed)
    {
        while (changed.Length > 0)
        {
            List<DocumentWrite> writes = [];
            lock (gate)
            {
                foreach (var page in changed)
                {
                    page.Saving = new([.. page.Rows]);
                    page.IsChanged = false;
                    writes.Add(DocumentWrite.Over(page.Read, page.Saving));
                }
            }

            try
            {
                if (await store.CommitAsync(writes, CancellationToken.None) == CommitOutcome.Saved)
                {
                    Array.ForEach(changed, page => page.Read = new(page.Read.Id, page.Read.Version + 1, page.Saving!));
                    return;
                }

                changed = await ReadAgainAsync(changed);
            }
            catch
            {
                lock (gate)
                {
                    // What became of their rows must not be forgotten: the next save takes them along.
                    Array.ForEach(changed, page => page.IsChanged = true);
                }

                throw;
            }
        }
    }

    // Those that are still there, with what somebody else did to them.
    private async Task<Page[]> ReadAgainAsync(Page[] changed)
    {
        List<Page> still = [];
        foreach (var page in changed)
        {
            var read = await store.FindAsync<PushPage>(page.Read.Id, CancellationToken.None);
            lock (gate)
            {
                if (read is null)
                {
                    pages.Remove(page.Read.Id);
                }
                else
                {
                    page.Adopt(read);
                    still.Add(page);
                }
            }
        }

        return [.. still];
    }

    private sealed class Page(Stored<PushPage> read)
    {
        internal Stored<PushPage> Read { get; set; } = read;

        internal PushRow[] Rows { get; } = [.. read.Value.Rows];

        internal PushPage? Saving { get; set; }

        internal bool IsChanged { get; set; }

        // What somebody else did to a row counts, and a "seen" never undoes what became of it here. A commit that failed may have been saved all the same:
        // what it wrote is nobody else's.
        internal void Adopt(Stored<PushPage> now)
        {
            for (var i = 0; i < Rows.Length; i++)
            {
                var theirs = now.Value.Rows[i];
                Rows[i] = IsSame(theirs, Read.Value.Rows[i]) || IsSame(theirs, Saving!.Rows[i]) ? Rows[i] with { SeenAt = theirs.SeenAt } : theirs;
            }

            (Read, IsChanged) = (now, true);
        }

        private static bool IsSame(PushRow one, PushRow other) => one with { SeenAt = other.SeenAt } == other;
    }
}
