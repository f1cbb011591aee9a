using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>"done 3", "undo 3", and the buttons that say the same. Everybody's posted copies change with it.</summary>
public sealed class TickFeature(Desk desk, IDocumentStore store, LiveCards live) : IFeature
{
    private const int MostAtOnce = 10;

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("done", "Tick a step, as in “done 3”", Permission.SeeSteps, Matter.Public)
        {
            Changes = true,
            AlsoSaid = ["tick", "finished", "completed"],
            Tail = Tail.Numbers,
            Run = (turn, tail, ct) => SaidAsync(turn, tail, ticked: true, ct),
        },
        new("undo", "Take a tick back, as in “undo 3”", Permission.SeeSteps, Matter.Public)
        {
            Changes = true,
            AlsoSaid = ["untick", "not done"],
            Tail = Tail.Numbers,
            Run = (turn, tail, ct) => SaidAsync(turn, tail, ticked: false, ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.TickStep, Permission.SeeSteps, Matter.Public) { Run = (turn, form, ct) => PressedAsync(turn, form, ticked: true, ct) },
        new(Verbs.UndoStep, Permission.SeeSteps, Matter.Public) { Run = (turn, form, ct) => PressedAsync(turn, form, ticked: false, ct) },
    ];

    private async ValueTask<IReadOnlyList<Reply>> SaidAsync(Turn turn, string tail, bool ticked, CancellationToken ct)
    {
        var word = ticked ? "done" : "undo";
        string[] asked = tail.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (asked.Length is 0 or > MostAtOnce)
        {
            return [new Say(NoticeCard.Of("Which step?", asked.Length == 0 ? "Each step has a number." : "That is a lot at once.",
                $"Say “{word}” and a number, as in “{word} 3”, ten at the most. Say “checklist” to see the numbers."))];
        }

        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return [new Say(InspectionTurn.NoneUnderWay())];
        }

        var steps = turn.Steps(open);
        var meant = new List<PlannedStep>();
        foreach (var one in asked)
        {
            if (steps.Find(one) is not { } found)
            {
                return [new Say(InspectionTurn.NoSuchStep(one))];
            }

            if (Refusal(turn, open, steps, found.Planned.Step) is { } refusal)
            {
                return [new OnlyYou(refusal)];
            }

            meant.Add(found.Planned);
        }

        var saved = await SaveAsync(turn, open, meant, turn.Today, ticked, ct);
        if (saved.Inspection.Ended is not null)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var view = Views.Day(turn.Today);
        return
        [
            new Say(Views.Draw(view, saved, Viewer.Of(turn), turn.Now), InspectionView.Live(turn, view, saved.Inspection)),
            .. await live.RedrawAsync(saved.Forum.Id, null, ct),
        ];
    }

    private async ValueTask<IReadOnlyList<Reply>> PressedAsync(Turn turn, Form form, bool ticked, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var steps = turn.Steps(open);
        if (steps.Find(form["step"] ?? "") is not { } found)
        {
            return [new OnlyYou(InspectionTurn.NoSuchStep(null))];
        }

        if (Refusal(turn, open, steps, found.Planned.Step) is { } refusal)
        {
            return [new OnlyYou(refusal)];
        }

        var day = KnownFacts.Read(form["day"] ?? "")?.Date is { } pressed && found.Planned.IsOn(pressed) ? pressed : turn.Today;
        var saved = await SaveAsync(turn, open, [found.Planned], day, ticked, ct);
        if (saved.Inspection.Ended is not null)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        return await RedrawnAsync(turn, form, saved, found.Number, ct);
    }

    /// <summary>
    /// The pressed view for the person who pressed, and every posted copy anew. A copy that is no longer remembered becomes live again.
    /// </summary>
    private async ValueTask<IReadOnlyList<Reply>> RedrawnAsync(Turn turn, Form form, OpenInspection saved, int number, CancellationToken ct)
    {
        var viewer = Viewer.Of(turn);
        var view = form["from"];
        var card = view == "step" && saved.Timeline.Find(form["step"] ?? "") is { } planned
            ? StepCard.Of(StepViews.Of(saved, viewer, turn.Now, number, planned))
            : Views.Draw(view, saved, viewer, turn.Now);
        var changes = await live.RedrawAsync(saved.Forum.Id, null, ct);
        var isRemembered = changes.Any(change => change.Message.MessageId == form.Card?.MessageId);
        Reply answer = turn.Place.IsShared switch
        {
            false => new Replace(card),
            true when isRemembered || view is null or "step" => new OnlyYou(card),
            true => new Replace(card, InspectionView.Live(view, saved.Inspection)),
        };
        return [answer, .. changes];
    }

    private async ValueTask<OpenInspection> SaveAsync(
        Turn turn, OpenInspection open, IReadOnlyList<PlannedStep> steps, LocalDate day, bool ticked, CancellationToken ct)
    {
        var mark = turn.Mark();
        var saved = await store.UpdateAsync<Inspection>(
            open.Inspection.Id,
            current => steps.Aggregate(current, (inspection, planned) => ticked
                ? inspection.Tick(planned.Step, day, mark)
                : inspection.Untick(planned.Step, day, mark)),
            ct);
        return desk.LayOut(open.Forum, saved);
    }

    private static Card? Refusal(Turn turn, OpenInspection open, Steps steps, Step step) =>
        StepRights.MayTick(new Viewer(turn.Roles, turn.Here), step, open.Timeline)
            ? null
            : NoticeCard.Of(
                "That step is not yours to tick",
                $"“{step.Title}” is for {steps.Holder(step.Who)}.",
                "Ask them to tick it. If it should be yours, ask the chair to change your role.");
}
