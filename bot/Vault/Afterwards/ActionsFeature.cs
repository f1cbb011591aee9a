using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// What the report leaves out or says otherwise, to raise with the area when its action plan is made. Those in the room see all of it, members the notes of
/// sections that are opened; those in the room and who leads the forum tick what was raised. Source: docs/rules.md, COMPARING.
/// </summary>
public sealed class ActionsFeature(VaultDoor door, NoteShelf shelf) : IFeature
{
    private const int OnPage = 6;
    private const int LongestShown = 600;

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("action list", "See what to raise with the area for its action plan", Permission.ReadNotes, Matter.Attendees)
        {
            Privately = true,
            AlsoSaid = ["action plan", "actions", "action plan list"],
            WhoMay = NotesCard.WhoMay(),
            Run = (turn, _, ct) => ShowAsync(turn, null, ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowActions, Permission.ReadNotes, Matter.Attendees) { Privately = true, Run = ShowAsync },
        new(Verbs.MarkAction, Permission.ReadNotes, Matter.Attendees) { Privately = true, Run = MarkAsync },
    ];

    private ValueTask<IReadOnlyList<Reply>> ShowAsync(Turn turn, Form? form, CancellationToken ct) => EnterAsync(
        turn, form, AccessKind.Opened, null,
        async (vault, token) => [new OnlyYou(Draw(vault, await shelf.ReadAsync(vault, token), form?.Number(ActionsCard.Page) ?? 1))],
        ct);

    private ValueTask<IReadOnlyList<Reply>> MarkAsync(Turn turn, Form form, CancellationToken ct) => EnterAsync(
        turn, form, AccessKind.Compared, AfterwardsWords.IdOrNull(form[ActionsCard.Note]),
        async (vault, token) =>
        {
            if (!MayTick(vault))
            {
                return [new OnlyYou(NoticeCard.NotFound())];
            }

            if (await shelf.FindAsync(vault, form[ActionsCard.Note], token) is not { } note || !await RaiseAsync(note, form[ActionsCard.Raised] == "yes", turn.Mark(), token))
            {
                return [new OnlyYou(AfterwardsWords.NoSuchNote(vault.Open.Inspection.Id))];
            }

            return [new OnlyYou(Draw(vault, await shelf.ReadAsync(vault, token), form.Number(ActionsCard.Page) ?? 1))];
        },
        ct);

    private ValueTask<IReadOnlyList<Reply>> EnterAsync(
        Turn turn, Form? form, AccessKind kind, string? about, Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> inside, CancellationToken ct) =>
        door.EnterOnceOutAsync(turn, form, Verbs.ShowActions, Permission.ReadNotes, kind, about, inside, ct);

    // The first tick counts, and only what is on the list can be ticked.
    private async ValueTask<bool> RaiseAsync(OpenNote note, bool raised, Mark by, CancellationToken ct) => await shelf.MarkAsync(
        note,
        current => !IsAction(current) || raised == (current.Raised is not null) ? current : current with { Raised = raised ? by : null },
        ct) is { } after && IsAction(after);

    private static bool IsAction(SealedNote note) => note.Compared is { Result: Comparison.Missing or Comparison.Different };

    private static bool MayTick(OpenVault vault) => vault.InTheRoom || vault.Turn.May(Permission.TickForum, Matter.Forum, privately: true);

    private static Card Draw(OpenVault vault, IReadOnlyList<OpenNote> notes, int page)
    {
        var comparing = Comparing.Of(notes.Where(note => IsAction(note.Sealed)), vault.Open.Playbook);
        var all = comparing.All.ToList();
        var pages = Math.Max(1, (all.Count + OnPage - 1) / OnPage);
        page = Math.Clamp(page, 1, pages);
        return ActionsCard.Of(new(vault.Open.Inspection.Id, all.Count(note => note.Sealed.Raised is not null), all.Count)
        {
            Lines =
            [
                .. all.Skip((page - 1) * OnPage).Take(OnPage).Select(note => new ActionLine(
                    note.Sealed.Id, AfterwardsWords.Short(note.Text.Words, LongestShown), note.Sealed.Compared!.Result.Say())
                {
                    Group = comparing.TitleOf(note),
                    Raised = note.Sealed.Raised is { } by ? $"Raised by {AfterwardsWords.Say(by, vault.Turn.Today)}" : null,
                }),
            ],
            Page = page,
            Pages = pages,
            MayTick = MayTick(vault),
            MayCompare = vault.InTheRoom,
        });
    }
}
