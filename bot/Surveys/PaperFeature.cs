using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Surveys;

/// <summary>Paper copies of the survey: members count what was asked for, handed out and handed in.</summary>
public sealed class PaperFeature(Desk desk, PromotionLog log, LiveCards live) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("count paper", "Count paper forms: asked for, out and in", Permission.TickShared, Matter.Forum)
        {
            Privately = true,
            Changes = true,
            AlsoSaid = ["count paper forms", "count paper copies", "paper forms handed in", "paper forms handed out"],
            Verb = Verbs.CountPaperForm,
            Run = (turn, _, ct) => AskAsync(turn, ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.CountPaperForm, Permission.TickShared, Matter.Forum) { Privately = true, Run = (turn, _, ct) => AskAsync(turn, ct) },
        new(Verbs.CountPaper, Permission.TickShared, Matter.Forum) { Privately = true, Run = SaveAsync },
    ];

    private async ValueTask<IReadOnlyList<Reply>> AskAsync(Turn turn, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return [new OnlyYou(InspectionTurn.NoneUnderWay())];
        }

        return [new Ask(PaperCard.Form(new() { Inspection = open.Inspection.Id, Opened = Opened.Stamp(turn), SoFar = await SoFarAsync(turn, open, ct) }))];
    }

    private async ValueTask<IReadOnlyList<Reply>> SaveAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var request = PaperRequest.Read(form);
        if (request.Errors.Count > 0)
        {
            return
            [
                new OnlyYou(PaperCard.Form(new()
                {
                    Inspection = open.Inspection.Id,
                    Opened = Opened.StampOf(form, turn),
                    SoFar = await SoFarAsync(turn, open, ct),
                    Typed = request.Typed,
                    Errors = request.Errors,
                })),
            ];
        }

        var entry = Opened.EntryOf(form, turn);
        PaperCount[] counts = [.. request.Counts.Select(count => new PaperCount(entry, count.Kind, count.Number, turn.Mark()))];
        await log.ChangeAsync(open.Inspection.Id, promotion => promotion.With(counts), ct);
        var card = PaperCard.Saved(await SoFarAsync(turn, open, ct), open.Inspection.Id, entry);
        return [turn.Place.IsShared ? new OnlyYou(card) : new Replace(card), .. await live.RedrawAsync(turn.Forum!.Id, form.Card, ct)];
    }

    private async ValueTask<IReadOnlyList<string>> SoFarAsync(Turn turn, OpenInspection open, CancellationToken ct) => PaperWords.Of(
        await log.OfAsync(open.Inspection.Id, ct), new SurveyFacts(open, Viewer.Alone(turn)).LastCollection(), turn.Now);
}
