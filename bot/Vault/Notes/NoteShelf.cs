using System.Security.Cryptography;
using System.Text;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Vault.Sealing;

namespace ForumBot.Vault.Notes;

/// <summary>
/// The notes of an inspection: opens those that a person may read, seals what they write. Each write is one commit, tried again when somebody else was
/// quicker, so that of two people who save at once both are kept. A note that does not open is a <see cref="SealBrokenException"/>, never an empty note.
/// Source: docs/rules.md, NOTES.
/// </summary>
public sealed partial class NoteShelf(IDocumentStore store)
{
    // Of n who save at once, the last may lose n - 1 times. This many in a row is a fault.
    private const int MostTries = 1000;

    private const int IdLength = 32;

    private const string Locked = "The notes are locked, so they no longer change. Write a new note instead: it is marked as added later.";

    /// <summary>Every note that this person may read, in the order in which they were written; each is opened once.</summary>
    public async ValueTask<IReadOnlyList<OpenNote>> ReadAsync(OpenVault vault, CancellationToken ct)
    {
        var notes = new List<OpenNote>(vault.Book.NoteIds.Count);
        foreach (var id in vault.Book.NoteIds)
        {
            if (await store.FindAsync<SealedNote>(id, ct) is { } found)
            {
                if (OpenFor(vault, found.Value) is { } note)
                {
                    notes.Add(note);
                }
            }
            else if ((await BookAsync(vault, ct))?.Value.NoteIds.Contains(id) == true)
            {
                // A note leaves the book in the same commit, so this one was taken out of the store by other means.
                throw new SealBrokenException(SealFault.Changed);
            }
        }

        return notes;
    }

    /// <summary>One note; null when there is none of this id in this inspection that the person may read.</summary>
    public async ValueTask<OpenNote?> FindAsync(OpenVault vault, string? noteId, CancellationToken ct) =>
        await StoredAsync(vault, noteId, ct) is { } stored ? OpenFor(vault, stored.Value) : null;

    /// <summary>All versions of a note that the person may read, oldest first.</summary>
    public static IReadOnlyList<(NoteVersion Version, NoteText Text)> VersionsOf(OpenVault vault, OpenNote note) =>
        [.. note.Sealed.Versions
            .Select(version => (Version: version, Text: Open(vault.Key, note.Sealed.Id, version)))
            .Where(one => vault.MayRead(note.Sealed, one.Text.Section))];

    /// <summary>
    /// A text as the notes it makes: one, or the parts of a long one, each with its id. The same words from the same form are the same notes, so that a press
    /// that comes twice makes them once; without the form's entry the words cannot be guessed from the id.
    /// </summary>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="by">Who writes it.</param>
    /// <param name="entry">Random, made when the form was drawn.</param>
    /// <param name="whole">What was typed.</param>
    public static IReadOnlyList<(string Id, NoteText Text)> PartsOf(string inspectionId, Mark by, string entry, NoteText whole)
    {
        return [.. Splitting.Parts(whole.Words, NoteBounds.WordsOfOne).Select(Part)];

        (string Id, NoteText Text) Part(string words, int at)
        {
            // The thought is about the whole, and stands once.
            var text = whole with { Words = words, OurThought = at == 0 ? whole.OurThought : null };
            var bytes = Encoding.UTF8.GetBytes($"{inspectionId}\n{by.PersonKey}\n{entry}\n{DocumentJson.Write(text, typeof(NoteText))}");
            return (Convert.ToHexStringLower(SHA256.HashData(bytes))[..IdLength], text);
        }
    }

    /// <summary>
    /// The note that a press names: null when it names none. What cannot be an id is one that no note has, so that nothing somebody made up gets anywhere.
    /// </summary>
    public static string? NamedIn(Form form) => form[NoteForm.NoteKey] switch
    {
        null => null,
        { Length: IdLength } id when id.All(char.IsAsciiHexDigitLower) => id,
        _ => "none",
    };

    /// <summary>A random word for a form that is about to be drawn.</summary>
    public static string NewEntry() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static OpenNote? OpenFor(OpenVault vault, SealedNote note)
    {
        // Nobody opens what is kept from them, not even to throw it away again.
        if (note.IsKeptFrom(vault.Turn.From.Id.Key))
        {
            return null;
        }

        var text = Open(vault.Key, note.Id, note.Versions[^1]);
        return vault.MayRead(note, text.Section) ? new(note, text) : null;
    }

    /// <summary>Changes what is kept beside a note, not its words; the note after it, or null when it is gone by now.</summary>
    internal async ValueTask<SealedNote?> MarkAsync(OpenNote note, Func<SealedNote, SealedNote> change, CancellationToken ct)
    {
        try
        {
            return await store.UpdateAsync(note.Sealed.Id, change, ct);
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }

    private static NoteText Open(VaultKey key, string noteId, NoteVersion version) => key.OpenAs<NoteText>(noteId, version.Number, version.Text);

    private static NoteVersion Seal(VaultKey key, string noteId, int number, NoteText text, Mark by) => new(number, key.SealAs(noteId, number, text), by);

    private ValueTask<Stored<VaultBook>?> BookAsync(OpenVault vault, CancellationToken ct) =>
        store.FindAsync<VaultBook>(vault.Open.Inspection.Id, ct);

    private async ValueTask<Stored<SealedNote>?> StoredAsync(OpenVault vault, string? noteId, CancellationToken ct) =>
        noteId is { Length: IdLength }
        && await store.FindAsync<SealedNote>(noteId, ct) is { } stored
        && stored.Value.InspectionId == vault.Open.Inspection.Id
        && stored.Value.ForumId == vault.Open.Forum.Id
            ? stored
            : null;
}
