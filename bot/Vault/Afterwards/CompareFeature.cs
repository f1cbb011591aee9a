using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// Compares the notes with the published report, one by one, by those who were in the room and nobody else. What they find is kept beside each note; no word of
/// it goes into the checklist. Source: docs/rules.md, COMPARING.
/// </summary>
public sealed class CompareFeature(VaultDoor door, NoteShelf shelf, IDocumentStore store, LiveCards live) : IFeature
{
    private const int LongestShown = 4000;

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("compare notes", "Compare the notes of the feedback meeting with the report", Permission.WriteNotes, Matter.Attendees)
        {
            Privately = true,
            AlsoSaid = ["compare the notes", "compare notes and report", "compare notes with the report"],
            WhoMay = NotesCard.WhoMay(),
            Run = (turn, _, ct) => ShowAsync(turn, null, ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.CompareNotes, Permission.WriteNotes, Matter.Attendees) { Privately = true, Run = ShowAsync },
        new(Verbs.MarkCompared, Permission.WriteNotes, Matter.Attendees) { Privately = true, Run = MarkAsync },
    ];

    private ValueTask<IReadOnlyList<Reply>> ShowAsync(Turn turn, Form? form, CancellationToken ct) => EnterAsync(
        turn, form, AccessKind.Opened, null,
        async (vault, token) =>
        {
            var comparing = Comparing.Of(await shelf.ReadAsync(vault, token), vault.Open.Playbook);
            var note = form?[CompareCard.Note] is { } id ? comparing.All.FirstOrDefault(one => one.Sealed.Id == id)
                : IsKeyed(turn, CompareCard.Next) ? comparing.After(form?[CompareCard.Next])
                : IsKeyed(turn, CompareCard.GroupKey) ? comparing.FirstOf(form?[CompareCard.GroupKey] ?? "")
                : null;
            return [new OnlyYou(Draw(vault, comparing, note, null))];
        },
        ct);

    private ValueTask<IReadOnlyList<Reply>> MarkAsync(Turn turn, Form form, CancellationToken ct) => EnterAsync(
        turn, form, AccessKind.Compared, AfterwardsWords.IdOrNull(form[CompareCard.Note]),
        async (vault, token) =>
        {
            if (!Enum.TryParse<Comparison>(form[CompareCard.Result], out var result) || !Enum.IsDefined(result)
                || await shelf.FindAsync(vault, form[CompareCard.Note], token) is not { } note
                || !await KeepAsync(note, result, turn.Mark(), token))
            {
                return [new OnlyYou(AfterwardsWords.NoSuchNote(vault.Open.Inspection.Id))];
            }

            var changes = await AreAllComparedAsync(vault, token) ? await TickAsync(vault, token) : [];
            var comparing = Comparing.Of(await shelf.ReadAsync(vault, token), vault.Open.Playbook);
            // By what this reader can see: who is done reads the same whether or not a note is kept from them, and so nothing of the step either.
            var isLast = comparing.Done == comparing.Total;
            var news = $"Kept: {result.Say().ToLowerInvariant()}.{(isLast ? " You have compared all the notes." : "")}";
            return [new OnlyYou(Draw(vault, comparing, isLast ? null : comparing.After(note.Sealed.Id), news)), .. changes];
        },
        ct);

    private ValueTask<IReadOnlyList<Reply>> EnterAsync(
        Turn turn, Form? form, AccessKind kind, string? about, Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> inside, CancellationToken ct) =>
        door.EnterOnceOutAsync(turn, form, Verbs.CompareNotes, Permission.WriteNotes, kind, about, inside, ct);

    // Two people may mark one note at once: the later word counts, and no other note is touched.
    private async ValueTask<bool> KeepAsync(OpenNote note, Comparison result, Mark by, CancellationToken ct) => await shelf.MarkAsync(
        note,
        current => current.Compared?.Result == result
            ? current
            : current with { Compared = new(result, by), Raised = result == Comparison.InReport ? null : current.Raised },
        ct) is not null;

    // Of all notes, also those that are kept from this reader: the step is everybody's.
    private async ValueTask<bool> AreAllComparedAsync(OpenVault vault, CancellationToken ct)
    {
        var book = (await store.FindAsync<VaultBook>(vault.Open.Inspection.Id, ct))?.Value ?? vault.Book;
        foreach (var id in book.NoteIds)
        {
            if (await store.FindAsync<SealedNote>(id, ct) is { Value.Compared: null })
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<IReadOnlyList<Reply>> TickAsync(OpenVault vault, CancellationToken ct)
    {
        var ticked = false;
        foreach (var step in vault.Open.Playbook.Steps)
        {
            if (step.Vault == VaultPart.Compare && !vault.Open.Inspection.Ticks.ContainsKey(Inspection.TickKey(step, vault.Turn.Today)))
            {
                await store.UpdateAsync<Inspection>(vault.Open.Inspection.Id, inspection => inspection.Tick(step, vault.Turn.Today, vault.Turn.Mark()), ct);
                ticked = true;
            }
        }

        return ticked ? await live.RedrawAsync(vault.Open.Forum.Id, null, ct) : [];
    }

    private static Card Draw(OpenVault vault, Comparing comparing, OpenNote? note, string? news)
    {
        var view = comparing.View(vault.Open.Inspection.Id, news);
        if (note is null)
        {
            return CompareCard.Overview(view);
        }

        var text = note.Text;
        var place = comparing.All.TakeWhile(one => one.Sealed.Id != note.Sealed.Id).Count() + 1;
        return CompareCard.Of(view, new(note.Sealed.Id, comparing.TitleOf(note), AfterwardsWords.Short(text.Words, LongestShown))
        {
            Place = $"Note {place} of {comparing.Total}",
            Facts = [.. AfterwardsWords.FactsOf(note, vault.Turn.Today)],
            Marked = note.Sealed.Compared is { } marked ? $"Marked “{marked.Result.Say().ToLowerInvariant()}” by {AfterwardsWords.Say(marked.By, vault.Turn.Today)}." : null,
        });
    }

    // An empty value means the first of all, so that it is the key that counts.
    private static bool IsKeyed(Turn turn, string key) => turn.Incoming is CardAction action && action.Fields.ContainsKey(key);
}
