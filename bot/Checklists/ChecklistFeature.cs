using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Checklists;

/// <summary>The whole checklist, a page at a time, and one step in full.</summary>
public sealed class ChecklistFeature(Desk desk) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("checklist", "Every step, and what is done", Permission.SeeSteps, Matter.Public)
        {
            AlsoSaid = ["show checklist", "all steps", "check list"],
            Tail = Tail.Numbers,
            Run = (turn, tail, ct) => ListAsync(turn, tail, ct),
        },
        new("step", "One step in full, as in “step 3”", Permission.SeeSteps, Matter.Public)
        {
            AlsoSaid = ["show step", "open step"],
            Tail = Tail.Numbers,
            Run = (turn, tail, ct) => StepAsync(turn, tail, ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowChecklist, Permission.SeeSteps, Matter.Public)
        {
            Run = async (turn, form, ct) => [new OnlyYou(await TurnPageAsync(turn, form.Number("page"), ct))],
        },
        new(Verbs.ShowStep, Permission.SeeSteps, Matter.Public)
        {
            Run = async (turn, form, ct) => [new OnlyYou(await OpenStepAsync(turn, Viewer.Alone(turn), form["step"] ?? "", form, ct))],
        },
    ];

    private async ValueTask<IReadOnlyList<Reply>> ListAsync(Turn turn, string tail, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return [new Say(InspectionTurn.NoneUnderWay())];
        }

        var view = Views.Checklist(int.TryParse(tail.Split(' ')[0], out var page) ? page : Views.PageOfFirstOpen(open, Viewer.Of(turn), turn.Now));
        return [new Say(Views.Draw(view, open, Viewer.Of(turn), turn.Now), InspectionView.Live(turn, view, open.Inspection))];
    }

    private async ValueTask<Card> TurnPageAsync(Turn turn, int? page, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return InspectionTurn.NoneUnderWay();
        }

        return InspectionView.DrawOwn(turn, Views.Checklist(page ?? Views.PageOfFirstOpen(open, Viewer.Alone(turn), turn.Now)), open);
    }

    private async ValueTask<IReadOnlyList<Reply>> StepAsync(Turn turn, string tail, CancellationToken ct) => tail.Length == 0
        ? [new Say(NoticeCard.Of("Which step?", "Each step has a number.", "Say “step” and the number, as in “step 3”. Say “checklist” to see the numbers."))]
        : [new Say(await OpenStepAsync(turn, Viewer.Of(turn), tail.Split(' ')[0], null, ct))];

    private async ValueTask<Card> OpenStepAsync(Turn turn, Viewer viewer, string asked, Form? form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return form is null ? InspectionTurn.NoneUnderWay() : InspectionTurn.Over();
        }

        if (form is not null && !form.IsCurrent(open))
        {
            return InspectionTurn.Over();
        }

        return new Steps(open, viewer, turn.Now, "step").Find(asked) is { } found
            ? StepCard.Of(StepViews.Of(open, viewer, turn.Now, found.Number, found.Planned))
            : InspectionTurn.NoSuchStep(form is null ? asked : null);
    }
}
