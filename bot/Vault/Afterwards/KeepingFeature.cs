using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// How long the notes are kept, for everybody of the forum; and erasing them at once, when two people want it. No card here holds a word of a note, and those
/// who were not in the room see the same whether or not there are notes. Source: docs/rules.md, KEEPING.
/// </summary>
internal sealed class KeepingFeature(Keeping keeping) : IFeature
{
    public IReadOnlyList<Command> Commands =>
    [
        new("erase notes", "See how long the notes of the feedback meeting are kept, or erase them", Permission.SeeSteps, Matter.Forum)
        {
            Privately = true,
            AlsoSaid = ["keeping notes", "how long are notes kept", "retention", "delete notes"],
            WhoMay = NotesCard.WhoMay(),
            Run = (turn, _, ct) => ShowAsync(turn, null, ct),
        },
    ];

    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowKeeping, Permission.SeeSteps, Matter.Forum) { Privately = true, Run = ShowAsync },
        new(Verbs.EraseNotes, Permission.ReadNotes, Matter.Attendees) { Privately = true, Run = ActAsync },
    ];

    private async ValueTask<IReadOnlyList<Reply>> ShowAsync(Turn turn, Form? form, CancellationToken ct) =>
        await keeping.OpenAsync(turn, form, ct) is { } open ? [new OnlyYou(await keeping.DrawAsync(turn, open, ct))] : [new OnlyYou(InspectionTurn.Over())];

    private async ValueTask<IReadOnlyList<Reply>> ActAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await keeping.OpenAsync(turn, form, ct) is not { } open)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        return (form[KeepingCard.Act], Keeping.MayAsk(turn), turn.Facts.InTheRoom) switch
        {
            ("ask", true, _) => [new OnlyYou(KeepingCard.Ask(open.Inspection.Id))],
            ("asked", true, _) => await keeping.AskAsync(turn, open, ct),
            ("confirm", _, true) => await keeping.LookAgainAsync(turn, open, ct),
            ("erase", _, true) => await keeping.ConfirmAsync(turn, open, form[KeepingCard.Which], ct),
            ("back", true, _) => await keeping.TakeBackAsync(turn, open, ct),
            _ => [new OnlyYou(NoticeCard.NotFound())],
        };
    }
}
