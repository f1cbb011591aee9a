using System.Security.Cryptography;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForumBot.Vault.Sealing;

/// <summary>
/// Whether everything under seal can be opened again, tried when the bot starts, before anybody needs it. What does not open makes the bot not ready and
/// is in the log; everything but the vault goes on. Never throws because of a seal.
/// </summary>
internal sealed partial class SealSelfTest(
    VaultKeyFiles keys, SealCanary canary, SealingSettings settings, IDocumentStore store, ILogger<SealSelfTest> log) : IHostedService, IHealthCheck
{
    // Null until the start. Only what no look at the keys alone can find is kept.
    private IReadOnlyList<string>? unopened;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Certificate is null)
        {
            Log.Unprotected(log);
        }

        var notes = (await store.AllAsync<SealedNote>(cancellationToken)).Select(note => note.Value).ToList();
        var expected = await ExpectedAsync(notes, cancellationToken);
        var faults = keys.Faults(expected);
        if (!canary.IsThere && faults.Count == 0)
        {
            canary.Set();
        }

        if (canary.Opens())
        {
            keys.Expect(expected);
            keys.Resume();
        }
        else
        {
            Log.OtherRing(log);
        }

        foreach (var (inspectionId, fault) in faults)
        {
            Log.Closed(log, inspectionId, fault);
        }

        unopened = [.. expected.Except(faults.Select(one => one.InspectionId)).Where(id => !OpensOne(notes.Where(note => note.InspectionId == id)))];
        foreach (var inspectionId in unopened)
        {
            Log.OtherKeys(log, inspectionId);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(unopened is { Count: 0 } && canary.Opens() && keys.Faults([]).Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("Something under seal does not open. The log of the start names the inspections."));

    // Whatever a key had a hand in, but for what was erased.
    private async ValueTask<HashSet<string>> ExpectedAsync(IEnumerable<SealedNote> notes, CancellationToken ct)
    {
        var books = await store.AllAsync<VaultBook>(ct);
        HashSet<string> expected =
        [
            .. notes.Select(note => note.InspectionId),
            .. books.Where(book => !book.Value.NoteIds.IsEmpty).Select(book => book.Id),
            .. (await store.AllAsync<SealedDraft>(ct)).Select(draft => draft.Value.InspectionId),
            .. (await store.AllAsync<AccessHead>(ct)).Select(head => head.Value.InspectionId),
        ];
        expected.ExceptWith(books.Where(book => book.Value.Erased is not null).Select(book => book.Id));
        return expected;
    }

    // One is enough to know whether these are the keys that sealed them.
    private bool OpensOne(IEnumerable<SealedNote> notes)
    {
        if (notes.FirstOrDefault() is not { } note || !keys.Has(note.InspectionId))
        {
            return true;
        }

        try
        {
            using var key = keys.Unlock(note.ForumId, note.InspectionId);
            var newest = note.Versions[^1];
            CryptographicOperations.ZeroMemory(key.Open(note.Id, newest.Number, newest.Text));
            return true;
        }
        catch (SealBrokenException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The vault’s key ring is not protected by a certificate: whoever can read Vault:KeyRingPath can open the notes. Good for trying only; in Production the setting Vault:Certificate is needed.")]
        internal static partial void Unprotected(ILogger logger);

        [LoggerMessage(LogLevel.Critical, "The key ring in Vault:KeyRingPath, or the certificate in Vault:Certificate, is not the one that ForumBot sealed with here. Put back both as they were, name the old certificate in Vault:OldCertificates, and start ForumBot again. Nothing new is sealed until then.")]
        internal static partial void OtherRing(ILogger logger);

        [LoggerMessage(LogLevel.Critical, "The vault of inspection {InspectionId} does not open: {Fault}. Put back the folder in Vault:KeyRingPath and the certificate in Vault:Certificate with which it was sealed, and start ForumBot again.")]
        internal static partial void Closed(ILogger logger, string inspectionId, SealFault fault);

        [LoggerMessage(LogLevel.Critical, "The keys of inspection {InspectionId} are there, but do not open its notes: Vault:KeyRingPath and the data file belong to different times or machines, or the data file was changed. Put back both from one backup.")]
        internal static partial void OtherKeys(ILogger logger, string inspectionId);
    }
}
