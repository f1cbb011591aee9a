using System.Collections.Immutable;
using System.Globalization;
using ForumBot.Inspections;
using ForumBot.Storage;

namespace ForumBot.Vault.Notes;

// Each of these writes the book too, so that it and the lock never pass each other by.
public sealed partial class NoteShelf
{
    private static readonly string Full = string.Create(
        CultureInfo.InvariantCulture, $"The vault is full: it holds {NoteBounds.MostNotes:N0} notes of one inspection. Change a note that is there instead.");

    /// <summary>
    /// Adds notes, all or none; what is there already is there once. After the lock they are addenda. <paramref name="draft"/> goes with the same commit.
    /// </summary>
    public ValueTask<ShelfAnswer> AddAsync(
        OpenVault vault, IReadOnlyList<(string Id, NoteText Text)> notes, Mark by, Stored<SealedDraft>? draft, CancellationToken ct)
    {
        var (forumId, inspectionId) = (vault.Open.Forum.Id, vault.Open.Inspection.Id);
        SealedNote[] made = [.. notes.Select(note => new SealedNote
        {
            Id = note.Id,
            ForumId = forumId,
            InspectionId = inspectionId,
            Versions = [Seal(vault.Key, note.Id, 1, note.Text, by)],
        })];
        return TryAsync(vault, draft, (book, drafts) => ValueTask.FromResult(Add(book, drafts)), ct);

        Attempt Add(Stored<VaultBook>? book, IReadOnlyList<DocumentWrite> drafts)
        {
            var now = book?.Value ?? new VaultBook { ForumId = forumId };
            var isAddendum = now.Locked is not null;
            SealedNote[] fresh = [.. made.Where(note => !now.NoteIds.Contains(note.Id))];
            if (fresh.Length == 0)
            {
                return new(new ShelfAnswer.Done(isAddendum), drafts);
            }

            if (now.NoteIds.Count + fresh.Length > NoteBounds.MostNotes)
            {
                return new(new ShelfAnswer.Refused(Full), []);
            }

            var after = now with { NoteIds = now.NoteIds.AddRange(fresh.Select(note => note.Id)), LockAsked = null };
            return new(
                new ShelfAnswer.Done(isAddendum, now.LockAsked?.Name),
                [.. fresh.Select(note => DocumentWrite.New(note.Id, note with { IsAddendum = isAddendum })), WriteOf(inspectionId, book, after), .. drafts]);
        }
    }

    /// <summary>
    /// Saves a new version of a note over the one that its writer saw. When it is no longer the newest nothing is written, and both texts are for them to
    /// bring together.
    /// </summary>
    public ValueTask<ShelfAnswer> ChangeAsync(
        OpenVault vault, string noteId, int seen, NoteText text, Mark by, Stored<SealedDraft>? draft, CancellationToken ct) =>
        TryAsync(vault, draft, async (book, drafts) =>
        {
            if (book is null || await StoredAsync(vault, noteId, ct) is not { } stored || OpenFor(vault, stored.Value) is not { } note)
            {
                return new(new ShelfAnswer.Gone(), []);
            }

            if (note.Text == text)
            {
                return new(new ShelfAnswer.Done(), drafts);
            }

            var newest = note.Sealed.Versions[^1];
            if (book.Value.Locked is not null)
            {
                return new(new ShelfAnswer.Refused(Locked), []);
            }

            if (newest.Number != seen)
            {
                return new(new ShelfAnswer.Overtaken(note), []);
            }

            if (note.Sealed.Versions.Count >= NoteBounds.MostVersions)
            {
                return new(new ShelfAnswer.Refused(
                    $"This note has changed {NoteBounds.MostVersions - 1} times, and each wording is kept. It takes no more. Write a new note instead."), []);
            }

            var after = stored.Value with { Versions = stored.Value.Versions.Add(Seal(vault.Key, noteId, newest.Number + 1, text, by)) };
            return new(
                new ShelfAnswer.Done(TookBackBy: book.Value.LockAsked?.Name),
                [DocumentWrite.Over(stored, after), DocumentWrite.Over(book, book.Value with { LockAsked = null }), .. drafts]);
        }, ct);

    /// <summary>Destroys a note and every version of it. Only its author may, and only until the lock.</summary>
    public ValueTask<ShelfAnswer> DestroyAsync(OpenVault vault, string noteId, CancellationToken ct) =>
        TryAsync(vault, null, async (book, _) =>
        {
            if (book is null || await StoredAsync(vault, noteId, ct) is not { } stored || OpenFor(vault, stored.Value) is not { } note)
            {
                return new(new ShelfAnswer.Gone(), []);
            }

            if (WhyNotDestroyed(vault, book.Value, note) is { } sentence)
            {
                return new(new ShelfAnswer.Refused(sentence), []);
            }

            return new(
                new ShelfAnswer.Done(TookBackBy: book.Value.LockAsked?.Name),
                [DocumentWrite.Delete(stored), DocumentWrite.Over(book, book.Value with { NoteIds = book.Value.NoteIds.Remove(noteId), LockAsked = null })]);
        }, ct);

    /// <summary>Why this person cannot destroy this note; null when they can.</summary>
    public static string? WhyNotDestroyed(OpenVault vault, VaultBook book, OpenNote note) => (book.Locked, note.Written) switch
    {
        (not null, _) => "The notes are locked. Nobody can destroy one of them now.",
        (_, { PersonKey: var author, Name: var name }) when author != vault.Turn.From.Id.Key => $"{name} wrote this note. Only its author can destroy it.",
        _ => null,
    };

    /// <summary>
    /// From now on these people do not see the note, whatever they are to the forum. Only its author and the note-taker decide that, and never about the author.
    /// </summary>
    public async ValueTask<ShelfAnswer> KeepFromAsync(OpenVault vault, string noteId, ImmutableList<string> people, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await StoredAsync(vault, noteId, ct) is not { } stored || OpenFor(vault, stored.Value) is not { } note)
            {
                return new ShelfAnswer.Gone();
            }

            if (WhyNotKeptFrom(vault, note) is { } sentence)
            {
                return new ShelfAnswer.Refused(sentence);
            }

            var after = stored.Value with { KeptFrom = [.. people.Where(key => key != note.Written.PersonKey && key != vault.Turn.From.Id.Key).Distinct()] };
            if (after.KeptFrom.SequenceEqual(stored.Value.KeptFrom) || await store.CommitAsync([DocumentWrite.Over(stored, after)], ct) == CommitOutcome.Saved)
            {
                return new ShelfAnswer.Done();
            }
        }

        throw TooManyTries();
    }

    /// <summary>Why this person may not say from whom a note is kept; null when they may.</summary>
    public static string? WhyNotKeptFrom(OpenVault vault, OpenNote note) =>
        vault.Turn.From.Id.Key is var me && (note.Written.PersonKey == me || vault.Open.Inspection.Attendance.Find(me)?.TakesNotes == true)
            ? null
            : $"{note.Written.Name} wrote this note. Only its author and the note-taker can keep it from somebody.";

    private async ValueTask<ShelfAnswer> TryAsync(
        OpenVault vault, Stored<SealedDraft>? draft, Func<Stored<VaultBook>?, IReadOnlyList<DocumentWrite>, ValueTask<Attempt>> decide, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            DocumentWrite[] drafts = draft is null ? [] : [DocumentWrite.Delete(draft)];
            var (answer, writes) = await decide(await BookAsync(vault, ct), drafts);
            if (writes.Count == 0 || await store.CommitAsync(writes, ct) == CommitOutcome.Saved)
            {
                return answer;
            }

            // A draft that changed or went meanwhile must not keep its note from being saved.
            draft = draft is null ? null : await store.FindAsync<SealedDraft>(draft.Id, ct) is { } again && again.Version == draft.Version ? draft : null;
        }

        throw TooManyTries();
    }

    private static DocumentWrite WriteOf(string id, Stored<VaultBook>? read, VaultBook book) =>
        read is null ? DocumentWrite.New(id, book) : DocumentWrite.Over(read, book);

    private static TimeoutException TooManyTries() => new($"The vault was changed by others {MostTries} times in a row.");

    private sealed record Attempt(ShelfAnswer Answer, IReadOnlyList<DocumentWrite> Writes);
}
