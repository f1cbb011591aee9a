using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Vault.Sealing;

namespace ForumBot.Vault.Notes;

/// <summary>What a draft holds, in the open within a turn alone.</summary>
/// <param name="Entry">The form it was typed in, so that the note which is saved from it takes it away.</param>
/// <param name="Text">What was typed; the words may be of any length and may be none.</param>
/// <param name="Seen">The version that a change began from; 0 for a new note.</param>
internal sealed record NoteDraft(string Entry, NoteText Text, int Seen);

/// <summary>A draft as it lies in the store and as it reads.</summary>
internal sealed record OpenDraft(Stored<SealedDraft> Stored, NoteDraft Draft);

/// <summary>
/// Keeps what somebody typed and did not save, for a closed window, a refused form or a stopped bot. Each person has one draft of a new note, and one of each
/// note they were changing; nobody else is shown it.
/// </summary>
public sealed class DraftShelf(IDocumentStore store)
{
    // Bound to its own id, a draft has no need to count.
    private const int OnlyVersion = 1;

    /// <summary>The person's draft; null when there is none.</summary>
    internal async ValueTask<OpenDraft?> FindAsync(OpenVault vault, string? noteId, CancellationToken ct)
    {
        var id = IdOf(vault, noteId);
        return await store.FindAsync<SealedDraft>(id, ct) is { } stored ? new(stored, vault.Key.OpenAs<NoteDraft>(id, OnlyVersion, stored.Value.Text)) : null;
    }

    /// <summary>Keeps a draft in the place of the one before.</summary>
    /// <exception cref="SealBrokenException">Everything was erased meanwhile.</exception>
    internal async ValueTask KeepAsync(OpenVault vault, string? noteId, NoteDraft draft, Mark by, CancellationToken ct)
    {
        var id = IdOf(vault, noteId);
        var kept = new SealedDraft
        {
            ForumId = vault.Open.Forum.Id,
            InspectionId = vault.Open.Inspection.Id,
            PersonKey = by.PersonKey,
            NoteId = noteId,
            Text = vault.Key.SealAs(id, OnlyVersion, draft),
            At = by.At,
        };
        CommitOutcome outcome;
        do
        {
            var before = await store.FindAsync<SealedDraft>(id, ct);
            var book = await store.FindAsync<VaultBook>(kept.InspectionId, ct);
            if (book?.Value.Erased is not null)
            {
                throw new SealBrokenException(SealFault.Erased);
            }

            // The book goes with it, so that it and an erasure never pass each other by.
            outcome = await store.CommitAsync(
                [
                    before is null ? DocumentWrite.New(id, kept) : DocumentWrite.Over(before, kept),
                    book is null ? DocumentWrite.New(kept.InspectionId, new VaultBook { ForumId = kept.ForumId }) : DocumentWrite.Over(book, book.Value),
                ],
                ct);
        }
        while (outcome == CommitOutcome.Conflict);
    }

    /// <summary>Throws the person's draft away; doing it twice does no harm.</summary>
    internal async ValueTask DropAsync(OpenVault vault, string? noteId, CancellationToken ct)
    {
        while (await store.FindAsync<SealedDraft>(IdOf(vault, noteId), ct) is { } stored
            && await store.CommitAsync([DocumentWrite.Delete(stored)], ct) == CommitOutcome.Conflict)
        {
        }
    }

    private static string IdOf(OpenVault vault, string? noteId) => SealedDraft.IdOf(vault.Open.Inspection.Id, vault.Turn.From.Id.Key, noteId);
}
