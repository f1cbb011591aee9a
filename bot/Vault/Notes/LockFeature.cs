using System.Globalization;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Vault.Reading;
using ForumBot.Vault.Sealing;
using NodaTime.Text;

namespace ForumBot.Vault.Notes;

/// <summary>
/// Checking the notes together and locking them: one of those who were in the room says that they are checked, another locks. What changes in between takes
/// the asking back. Source: docs/rules.md, NOTES.
/// </summary>
public sealed class LockFeature(VaultDoor door, NoteShelf shelf, IDocumentStore store, IVaultKeys keys, LiveCards live) : IFeature
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <inheritdoc/>
    public string? HelpHeading => "Feedback meeting";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("lock notes", "Check the notes together and lock them", Permission.WriteNotes, Matter.Attendees)
        {
            Privately = true,
            Changes = true,
            AlsoSaid = ["lock the notes", "check and lock", "check the notes"],
            WhoMay = TypedNoteCard.WhoMay(),
            Run = (turn, _, _) => ValueTask.FromResult<IReadOnlyList<Reply>>([new OnlyYou(ConfidentialCard.For(Opens(turn)))]),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.LockNotes, Permission.WriteNotes, Matter.Attendees) { Privately = true, Run = PressedAsync },
    ];

    /// <summary>How far the lock is.</summary>
    internal async ValueTask<Card> DrawAsync(OpenVault vault, string? said, CancellationToken ct)
    {
        var book = (await BookAsync(vault, ct))?.Value ?? vault.Book;
        var notes = await shelf.ReadAsync(vault with { Book = book }, ct);
        var asked = StillAsked(vault.Open.Forum, vault.Open.Inspection, book);
        return LockCard.Of(new()
        {
            Inspection = vault.Open.Inspection.Id,
            Count = notes.Count,
            Writers =
            [
                .. notes.GroupBy(note => note.Written.PersonKey)
                    .Select(own => $"{own.First().Written.Name}, {Wording.Count(own.Count(), "note", "notes")}"),
            ],
            AskedBy = asked?.Say(vault),
            Asked = Told(asked),
            IsMine = asked?.PersonKey == vault.Turn.From.Id.Key,
            LockedBy = book.Locked?.Say(vault),
            Said = said,
        });
    }

    private static Execute Opens(Turn turn) =>
        new("", Verbs.LockNotes) { Keys = new Dictionary<string, string> { [NoteForm.InspectionKey] = turn.Forum!.NotesOf ?? "" } };

    private async ValueTask<IReadOnlyList<Reply>> PressedAsync(Turn turn, Form form, CancellationToken ct)
    {
        var doing = form[LockCard.DoKey];
        var id = turn.Forum!.NotesOf ?? "";
        var book = (await store.FindAsync<VaultBook>(id, ct))?.Value;
        var asked = book is not null && await store.FindAsync<Inspection>(id, ct) is { Value: var inspection } ? StillAsked(turn.Forum, inspection, book) : null;
        // The log is written first and says what happens, not what was tried.
        var kind = doing switch
        {
            LockCard.Ask when asked is null && book is { Locked: null, NoteIds.IsEmpty: false } => AccessKind.LockAsked,
            LockCard.Confirm when book is { Locked: null } && asked is not null && asked.PersonKey != turn.From.Id.Key && Told(asked) == form[LockCard.AskedKey] => AccessKind.Locked,
            _ => AccessKind.Opened,
        };
        return await door.EnterAsync(turn, Permission.WriteNotes, kind, null, Opens(turn), async (vault, inner) =>
        {
            if (form[NoteForm.InspectionKey] != vault.Open.Inspection.Id)
            {
                return [new OnlyYou(InspectionTurn.Over())];
            }

            var (said, isLocked) = doing switch
            {
                LockCard.Ask => (await AskAsync(vault, inner), false),
                LockCard.Confirm => await ConfirmAsync(vault, form[LockCard.AskedKey], inner),
                _ => (null, false),
            };
            var card = new OnlyYou(await DrawAsync(vault, said, inner));
            return isLocked ? [card, .. await live.RedrawAsync(vault.Open.Forum.Id, null, inner)] : [card];
        }, ct);
    }

    private async ValueTask<string?> AskAsync(OpenVault vault, CancellationToken ct)
    {
        var by = vault.Turn.Mark();
        while (await BookAsync(vault, ct) is { } book)
        {
            if (book.Value.Locked is not null || StillAsked(vault.Open.Forum, vault.Open.Inspection, book.Value) is not null || book.Value.NoteIds.IsEmpty)
            {
                return null;
            }

            if (await store.CommitAsync([DocumentWrite.Over(book, book.Value with { LockAsked = by })], ct) == CommitOutcome.Saved)
            {
                return null;
            }
        }

        return null;
    }

    private async ValueTask<(string? Said, bool IsLocked)> ConfirmAsync(OpenVault vault, string? seen, CancellationToken ct)
    {
        var (by, isRotated) = (vault.Turn.Mark(), false);
        while (await BookAsync(vault, ct) is { } book)
        {
            if (book.Value.Locked is not null)
            {
                return (null, false);
            }

            if (book.Value.LockAsked is not { } asked || Told(asked) != seen)
            {
                return ("The notes have changed since they were checked. Read what is new, then say again that they are checked.", false);
            }

            if (StillAsked(vault.Open.Forum, vault.Open.Inspection, book.Value) is null)
            {
                return ($"{asked.Name} said that they are checked, and does not count as one of those in the room any more. Say again that they are checked.", false);
            }

            if (asked.PersonKey == by.PersonKey)
            {
                return ("It takes two people. Somebody else who was in the room has to lock them.", false);
            }

            // What is added from now on lies under a key of its own. A key too many does no harm; a lock without one would.
            if (!isRotated)
            {
                keys.Rotate(vault.Open.Forum.Id, vault.Open.Inspection.Id);
                isRotated = true;
            }

            var inspection = await store.FindAsync<Inspection>(vault.Open.Inspection.Id, ct);
            var locked = book.Value with { LockAsked = null, Locked = by };
            DocumentWrite[] ticked = inspection is null || Ticked(inspection.Value, vault.Open.Playbook, asked, by) is not { } after || ReferenceEquals(after, inspection.Value)
                ? []
                : [DocumentWrite.Over(inspection, after)];
            if (await store.CommitAsync([DocumentWrite.Over(book, locked), .. ticked], ct) == CommitOutcome.Saved)
            {
                return (null, true);
            }
        }

        return (null, false);
    }

    // The step is done where it is done: who fills in its form finds it filled in.
    private static Inspection Ticked(Inspection inspection, Playbook playbook, Mark asked, Mark by)
    {
        var at = by.At.InZone(London.Zone).LocalDateTime;
        foreach (var step in playbook.Steps.Where(step => step.Vault == VaultPart.Lock))
        {
            var answers = new Dictionary<string, string?>();
            foreach (var field in step.Collect)
            {
                if (field.Kind == FieldKind.PersonName)
                {
                    answers[field.Id] = $"{asked.Name}, {by.Name}";
                }
                else if (field.Kind == FieldKind.DateTime)
                {
                    answers[field.Id] = Moment.Format(at);
                }
            }

            inspection = inspection.Fill(step, answers, by).Tick(step, at.Date, by);
        }

        return inspection;
    }

    // The word of somebody who is not one of them any more is none: otherwise one person alone would lock.
    private static Mark? StillAsked(Forum forum, Inspection inspection, VaultBook book) =>
        book.LockAsked is { } asked && PersonId.Parse(asked.PersonKey) is { } person && Presence.IsIn(forum, inspection, person) ? asked : null;

    // Who asked and when tells one asking from the next.
    private static string Told(Mark? asked) => asked is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{asked.At.ToUnixTimeTicks()} {asked.PersonKey}");

    private ValueTask<Stored<VaultBook>?> BookAsync(OpenVault vault, CancellationToken ct) => store.FindAsync<VaultBook>(vault.Open.Inspection.Id, ct);
}
