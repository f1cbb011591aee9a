using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Sealing;

namespace ForumBot.Vault.Reading;

/// <summary>
/// Keeps the access log: a chain of marks in pages, with a sealed head that says where it ends. Each write also leaves the count and a short mark in the app's
/// own log, where a store that was put back to an older day does not reach. The newest twenty thousand lines are kept.
/// </summary>
public sealed partial class AccessLog(IDocumentStore store, IVaultKeys keys, ILogger<AccessLog> log) : IAccessLog
{
    /// <summary>How many pages are kept. Whole pages go, the oldest first.</summary>
    internal const int MostPages = 200;

    // Of n who write at once, the last may lose n - 1 times. This many in a row is a fault.
    private const int MostTries = 1000;

    // A line that is written during a walk looks like one that does not belong there.
    private const int MostWalks = 10;

    /// <inheritdoc/>
    public async ValueTask RecordAsync(string forumId, string inspectionId, AccessKind kind, Mark by, string? about, CancellationToken ct)
    {
        if (kind == AccessKind.Refused)
        {
            await RecordRefusalAsync(forumId, inspectionId, by, about, ct);
            return;
        }

        using var key = keys.Unlock(forumId, inspectionId);
        await RecordAsync(key, forumId, inspectionId, kind, by, about, ct);
    }

    /// <summary>The same with the key in hand.</summary>
    /// <exception cref="SealBrokenException">Everything was erased meanwhile, and nothing of it comes back.</exception>
    public async ValueTask RecordAsync(VaultKey key, string forumId, string inspectionId, AccessKind kind, Mark by, string? about, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await store.FindAsync<VaultBook>(inspectionId, ct) is { Value.Erased: not null })
            {
                throw new SealBrokenException(SealFault.Erased);
            }

            var (writes, head) = await AppendAsync(key, forumId, inspectionId, kind, by, about, ct);
            if (await store.CommitAsync(writes, ct) == CommitOutcome.Saved)
            {
                Log.Written(log, inspectionId, head.Count, AccessChain.Short(head.Last));
                if (head.TornBefore == head.Count)
                {
                    Log.Torn(log, inspectionId, head.Count);
                }

                return;
            }
        }

        throw new TimeoutException($"The access log of '{inspectionId}' was written by others {MostTries} times in a row.");
    }

    /// <summary>Where the log ends; null when it has not begun.</summary>
    public async ValueTask<AccessHead?> HeadAsync(string inspectionId, CancellationToken ct) =>
        (await store.FindAsync<AccessHead>(inspectionId, ct))?.Value;

    /// <summary>A page of it, counted from 0; null when it is not there.</summary>
    public async ValueTask<AccessPage?> PageAsync(string inspectionId, int page, CancellationToken ct) =>
        (await store.FindAsync<AccessPage>(AccessPage.IdOf(inspectionId, page), ct))?.Value;

    /// <summary>Up to <paramref name="most"/> lines before the one with this number, newest first.</summary>
    public async ValueTask<IReadOnlyList<AccessEntry>> BeforeAsync(string inspectionId, int number, int most, CancellationToken ct)
    {
        var found = new List<AccessEntry>();
        for (var page = number < 2 ? -1 : AccessPage.Of(number - 1); page >= 0 && found.Count < most; page--)
        {
            if (await PageAsync(inspectionId, page, ct) is not { } there)
            {
                break;
            }

            found.AddRange(there.Entries.Where(entry => entry.Number < number).Reverse().Take(most - found.Count));
        }

        return found;
    }

    /// <summary>Goes through the whole chain and says whether it is as it was written.</summary>
    public async ValueTask<AccessCheck> CheckAsync(VaultKey key, string forumId, string inspectionId, CancellationToken ct)
    {
        AccessCheck result;
        var tries = 0;
        do
        {
            result = await WalkAsync(key, forumId, inspectionId, ct);
        }
        while (result.Break is not null && ++tries < MostWalks && (await HeadAsync(inspectionId, ct) is { } now ? now.Count : 0) != result.Count);

        if (result.Break is { } broken)
        {
            Log.Broken(log, inspectionId, broken.Number, broken.Kind);
        }

        return result;
    }

    private async ValueTask<AccessCheck> WalkAsync(VaultKey key, string forumId, string inspectionId, CancellationToken ct)
    {
        var checking = new AccessChecking(key, forumId, inspectionId, await HeadAsync(inspectionId, ct));
        for (var page = checking.FirstPage; page <= checking.LastPage && checking.Break is null; page++)
        {
            checking.Read(await PageAsync(inspectionId, page, ct), page);
        }

        return checking.Finish(await PageAsync(inspectionId, checking.LastPage + 1, ct) is not null);
    }

    // Who is turned away has done nothing, so a refusal stands whether or not it can be written down; and it never makes a key.
    private async ValueTask RecordRefusalAsync(string forumId, string inspectionId, Mark by, string? about, CancellationToken ct)
    {
        if (!keys.Has(inspectionId))
        {
            return;
        }

        try
        {
            using var key = keys.Unlock(forumId, inspectionId);
            await RecordAsync(key, forumId, inspectionId, AccessKind.Refused, by, about, ct);
        }
        catch (Exception fault) when (fault is SealBrokenException or StoreFailedException or TimeoutException)
        {
            Log.RefusalNotKept(log, inspectionId, fault.GetType().Name);
        }
    }

    private async ValueTask<(List<DocumentWrite> Writes, AccessHead Head)> AppendAsync(
        VaultKey key, string forumId, string inspectionId, AccessKind kind, Mark by, string? about, CancellationToken ct)
    {
        var read = await store.FindAsync<AccessHead>(inspectionId, ct);
        var old = read?.Value ?? new AccessHead { ForumId = forumId, InspectionId = inspectionId };
        var number = old.Count + 1;
        var page = AccessPage.Of(number);
        var pageId = AccessPage.IdOf(inspectionId, page);
        var readPage = await store.FindAsync<AccessPage>(pageId, ct);

        var entry = new AccessEntry(number, kind, by, about, "");
        entry = entry with { Mark = AccessChain.MarkOf(key, forumId, inspectionId, entry, old.Last) };
        var head = old with { Count = number, Last = entry.Mark };

        // A new seal would make an end that was tampered with look genuine.
        if (read is null ? readPage is not null || await HoldsNotesAsync(inspectionId, ct) : !AccessChain.IsGenuine(key, old))
        {
            head = head with { TornBefore = old.TornBefore ?? number };
        }

        List<DocumentWrite> writes = [];
        var fresh = new AccessPage { ForumId = forumId, InspectionId = inspectionId, Entries = [entry] };
        writes.Add(readPage is null
            ? DocumentWrite.New(pageId, fresh)
            : DocumentWrite.Over(readPage, readPage.Value with { Entries = readPage.Value.Entries.Add(entry) }));
        head = await LetGoAsync(head, page, writes, ct);
        head = AccessChain.Sealed(key, head);
        writes.Add(read is null ? DocumentWrite.New(inspectionId, head) : DocumentWrite.Over(read, head));
        return (writes, head);
    }

    // A page that is not as it should be stays: what is wrong has to be seen.
    private async ValueTask<AccessHead> LetGoAsync(AccessHead head, int newest, List<DocumentWrite> writes, CancellationToken ct)
    {
        var oldest = AccessPage.Of(head.First);
        if (newest - oldest < MostPages
            || await store.FindAsync<AccessPage>(AccessPage.IdOf(head.InspectionId, oldest), ct) is not { Value.Entries.Count: AccessPage.Lines } read)
        {
            return head;
        }

        writes.Add(DocumentWrite.Delete(read));
        return head with { First = head.First + AccessPage.Lines, Before = read.Value.Entries[^1].Mark };
    }

    // Nobody writes a note before the log has their coming in.
    private async ValueTask<bool> HoldsNotesAsync(string inspectionId, CancellationToken ct) =>
        await store.FindAsync<VaultBook>(inspectionId, ct) is { Value.NoteIds.Count: > 0 };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The access log of inspection {Inspection} has {Count} lines; its mark is {Mark}.")]
        internal static partial void Written(ILogger log, string inspection, int count, string mark);

        [LoggerMessage(2, LogLevel.Critical, "The end of the access log of inspection {Inspection} was changed or cut off before line {Line} was written.")]
        internal static partial void Torn(ILogger log, string inspection, int line);

        [LoggerMessage(3, LogLevel.Critical, "The access log of inspection {Inspection} is broken at line {Line}: {Break}.")]
        internal static partial void Broken(ILogger log, string inspection, int line, AccessBreakKind @break);

        [LoggerMessage(4, LogLevel.Error, "Somebody was refused the notes of inspection {Inspection}, and it could not be written down. Fault: {Fault}")]
        internal static partial void RefusalNotKept(ILogger log, string inspection, string fault);
    }
}
