using ForumBot.Inspections;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>Keeps one inspection's book: writes down what begins, with its rows in the same commit, closes what is over, and forgets what is old.</summary>
internal sealed class PushBook(IDocumentStore store, IReminders reminders)
{
    /// <summary>How many rows stand on a page.</summary>
    internal const int RowsOnPage = 50;

    /// <summary>How long a push is remembered after its last row came to an end.</summary>
    internal static readonly Duration KeptFor = Duration.FromDays(60);

    /// <summary>The id of one page of a push.</summary>
    internal static string PageId(string inspectionId, string key, int page) => $"{inspectionId}/{key}/{page}";

    /// <summary>The ids of all its pages.</summary>
    internal static IEnumerable<string> PagesOf(string inspectionId, string key, Push push) =>
        Enumerable.Range(0, push.Pages).Select(page => PageId(inspectionId, key, page));

    /// <summary>
    /// Writes down every occurrence whose time has come. False when somebody else wrote in the book meanwhile: then the facts are to be read again.
    /// </summary>
    internal async ValueTask<bool> BeginAsync(Facts facts, CancellationToken ct)
    {
        var (situation, id) = (facts.Situation, facts.Inspection.Id);
        var book = reminders.Remember(situation);
        List<DocumentWrite> writes = [];
        foreach (var occurrence in facts.Plan)
        {
            if (occurrence.Due > situation.Now || book.Pushes.ContainsKey(occurrence.Key))
            {
                continue;
            }

            var recipients = reminders.Address(occurrence, situation);
            var pages = recipients.Select(to => RowFor(to, situation.Now)).Chunk(RowsOnPage).ToArray();
            for (var page = 0; page < pages.Length; page++)
            {
                writes.Add(await PageAsync(PageId(id, occurrence.Key, page), new([.. pages[page]]), ct));
            }

            var push = new Push(reminders.TitleOf(occurrence, situation), occurrence.Due, situation.Now, pages.Length, pages.Length == 0 ? situation.Now : null)
            {
                What = occurrence,
                HeldBack = [.. recipients.Where(to => to.IsHeldBack).Select(to => to.Key)],
            };
            book = book with { Pushes = book.Pushes.Add(occurrence.Key, push) };
        }

        if (ReferenceEquals(book, situation.Book))
        {
            return true;
        }

        writes.Add(facts.ReadAt.Book is { } read ? DocumentWrite.Over(read, book) : DocumentWrite.New(id, book));
        return await store.CommitAsync(writes, ct) == CommitOutcome.Saved;
    }

    /// <summary>Closes pushes, and deletes those that are old.</summary>
    internal async ValueTask TidyAsync(string inspectionId, IReadOnlyCollection<string> over, Instant now, CancellationToken ct)
    {
        CommitOutcome outcome;
        do
        {
            if (await store.FindAsync<ReminderBook>(inspectionId, ct) is not { } read)
            {
                return;
            }

            var book = read.Value;
            var closed = over.Where(key => book.Pushes.GetValueOrDefault(key) is { Done: null }).ToList();
            var old = book.Pushes.Where(push => push.Value.Done < now - KeptFor).ToList();
            if (closed.Count + old.Count == 0)
            {
                return;
            }

            List<DocumentWrite> writes = [];
            await AddPagesAsync(writes, inspectionId, old, ct);
            var pushes = book.Pushes.RemoveRange(old.Select(push => push.Key))
                .SetItems(closed.Select(key => KeyValuePair.Create(key, book.Pushes[key] with { Done = now })));
            writes.Add(DocumentWrite.Over(read, book with { Pushes = pushes }));
            outcome = await store.CommitAsync(writes, ct);
        }
        while (outcome == CommitOutcome.Conflict);
    }

    /// <summary>
    /// Forgets all that was said in an inspection, <see cref="KeptFor"/> after its end: names stay no longer than they help. Gives back when that is; null
    /// when nothing is kept, or the inspection is not over.
    /// </summary>
    internal async ValueTask<Instant?> ForgetAsync(string inspectionId, Instant now, CancellationToken ct)
    {
        if (await store.FindAsync<ReminderBook>(inspectionId, ct) is not { } read)
        {
            return null;
        }

        var inspection = (await store.FindAsync<Inspection>(inspectionId, ct))?.Value;
        if (inspection is { Ended: null })
        {
            return null;
        }

        if (inspection?.Ended?.At + KeptFor is { } until && until > now)
        {
            return until;
        }

        List<DocumentWrite> writes = [DocumentWrite.Delete(read)];
        await AddPagesAsync(writes, inspectionId, read.Value.Pushes, ct);
        // Whoever wrote meanwhile has it tried again at once.
        return await store.CommitAsync(writes, ct) == CommitOutcome.Saved ? null : now;
    }

    private async ValueTask AddPagesAsync(List<DocumentWrite> deletions, string inspectionId, IEnumerable<KeyValuePair<string, Push>> pushes, CancellationToken ct)
    {
        foreach (var page in pushes.SelectMany(push => PagesOf(inspectionId, push.Key, push.Value)))
        {
            if (await store.FindAsync<PushPage>(page, ct) is { } stored)
            {
                deletions.Add(DocumentWrite.Delete(stored));
            }
        }
    }

    // A page that no book tells of was left by somebody, and must not stand in the way.
    private async ValueTask<DocumentWrite> PageAsync(string id, PushPage page, CancellationToken ct) =>
        await store.FindAsync<PushPage>(id, ct) is { } stray ? DocumentWrite.Over(stray, page) : DocumentWrite.New(id, page);

    private static PushRow RowFor(Addressed to, Instant now) => new()
    {
        Recipient = to.Key,
        Name = to.Name,
        IsPlace = to.IsPlace,
        NotBefore = to.NotBefore,
        State = to.IsHeldBack ? RowState.HeldBack : RowState.Waiting,
        At = now,
    };
}
