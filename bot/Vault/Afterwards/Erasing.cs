using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using ForumBot.Vault.Sealing;
using NodaTime;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// Erases an inspection's notes for good. First the certificate says that it is decided; then the key is destroyed, and with it every copy of the notes in the
/// store, its log and its backups; then what cannot be read any more is removed. Broken off at any point, the next alarm goes on from the certificate. Doing it
/// twice does no harm. Source: docs/rules.md, KEEPING.
/// </summary>
internal sealed partial class Erasing(IDocumentStore store, IVaultKeys keys, Desk desk, TimeProvider time, ILogger<Erasing> log) : IDeadline
{
    private const int AtOnce = 200;

    /// <summary>Erases everything now. Null for who asked and confirmed means that the time was up.</summary>
    internal async ValueTask<ErasureCertificate> EraseAsync(Inspection inspection, Mark? asked, Mark? confirmed, CancellationToken ct)
    {
        await DecideAsync(inspection, asked, confirmed, ct);
        return await FinishAsync(inspection.Id, ct);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> InspectionsAsync(CancellationToken ct)
    {
        var open = (await store.AllAsync<VaultBook>(ct)).Where(book => book.Value.Erased is null).Select(book => book.Id);
        var certificates = await store.AllAsync<ErasureCertificate>(ct);
        var begun = certificates.Where(one => one.Value.Finished is null).Select(one => one.Id);
        var left = certificates.Count == 0 ? [] : (await LeftAsync(ct)).Intersect(certificates.Select(one => one.Id));
        var accepted = (await store.AllAsync<Inspection>(ct)).Where(one => one.Value.Attendance.People.Exists(who => who.Accepted is not null)).Select(one => one.Id);
        return [.. open.Concat(begun).Concat(left).Concat(accepted).Distinct()];
    }

    // Who held the key while everything was erased may have written down one thing more.
    private async ValueTask<IEnumerable<string>> LeftAsync(CancellationToken ct) =>
    [
        .. (await store.AllAsync<SealedNote>(ct)).Select(note => note.Value.InspectionId),
        .. (await store.AllAsync<SealedDraft>(ct)).Select(draft => draft.Value.InspectionId),
        .. (await store.AllAsync<AccessPage>(ct)).Select(page => page.Value.InspectionId),
        .. (await store.AllAsync<AccessHead>(ct)).Select(head => head.Value.InspectionId),
    ];

    /// <inheritdoc/>
    public async ValueTask<Instant?> RunAsync(string inspectionId, Instant now, CancellationToken ct)
    {
        if (await store.FindAsync<ErasureCertificate>(inspectionId, ct) is { } certificate)
        {
            if (certificate.Value.Finished is null)
            {
                await FinishAsync(inspectionId, ct);
            }
            else
            {
                await RemoveAllAsync(inspectionId, ct);
            }

            return null;
        }

        if (await store.FindAsync<Inspection>(inspectionId, ct) is not { Value: var inspection }
            || await store.FindAsync<Forum>(inspection.ForumId, ct) is not { Value: var forum }
            || !await HasAnythingAsync(inspection, ct)
            || Retention.Of(desk.LayOut(forum, inspection)) is not { Kind: RetentionKind.Erased, Moment: { } moment })
        {
            return null;
        }

        if (now < moment)
        {
            return moment;
        }

        await EraseAsync(inspection, null, null, ct);
        return null;
    }

    /// <summary>True while there is something to erase.</summary>
    internal async ValueTask<bool> HasAnythingAsync(Inspection inspection, CancellationToken ct) =>
        inspection.Attendance.People.Exists(one => one.Accepted is not null)
        || await store.FindAsync<VaultBook>(inspection.Id, ct) is { Value.Erased: null }
        || keys.Has(inspection.Id);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private async ValueTask DecideAsync(Inspection inspection, Mark? asked, Mark? confirmed, CancellationToken ct)
    {
        while (await store.FindAsync<ErasureCertificate>(inspection.Id, ct) is null)
        {
            var notes = await OfAsync<SealedNote>(note => note.InspectionId == inspection.Id, ct);
            var forum = (await store.FindAsync<Forum>(inspection.ForumId, ct))?.Value;
            var decided = new ErasureCertificate
            {
                ForumId = inspection.ForumId,
                Asked = asked,
                Confirmed = confirmed,
                Decided = Now,
                Notes = notes.Count,
                Versions = notes.Sum(note => note.Value.Versions.Count),
                Drafts = (await OfAsync<SealedDraft>(draft => draft.InspectionId == inspection.Id, ct)).Count,
                Acceptances = inspection.Attendance.People.Count(one => one.Accepted is not null),
                Readers =
                [
                    .. inspection.Attendance.People.Select(one => one.PersonKey)
                        .Where(key => forum is not null && PersonId.Parse(key) is { } person && Presence.IsIn(forum, inspection, person)),
                ],
            };

            // Of two at once, one decides.
            await store.CommitAsync([DocumentWrite.New(inspection.Id, decided)], ct);
        }
    }

    private async ValueTask<ErasureCertificate> FinishAsync(string inspectionId, CancellationToken ct)
    {
        // From here on nothing can be read again, whatever else is left.
        keys.Destroy(inspectionId);
        await CloseBookAsync(inspectionId, ct);
        await RemoveAllAsync(inspectionId, ct);
        if (await store.FindAsync<Inspection>(inspectionId, ct) is not null)
        {
            await store.UpdateAsync<Inspection>(inspectionId, WithoutAcceptances, ct);
        }

        var finished = await store.UpdateAsync<ErasureCertificate>(inspectionId, one => one.Finished is null ? one with { Finished = Now } : one, ct);
        Log.Erased(log, inspectionId, finished.Notes);
        return finished;
    }

    // Before the notes: whoever is about to add one writes the book too, and finds that it was closed.
    private async ValueTask CloseBookAsync(string inspectionId, CancellationToken ct)
    {
        var certificate = (await store.FindAsync<ErasureCertificate>(inspectionId, ct))!.Value;
        var erased = certificate.Confirmed ?? new Mark("", "ForumBot", certificate.Decided);
        while (true)
        {
            var read = await store.FindAsync<VaultBook>(inspectionId, ct);
            var closed = new VaultBook { ForumId = certificate.ForumId, Erased = erased };
            if (read?.Value.Erased is not null
                || await store.CommitAsync([read is null ? DocumentWrite.New(inspectionId, closed) : DocumentWrite.Over(read, closed)], ct) == CommitOutcome.Saved)
            {
                return;
            }
        }
    }

    private async ValueTask RemoveAllAsync(string inspectionId, CancellationToken ct)
    {
        await RemoveAsync<SealedNote>(note => note.InspectionId == inspectionId, ct);
        await RemoveAsync<SealedDraft>(draft => draft.InspectionId == inspectionId, ct);
        await RemoveAsync<AccessPage>(page => page.InspectionId == inspectionId, ct);
        await RemoveAsync<AccessHead>(head => head.InspectionId == inspectionId, ct);
    }

    private async ValueTask RemoveAsync<T>(Func<T, bool> isOfIt, CancellationToken ct) where T : class
    {
        while (await OfAsync(isOfIt, ct) is { Count: > 0 } left)
        {
            // A conflict means that somebody wrote one of them: it is read again.
            await store.CommitAsync([.. left.Take(AtOnce).Select(DocumentWrite.Delete)], ct);
            ct.ThrowIfCancellationRequested();
        }
    }

    private async ValueTask<IReadOnlyList<Stored<T>>> OfAsync<T>(Func<T, bool> isOfIt, CancellationToken ct) where T : class =>
        [.. (await store.AllAsync<T>(ct)).Where(one => isOfIt(one.Value))];

    private static Inspection WithoutAcceptances(Inspection inspection) => inspection with
    {
        Attendance = inspection.Attendance with
        {
            People = [.. inspection.Attendance.People.Select(one => one with { Accepted = null, Terms = null })],
            Waiting = [],
        },
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The notes of inspection {Inspection} were erased with their key: {Notes} notes.")]
        internal static partial void Erased(ILogger log, string inspection, int notes);
    }
}
