using ForumBot.Checklists;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Sealing;

namespace ForumBot.Vault.Watching;

/// <summary>
/// Opens the sealed notes for the bot's own eyes: to count them and to compare them with what somebody is about to say. No person sees what is opened
/// here, nothing of it is kept beyond the call, and so it is no entry of the access log. Source: docs/decisions/0010-embargo.md.
/// </summary>
internal sealed class SealedNotes(IDocumentStore store, IEnumerable<IVaultKeys> keys)
{
    // An app without the vault has no keys, and no notes either.
    private readonly IVaultKeys? keys = keys.FirstOrDefault();

    /// <summary>How many notes each section holds, but for those kept from this reader; null when they do not open, which whoever reads them will be told in full.</summary>
    internal async ValueTask<IReadOnlyDictionary<NoteSection, int>?> CountAsync(OpenInspection open, string reader, CancellationToken ct)
    {
        try
        {
            var counts = Enum.GetValues<NoteSection>().ToDictionary(section => section, _ => 0);
            await foreach (var (key, note) in AllAsync(open, reader, ct))
            {
                counts[Open(key, note.Id, note.Versions[^1]).Section]++;
            }

            return counts;
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }

    /// <summary>
    /// True as soon as one version of a note that is still sealed to the forum fits. What does not open fits nothing, and neither does what is kept from the
    /// writer: they would learn that it is there.
    /// </summary>
    internal async ValueTask<bool> AnyAsync(OpenInspection open, string writer, bool isLifted, Func<NoteText, bool> fits, CancellationToken ct)
    {
        try
        {
            await foreach (var (key, note) in AllAsync(open, writer, ct))
            {
                if (note.Versions.Exists(version => OpenOrNull(key, note.Id, version) is { } text && !IsOpen(text.Section) && fits(text)))
                {
                    return true;
                }
            }
        }
        catch (SealBrokenException)
        {
            // Nobody can read the notes just now. Whoever opens them is told so; here is nobody to tell.
        }

        return false;

        bool IsOpen(NoteSection section) => isLifted && open.Inspection.OpenSections.Contains(section);
    }

    private async IAsyncEnumerable<(VaultKey Key, SealedNote Note)> AllAsync(
        OpenInspection open, string person, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (keys is null || await store.FindAsync<VaultBook>(open.Inspection.Id, ct) is not { Value: { NoteIds.Count: > 0, Erased: null } book } || !keys.Has(open.Inspection.Id))
        {
            yield break;
        }

        using var key = keys.Unlock(open.Forum.Id, open.Inspection.Id);
        foreach (var id in book.NoteIds)
        {
            if (await store.FindAsync<SealedNote>(id, ct) is { Value: var note } && !note.IsKeptFrom(person))
            {
                yield return (key, note);
            }
        }
    }

    // One that is broken does not hide those after it.
    private static NoteText? OpenOrNull(VaultKey key, string noteId, NoteVersion version)
    {
        try
        {
            return Open(key, noteId, version);
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }

    private static NoteText Open(VaultKey key, string noteId, NoteVersion version) => key.OpenAs<NoteText>(noteId, version.Number, version.Text);
}
