using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Downloads;
using ForumBot.Messaging;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// Takes the notes along as a file once the report is out, for those who were in the room; for everybody else of the forum, and before, a record of the
/// inspection that holds nothing of the feedback meeting. Source: docs/rules.md, CONF-29.
/// </summary>
internal sealed class ExportFeature(Desk desk, Exporting exporting, IOneTimeLinks links) : IFeature
{
    public IReadOnlyList<Command> Commands =>
    [
        new("export notes", "Take a record of the inspection along as a file, with the notes once the report is out", Permission.SeeSteps, Matter.Forum)
        {
            Privately = true,
            AlsoSaid = ["export", "export the notes", "download notes"],
            WhoMay = NotesCard.WhoMay(),
            Run = (turn, _, ct) => ShowAsync(turn, ct),
        },
    ];

    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ExportNotes, Permission.SeeSteps, Matter.Forum) { Privately = true, Run = (turn, _, ct) => ShowAsync(turn, ct) },
    ];

    private async ValueTask<IReadOnlyList<Reply>> ShowAsync(Turn turn, CancellationToken ct)
    {
        if (await desk.OpenForNotesAsync(turn.Forum!, ct) is not { } open)
        {
            return [new OnlyYou(InspectionTurn.NoneUnderWay())];
        }

        // A link is made where it is seen, and nowhere else.
        if (!turn.InDialog)
        {
            return [new OnlyYou(ConfidentialCard.For(ExportCard.Opens))];
        }

        var withNotes = Exporting.HoldsNotes(turn);
        return withNotes ? await exporting.OnceTheyOpenAsync(turn, Links, ct) : [new OnlyYou(Links())];

        Card Links() => Offer(ExportFormat.Pdf) is { } pdf && Offer(ExportFormat.Markdown) is { } markdown
            ? ExportCard.Ready(withNotes, pdf, markdown)
            : ExportCard.NoAddress();

        Uri? Offer(ExportFormat format)
        {
            var (person, forum, inspection) = (turn.From.Id, turn.Forum!.Id, open.Inspection.Id);
            return links.Offer(person, forum, $"export/{format}", token => exporting.MakeAsync(person, forum, inspection, withNotes, format, token));
        }
    }
}
