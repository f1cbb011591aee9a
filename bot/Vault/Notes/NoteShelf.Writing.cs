using System.Collections.Immutable;
using System.Globalization;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Vault.Reading;
using ForumBot.Vault.Sealing;

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

    /// <summary>Destroys a note, every version of it, and everybody's drafts of it. Only its author may, and only until the lock.</summary>
    public ValueTask<ShelfAnswer> DestroyAsync(OpenVault vault, string noteId, CancellationToken ct) =>
        TryAsync(vault, null, async (book, _) =>
        {
            if (book is null || await StoredAsync(vault, noteId, ct) is not { } stored || OpenFor(vault, stored.Value) is not { } note)
            {
                return new(new ShelfAnswer.Gone(), []);
            }

            if (WhyNotDestroyed(vault.Turn, book.Value, note.Sealed) is { } sentence)
            {
                return new(new ShelfAnswer.Refused(sentence), []);
            }

            var drafts = (await store.AllAsync<SealedDraft>(ct)).Where(draft => draft.Value.InspectionId == vault.Open.Inspection.Id && draft.Value.NoteId == noteId);
            var after = book.Value with { NoteIds = book.Value.NoteIds.Remove(noteId), LockAsked = null };
            return new(
                new ShelfAnswer.Done(TookBackBy: book.Value.LockAsked?.Name),
                [DocumentWrite.Delete(stored), DocumentWrite.Over(book, after), .. drafts.Select(DocumentWrite.Delete)]);
        }, ct);

    /// <summary>Why this person cannot destroy this note; null when they can.</summary>
    public static string? WhyNotDestroyed(Turn turn, VaultBook book, SealedNote note) => (book.Locked, note.Versions[0].By) switch
    {
        (not null, _) => "The notes are locked. Nobody can destroy one of them now.",
        (_, { PersonKey: var author, Name: var name }) when author != turn.From.Id.Key => $"{name} wrote this note. Only its author can destroy it.",
        _ => null,
    };

    /// <summary>What the access log says of somebody who asks for a note: that they opened it, or that there is none for them.</summary>
    internal Func<OpenVault, CancellationToken, ValueTask<AccessKind>> LookingAt(string? noteId) =>
        async (vault, ct) => await FindAsync(vault, noteId, ct) is null ? AccessKind.Refused : AccessKind.Opened;

    /// <summary>True when a press that destroys this note would do so, for the access log, which is written first.</summary>
    internal async ValueTask<bool> MayDestroyAsync(Turn turn, string? noteId, CancellationToken ct) =>
        await PeekAsync(turn, noteId, ct) is ({ } book, _, { } note) && WhyNotDestroyed(turn, book, note) is null;

    /// <summary>The same for keeping it from somebody.</summary>
    internal async ValueTask<bool> MayKeepFromAsync(Turn turn, string? noteId, CancellationToken ct) =>
        await PeekAsync(turn, noteId, ct) is (_, { } inspection, { } note) && WhyNotKeptFrom(turn, inspection, note) is null;

    /// <summary>The same for a new version of it.</summary>
    internal async ValueTask<bool> MayChangeAsync(Turn turn, string noteId, int seen, CancellationToken ct) =>
        await PeekAsync(turn, noteId, ct) is ({ Locked: null }, _, { } note) && note.Versions[^1].Number == seen;

    // Who wrote a note and whether it is locked is known without its key.
    private async ValueTask<(VaultBook? Book, Inspection? Inspection, SealedNote? Note)> PeekAsync(Turn turn, string? noteId, CancellationToken ct)
    {
        if (noteId is not { Length: IdLength } || turn.Forum is not { NotesOf: { } inspectionId } forum
            || await store.FindAsync<SealedNote>(noteId, ct) is not { Value: var note }
            || note.InspectionId != inspectionId || note.ForumId != forum.Id || note.IsKeptFrom(turn.From.Id.Key))
        {
            return default;
        }

        return ((await store.FindAsync<VaultBook>(inspectionId, ct))?.Value, (await store.FindAsync<Inspection>(inspectionId, ct))?.Value, note);
    }

    /// <summary>
    /// From now on the people with these marks do not see the note, whatever they are to the forum. Only its author and the note-taker decide that, and never about the author.
    /// </summary>
    public async ValueTask<ShelfAnswer> KeepFromAsync(OpenVault vault, string noteId, ImmutableList<string> marks, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await StoredAsync(vault, noteId, ct) is not { } stored || OpenFor(vault, stored.Value) is not { } note)
            {
                return new ShelfAnswer.Gone();
            }

            if (WhyNotKeptFrom(vault.Turn, vault.Open.Inspection, note.Sealed) is { } sentence)
            {
                return new ShelfAnswer.Refused(sentence);
            }

            string[] never = [MarkOf(note.Written.PersonKey), MarkOf(vault.Turn.From.Id.Key)];
            var after = stored.Value with { KeptFrom = [.. marks.Except(never)] };
            if (after.KeptFrom.SequenceEqual(stored.Value.KeptFrom) || await store.CommitAsync([DocumentWrite.Over(stored, after)], ct) == CommitOutcome.Saved)
            {
                return new ShelfAnswer.Done();
            }
        }

        throw TooManyTries();

        string MarkOf(string personKey) => SealedNote.MarkOf(vault.Open.Inspection.Id, personKey);
    }

    /// <summary>Why this person may not say from whom a note is kept; null when they may.</summary>
    public static string? WhyNotKeptFrom(Turn turn, Inspection inspection, SealedNote note) =>
        turn.From.Id.Key is var me && (note.Versions[0].By.PersonKey == me || inspection.Attendance.Find(me)?.TakesNotes == true)
            ? null
            : $"{note.Versions[0].By.Name} wrote this note. Only its author and the note-taker can keep it from somebody.";

    private async ValueTask<ShelfAnswer> TryAsync(
        OpenVault vault, Stored<SealedDraft>? draft, Func<Stored<VaultBook>?, IReadOnlyList<DocumentWrite>, ValueTask<Attempt>> decide, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            DocumentWrite[] drafts = draft is null ? [] : [DocumentWrite.Delete(draft)];
            var book = await BookAsync(vault, ct);
            if (book?.Value.Erased is not null)
            {
                // Its key was in hand before everything was erased: what it sealed now would be gone, and called saved.
                throw new SealBrokenException(SealFault.Erased);
            }

            var (answer, writes) = await decide(book, drafts);
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
