using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using ForumBot.Vault.Sealing;

namespace ForumBot.Vault;

/// <summary>
/// The one way into the vault. It asks the gate, unlocks the keys, writes the access log, and only then lets the turn do what it came for; whatever does not
/// open ends in one clear sentence for the person and a word to whoever runs the bot, never in plain text and never in an empty note.
/// </summary>
public sealed class VaultDoor(Desk desk, IDocumentStore store, IVaultKeys keys, AccessLog accessLog, IRoom room, SealAlarm alarm)
{
    /// <summary>Names of ids that may travel on to a button which leads into the vault. Whatever else came with a press may be words, and stays behind.</summary>
    private static readonly HashSet<string> Ids = ["inspection", "note", "section", "page", "order"];

    private const int LongestId = 64;

    /// <summary>
    /// Does something in the open vault. <paramref name="kind"/> and <paramref name="about"/> go to the access log before <paramref name="inside"/> runs; if
    /// that cannot be written, it does not run. Outside a dialog nothing is unlocked, read or logged: the answer is the card that leads there.
    /// </summary>
    public ValueTask<IReadOnlyList<Reply>> EnterAsync(
        Turn turn, Permission what, AccessKind kind, string? about, Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> inside,
        CancellationToken ct) => EnterAsync(turn, what, kind, about, WayIn(turn), inside, ct);

    /// <summary>
    /// Puts something into the vault from wherever it was typed. What <paramref name="inside"/> answers may be seen outside a dialog, so that it shows nothing
    /// of what lies in the vault.
    /// </summary>
    public ValueTask<IReadOnlyList<Reply>> PutInAsync(
        Turn turn, string? about, Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> inside, CancellationToken ct) =>
        EnterHereAsync(turn, Permission.WriteNotes, Always(AccessKind.Wrote), about, null, inside, ct);

    /// <summary>The same, with the press that leads to it from outside a dialog.</summary>
    public ValueTask<IReadOnlyList<Reply>> EnterAsync(
        Turn turn, Permission what, AccessKind kind, string? about, Execute opens, Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> inside,
        CancellationToken ct) => EnterHereAsync(turn, what, Always(kind), about, opens, inside, ct);

    /// <summary>The same where only the open vault knows what the log has to say; nothing is shown of what <paramref name="kind"/> looks at.</summary>
    public ValueTask<IReadOnlyList<Reply>> EnterAsync(
        Turn turn, Permission what, Func<OpenVault, CancellationToken, ValueTask<AccessKind>> kind, string? about,
        Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> inside, CancellationToken ct) => EnterHereAsync(turn, what, kind, about, WayIn(turn), inside, ct);

    /// <summary>What is known before anything opens.</summary>
    internal static Func<OpenVault, CancellationToken, ValueTask<AccessKind>> Always(AccessKind kind) => (_, _) => ValueTask.FromResult(kind);

    private async ValueTask<IReadOnlyList<Reply>> EnterHereAsync(
        Turn turn, Permission what, Func<OpenVault, CancellationToken, ValueTask<AccessKind>> kind, string? about, Execute? opens,
        Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> inside, CancellationToken ct)
    {
        if (turn.Forum is not { } forum || !turn.May(what, Matter.Attendees, privately: true))
        {
            await room.RefusedAsync(turn, what, ct);
            return [new OnlyYou(NoticeCard.NotFound())];
        }

        if (opens is not null && !turn.InDialog)
        {
            return [new OnlyYou(ConfidentialCard.For(opens))];
        }

        if (await desk.OpenForNotesAsync(forum, ct) is not { } open)
        {
            return [new OnlyYou(InspectionTurn.NoneUnderWay())];
        }

        var id = open.Inspection.Id;
        var kept = (await store.FindAsync<VaultBook>(id, ct))?.Value;
        var book = kept ?? new VaultBook { ForumId = forum.Id };
        try
        {
            // Its first note makes the book: notes without one are a book that somebody took away, and no empty vault.
            if (kept is null && (await store.AllAsync<SealedNote>(ct)).Any(note => note.Value.InspectionId == id))
            {
                throw new SealBrokenException(SealFault.Changed);
            }

            using var key = await UnlockAsync(forum.Id, id, book, ct);
            var vault = new OpenVault(turn, open, book, key);
            await accessLog.RecordAsync(key, forum.Id, id, await kind(vault, ct), turn.Mark(), about, ct);
            var replies = await inside(vault, ct);
            return opens is null ? replies : [.. replies.Select(reply => InDialogOnly(reply, opens))];
        }
        catch (SealBrokenException broken)
        {
            // It may have been erased while they were inside.
            var erased = broken.Fault == SealFault.Erased ? (await store.FindAsync<VaultBook>(id, ct))?.Value.Erased : null;
            return alarm.Raise(turn, id, broken.Fault, erased);
        }
    }

    // A key made anew would hide that the old one is gone.
    private async ValueTask<VaultKey> UnlockAsync(string forumId, string inspectionId, VaultBook book, CancellationToken ct)
    {
        if (book.Erased is not null || keys.IsDestroyed(inspectionId))
        {
            throw new SealBrokenException(SealFault.Erased);
        }

        if (!keys.Has(inspectionId) && (book.NoteIds.Count > 0 || await accessLog.HeadAsync(inspectionId, ct) is not null))
        {
            throw new SealBrokenException(SealFault.KeyMissing);
        }

        return keys.Unlock(forumId, inspectionId);
    }

    // Whatever the person is shown from inside stays in the dialog, also when its feature forgot to say so.
    private static Reply InDialogOnly(Reply reply, Execute opens)
    {
        return reply switch
        {
            OnlyYou only => only with { Card = Kept(only.Card) },
            Ask ask => ask with { Form = Kept(ask.Form) },
            Replace replace => replace with { Card = Kept(replace.Card) },
            Refreshed refreshed => refreshed with { Card = Kept(refreshed.Card) },
            _ => reply,
        };

        Card Kept(Card card) => card.OnlyInDialog is null ? card with { OnlyInDialog = opens } : card;
    }

    private static Execute WayIn(Turn turn) => turn.Incoming is CardAction action && Verbs.OpensForm(action.Verb)
        ? new("", action.Verb) { Keys = action.Fields.Where(f => Ids.Contains(f.Key) && f.Value.Length <= LongestId).ToDictionary() }
        : new("", Verbs.ShowNotes);
}
