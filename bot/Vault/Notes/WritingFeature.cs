using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault.Notes;

/// <summary>
/// Writing down what was said at the feedback meeting, point after point, in a dialog; and changing a note until the notes are locked. What is pressed and
/// does not become a note becomes a draft. Source: docs/rules.md, NOTES, CONF-01, CONF-17.
/// </summary>
public sealed class WritingFeature(VaultDoor door, NoteShelf shelf, DraftShelf drafts, TypedNotes typedNotes, LockFeature locking, IEnumerable<IPrivacyCheck> checks) : IFeature
{
    private readonly IPrivacyCheck[] checks = [.. checks];

    /// <inheritdoc/>
    public string? HelpHeading => "Feedback meeting";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("note", "Write down what was said at the feedback meeting", Permission.WriteNotes, Matter.Attendees)
        {
            Privately = true,
            Changes = true,
            AlsoSaid = ["write note", "write a note", "take notes", "take a note", "add note", "add a note", "new note"],
            Tail = Tail.Words,
            WhoMay = TypedNoteCard.WhoMay(),
            Run = (turn, words, ct) => PlainWords.SaysSomething(words) ? typedNotes.TakeAsync(turn, words, ct) : ShowTheWay(turn),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.WriteNote, Permission.WriteNotes, Matter.Attendees) { Privately = true, Run = (turn, _, ct) => OpenAsync(turn, null, ct) },
        new(Verbs.ChangeNote, Permission.WriteNotes, Matter.Attendees) { Privately = true, Run = (turn, form, ct) => OpenAsync(turn, NoteShelf.NamedIn(form) ?? "none", ct) },
        new(Verbs.SaveNote, Permission.WriteNotes, Matter.Attendees) { Privately = true, Run = SaveAsync },
        new(Verbs.KeepDraft, Permission.WriteNotes, Matter.Attendees) { Privately = true, Run = KeepAsync },
    ];

    private static ValueTask<IReadOnlyList<Reply>> ShowTheWay(Turn turn) =>
        ValueTask.FromResult<IReadOnlyList<Reply>>([new OnlyYou(ConfidentialCard.For(NoteForm.Open(turn.Forum!.NotesOf ?? "")))]);

    private ValueTask<IReadOnlyList<Reply>> OpenAsync(Turn turn, string? noteId, CancellationToken ct) =>
        door.EnterAsync(turn, Permission.WriteNotes, Looking(noteId), noteId, async (vault, inner) =>
        {
            var note = noteId is null ? null : await shelf.FindAsync(vault, noteId, inner);
            if (noteId is not null && note is null)
            {
                return [new OnlyYou(NoteCards.Gone(vault.Open.Inspection.Id))];
            }

            return note is not null && vault.Book.Locked is not null
                ? [new OnlyYou(NoteCards.Said(vault.Open.Inspection.Id, "The notes are locked", "They no longer change. Write a new note: it is marked as added later."))]
                : [new OnlyYou(await DrawAsync(vault, note, inner))];
        }, ct);

    private async ValueTask<Card> DrawAsync(OpenVault vault, OpenNote? note, CancellationToken ct)
    {
        var newest = note?.Sealed.Versions[^1].Number ?? 0;
        var mayDestroy = note is not null && NoteShelf.WhyNotDestroyed(vault.Turn, vault.Book, note.Sealed) is null;
        if (await drafts.FindAsync(vault, note?.Sealed.Id, ct) is not { } kept)
        {
            return NoteForm.Of(NoteDrawing.Form(vault, note?.Text, NoteShelf.NewEntry(), note?.Sealed.Id, newest) with { MayDestroy = mayDestroy });
        }

        var draft = kept.Draft;
        var view = NoteDrawing.Form(vault, draft.Text, draft.Entry, note?.Sealed.Id, newest) with
        {
            HasDraft = true,
            MayDestroy = mayDestroy,
            Notes = [$"You have a draft from {kept.Stored.Value.At.InZone(London.Zone).LocalDateTime.Say(vault.Turn.Today)}. Here it is."],
            Theirs = note is not null && draft.Seen < newest ? NoteDrawing.Said(vault, note) : null,
        };
        return NoteForm.Of(NoteDrawing.WithLong(view, draft.Text.Words));
    }

    private Func<OpenVault, CancellationToken, ValueTask<AccessKind>> Looking(string? noteId) => noteId is null ? VaultDoor.Always(AccessKind.Opened) : shelf.LookingAt(noteId);

    private async ValueTask<IReadOnlyList<Reply>> SaveAsync(Turn turn, Form form, CancellationToken ct)
    {
        var request = NoteRequest.Read(form, checks);
        if (request.IsRefused)
        {
            return await RefusedAsync(turn, request, ct);
        }

        // The log is written first and says what happens, not what was tried.
        var (kind, about) = (Looking(request.NoteId), request.NoteId);
        if (request.FromDraft || Mistakes(request).Count == 0)
        {
            if (request.NoteId is null)
            {
                (kind, about) = (VaultDoor.Always(AccessKind.Wrote), request.FromDraft ? null : PartsOf(turn, request)[0].Id);
            }
            else if (await shelf.MayChangeAsync(turn, request.NoteId, request.Seen, ct))
            {
                kind = VaultDoor.Always(AccessKind.Changed);
            }
        }

        return await door.EnterAsync(turn, Permission.WriteNotes, kind, about, (vault, inner) => SaveAsync(vault, request, inner), ct);
    }

    private async ValueTask<IReadOnlyList<Reply>> SaveAsync(OpenVault vault, NoteRequest request, CancellationToken ct)
    {
        if (request.Inspection != vault.Open.Inspection.Id)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var kept = await drafts.FindAsync(vault, request.NoteId, ct);
        request = Whole(vault, request, kept);
        var errors = Mistakes(request);
        if (errors.Count > 0)
        {
            return await BackAsync(vault, request, view => view with { Errors = errors }, ct);
        }

        var by = vault.Turn.Mark();
        var own = kept?.Draft.Entry == request.Entry ? kept.Stored : null;
        var answer = request.NoteId is { } noteId
            ? await shelf.ChangeAsync(vault, noteId, request.Seen, request.Text, by, own, ct)
            : await shelf.AddAsync(vault, PartsOf(vault.Turn, request), by, own, ct);
        return answer switch
        {
            ShelfAnswer.Done done => [new OnlyYou(Saved(vault, request, done, by))],
            ShelfAnswer.Overtaken { Theirs: var theirs } => await BackAsync(
                vault, request with { Seen = theirs.Sealed.Versions[^1].Number }, view => view with { Theirs = NoteDrawing.Said(vault, theirs) }, ct),
            ShelfAnswer.Refused { Sentence: var sentence } => await BackAsync(vault, AsNew(vault, request), view => view with { Problem = sentence }, ct),
            _ => await BackAsync(
                vault, request with { NoteId = null },
                view => view with { Problem = "I cannot find that note any more. What you typed is still here: press “Save and next”, and it becomes a new note." }, ct),
        };
    }

    // Once locked, a change can only become an addition.
    private static NoteRequest AsNew(OpenVault vault, NoteRequest request) =>
        request.NoteId is not null && vault.Book.Locked is not null ? request with { NoteId = null } : request;

    private static NoteRequest Whole(OpenVault vault, NoteRequest request, OpenDraft? kept)
    {
        var words = request.FromDraft && kept?.Draft.Entry == request.Entry ? kept.Draft.Text.Words : request.Text.Words;
        return request with { Text = NoteDrawing.Known(vault, request.Text with { Words = words }) };
    }

    private static Dictionary<string, string> Mistakes(NoteRequest request)
    {
        var errors = new Dictionary<string, string>(request.Errors);
        if (request.Text.Words.Length == 0)
        {
            errors.TryAdd(NoteForm.Words, "Write what was said. One sentence is enough.");
        }
        else if (request.NoteId is not null && request.Text.Words.Length > NoteBounds.WordsOfOne)
        {
            errors.TryAdd(NoteForm.Words, $"A note may have {NoteBounds.WordsOfOne} letters, and this has more. Shorten it, and save the rest as a note of its own.");
        }

        return errors;
    }

    private static IReadOnlyList<(string Id, NoteText Text)> PartsOf(Turn turn, NoteRequest request) =>
        NoteShelf.PartsOf(turn.Forum!.NotesOf ?? "", turn.Mark(), request.Entry, request.Text);

    private static Card Saved(OpenVault vault, NoteRequest request, ShelfAnswer.Done done, Mark by)
    {
        var parts = Splitting.Parts(request.Text.Words, NoteBounds.WordsOfOne).Count;
        var what = request.NoteId is not null ? "Changed" : parts > 1 ? $"Saved in {parts} parts" : "Saved";
        var next = NoteDrawing.Form(
            vault,
            new() { Section = request.Text.Section, Criterion = request.Text.Criterion, Words = "" },
            NoteShelf.NewEntry(), null, 0);
        return NoteForm.Of(next with
        {
            Done = $"{what}, under “{request.Text.Section.Say()}”. By {by.Say(vault)}.{(done.IsAddendum ? " It is marked as added after the lock." : "")}",
            IsLocked = next.IsLocked || done.IsAddendum,
            Notes =
            [
                .. done.TookBackBy is { } asked
                    ? new[] { $"{asked} had said that the notes are checked. Now something is new, so two of you check them again before the lock." }
                    : [],
            ],
        });
    }

    // What is not a note becomes a draft, and comes back as it was typed.
    private async ValueTask<IReadOnlyList<Reply>> BackAsync(OpenVault vault, NoteRequest request, Func<NoteFormView, NoteFormView> change, CancellationToken ct)
    {
        if (request.SaysSomething)
        {
            await drafts.KeepAsync(vault, request.NoteId, new(request.Entry, request.Text, request.Seen), vault.Turn.Mark(), ct);
        }

        var view = change(NoteDrawing.Form(vault, request.Text, request.Entry, request.NoteId, request.Seen)) with { HasDraft = request.SaysSomething };
        return [new OnlyYou(NoteForm.Of(NoteDrawing.WithLong(view, request.Text.Words)))];
    }

    // Nothing of it may be kept, so a text that is too long to be shown again is gone from here.
    private ValueTask<IReadOnlyList<Reply>> RefusedAsync(Turn turn, NoteRequest request, CancellationToken ct) =>
        door.EnterAsync(turn, Permission.WriteNotes, Looking(request.NoteId), request.NoteId, (vault, _) =>
        {
            var fits = NoteDrawing.FitsABox(request.Text.Words);
            var shown = fits ? request.Text : request.Text with { Words = "" };
            var view = NoteDrawing.Form(vault, shown, request.Entry, request.NoteId, request.Seen) with
            {
                Errors = request.Errors,
                Problem = fits ? null : "Your text is too long to show again, and I may not keep it. Take that part out where you wrote it, and paste the rest again.",
            };
            return ValueTask.FromResult<IReadOnlyList<Reply>>([new OnlyYou(request.Inspection == vault.Open.Inspection.Id ? NoteForm.Of(view) : InspectionTurn.Over())]);
        }, ct);

    private ValueTask<IReadOnlyList<Reply>> KeepAsync(Turn turn, Form form, CancellationToken ct)
    {
        var request = NoteRequest.Read(form, checks);
        return request.IsRefused && request.Then != NoteForm.ThenDrop
            ? RefusedAsync(turn, request, ct)
            : door.EnterAsync(turn, Permission.WriteNotes, Looking(request.NoteId), request.NoteId, (vault, inner) => KeepAsync(vault, request, inner), ct);
    }

    private async ValueTask<IReadOnlyList<Reply>> KeepAsync(OpenVault vault, NoteRequest request, CancellationToken ct)
    {
        var id = vault.Open.Inspection.Id;
        if (request.Inspection != id)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var kept = await drafts.FindAsync(vault, request.NoteId, ct);
        if (request.Then == NoteForm.ThenDrop)
        {
            await drafts.DropAsync(vault, request.NoteId, ct);
            var note = await shelf.FindAsync(vault, request.NoteId, ct);
            return [new OnlyYou(await DrawAsync(vault, note, ct))];
        }

        request = Whole(vault, request, kept);
        var original = await shelf.FindAsync(vault, request.NoteId, ct);
        var isNews = request.SaysSomething && request.Text != original?.Text;
        if (isNews)
        {
            await drafts.KeepAsync(vault, request.NoteId, new(request.Entry, request.Text, request.Seen), vault.Turn.Mark(), ct);
        }

        return request.Then == NoteForm.ThenLock
            ? [new OnlyYou(await locking.DrawAsync(vault, isNews ? "What you typed is kept as your draft. It is not a note yet, so it is not locked." : null, ct))]
            : [new OnlyYou(NoteForm.DraftKept(id, isNews))];
    }
}
