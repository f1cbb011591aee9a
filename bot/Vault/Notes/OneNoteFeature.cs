using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault.Notes;

/// <summary>
/// What can be done to one note beside changing it: its author destroys it until the lock, and its author or the note-taker keeps it from a person who is
/// too close to it. Source: docs/rules.md, NOTES.
/// </summary>
public sealed class OneNoteFeature(VaultDoor door, NoteShelf shelf) : IFeature
{
    // More names than this do not fit a card; those who were in the room come first.
    private const int MostPeople = 60;

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.DestroyNote, Permission.WriteNotes, Matter.Attendees) { Privately = true, Run = DestroyAsync },
        new(Verbs.KeepFromPerson, Permission.WriteNotes, Matter.Attendees) { Privately = true, Run = KeepFromAsync },
    ];

    private async ValueTask<IReadOnlyList<Reply>> DestroyAsync(Turn turn, Form form, CancellationToken ct)
    {
        var isSure = form[NoteCards.SureKey] is not null;
        AccessKind? kind = !isSure ? null : await shelf.MayDestroyAsync(turn, NoteShelf.NamedIn(form), ct) ? AccessKind.Destroyed : AccessKind.Refused;
        return await WithNoteAsync(turn, form, kind, async (vault, note, inner) =>
        {
            var (inspection, id) = (vault.Open.Inspection.Id, note.Sealed.Id);
            if (NoteShelf.WhyNotDestroyed(turn, vault.Book, note.Sealed) is { } sentence)
            {
                return NoteCards.Said(inspection, "The note stays", sentence, id);
            }

            return !isSure
                ? NoteCards.Destroy(inspection, id, NoteDrawing.Said(vault, note))
                : await shelf.DestroyAsync(vault, id, inner) switch
                {
                    ShelfAnswer.Done { TookBackBy: { } asked } => NoteCards.Said(
                        inspection, "The note is destroyed", $"It is gone for good. {asked} had said that the notes are checked: two of you check them again before the lock."),
                    ShelfAnswer.Done => NoteCards.Said(inspection, "The note is destroyed", "It is gone for good, with every wording it had."),
                    ShelfAnswer.Refused refused => NoteCards.Said(inspection, "The note stays", refused.Sentence, id),
                    _ => NoteCards.Gone(inspection),
                };
        }, ct);
    }

    private async ValueTask<IReadOnlyList<Reply>> KeepFromAsync(Turn turn, Form form, CancellationToken ct)
    {
        var isSure = form[NoteCards.SureKey] is not null;
        AccessKind? kind = !isSure ? null : await shelf.MayKeepFromAsync(turn, NoteShelf.NamedIn(form), ct) ? AccessKind.KeptFrom : AccessKind.Refused;
        return await WithNoteAsync(turn, form, kind, async (vault, note, inner) =>
        {
            var (inspection, id) = (vault.Open.Inspection.Id, note.Sealed.Id);
            if (NoteShelf.WhyNotKeptFrom(turn, vault.Open.Inspection, note.Sealed) is { } sentence)
            {
                return NoteCards.Said(inspection, "Nothing was changed", sentence, id);
            }

            var offered = Offered(vault, note);
            if (!isSure)
            {
                return NoteCards.KeepFrom(
                    inspection, id, NoteDrawing.Said(vault, note), offered, string.Join(',', offered.Select(one => one.Value).Where(note.Sealed.IsKeptFrom)));
            }

            // Whom the card did not show stays as they were.
            var shown = offered.ToDictionary(one => one.Value, one => SealedNote.MarkOf(inspection, one.Value));
            ImmutableList<string> people = [.. note.Sealed.KeptFrom.Except(shown.Values), .. form.Many(NoteCards.People).Where(shown.ContainsKey).Select(key => shown[key])];
            return await shelf.KeepFromAsync(vault, id, people, inner) switch
            {
                ShelfAnswer.Done => NoteCards.Said(
                    inspection, "Saved", people.IsEmpty ? "This note is kept from nobody." : $"This note is kept from {Wording.Count(people.Count, "person", "people")}. They see no trace of it.", id),
                ShelfAnswer.Refused refused => NoteCards.Said(inspection, "Nothing was changed", refused.Sentence, id),
                _ => NoteCards.Gone(inspection),
            };
        }, ct);
    }

    private ValueTask<IReadOnlyList<Reply>> WithNoteAsync(
        Turn turn, Form form, AccessKind? kind, Func<OpenVault, OpenNote, CancellationToken, ValueTask<Card>> inside, CancellationToken ct) =>
        door.EnterAsync(turn, Permission.WriteNotes, KindOf(kind, form), NoteShelf.NamedIn(form), async (vault, inner) =>
            [new OnlyYou(await shelf.FindAsync(vault, NoteShelf.NamedIn(form), inner) is { } note
                ? await inside(vault, note, inner)
                : NoteCards.Gone(vault.Open.Inspection.Id))], ct);

    private Func<OpenVault, CancellationToken, ValueTask<AccessKind>> KindOf(AccessKind? kind, Form form) =>
        kind is { } known ? VaultDoor.Always(known) : shelf.LookingAt(NoteShelf.NamedIn(form));

    private static List<Choice> Offered(OpenVault vault, OpenNote note)
    {
        var room = vault.Open.Inspection.Attendance.People.Select(one => (Key: one.PersonKey, one.Name));
        var forum = vault.Open.Forum.Memberships
            .Where(held => held.Until is null && RoleSet.Of(held.Role).HasAny(RoleSet.Insiders))
            .Select(held => (held.Person.Id.Key, held.Person.Name));
        return
        [
            .. room.Concat(forum)
                .DistinctBy(one => one.Key)
                .Where(one => one.Key != note.Written.PersonKey && one.Key != vault.Turn.From.Id.Key)
                .Take(MostPeople)
                .Select(one => new Choice(one.Name, one.Key)),
        ];
    }
}
