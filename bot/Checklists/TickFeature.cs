using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>"done 3", "undo 3", and the buttons that say the same. Everybody's posted copies change with it; who says it hears what is ticked and what comes next.</summary>
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

            if (Refusal(new(turn.Roles, turn.Here), open, steps, found.Planned.Step, ticked) is { } refusal)
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

        return
        [
            new Say(TickedCard.Of([.. meant.Select(planned => planned.Step.Title).Distinct()], ticked, NextOf(turn, saved))),
            .. await live.RedrawAsync(saved.Forum.Id, null, ct),
        ];
    }

    // What is theirs and due today, then what else is due today, then what is late.
    private static StepLine? NextOf(Turn turn, OpenInspection saved)
    {
        var day = new DayPlan(saved, Viewer.Of(turn), turn.Now).Of(turn.Today, 1, "");
        StepLine[] open = [.. day.Due.Where(line => line.Status == StepStatus.Open), .. day.Overdue];
        return open.FirstOrDefault(line => line.IsYours) ?? open.FirstOrDefault();
    }

    private async ValueTask<IReadOnlyList<Reply>> PressedAsync(Turn turn, Form form, bool ticked, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        // The answer is for this person alone, so what their own view offers they may press, whoever reads along.
        var who = Viewer.Alone(turn);
        var steps = new Steps(open, who, turn.Now, "");
        if (steps.Find(form["step"] ?? "") is not { } found)
        {
            return [new OnlyYou(InspectionTurn.NoSuchStep(null))];
        }

        if (Refusal(who, open, steps, found.Planned.Step, ticked) is { } refusal)
        {
            return [new OnlyYou(refusal)];
        }

        var day = KnownFacts.Read(form["day"] ?? "")?.Date is { } pressed && found.Planned.IsOn(pressed) ? pressed : turn.Today;
        var saved = await SaveAsync(turn, open, [found.Planned], day, ticked, ct);
        if (saved.Inspection.Ended is not null)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        return await RedrawnAsync(turn, form, saved, (found.Number, found.Planned.Step), ct);
    }

    /// <summary>
    /// Their own view for the person who pressed, and every posted copy anew. A copy that is no longer remembered becomes live again.
    /// </summary>
    private async ValueTask<IReadOnlyList<Reply>> RedrawnAsync(Turn turn, Form form, OpenInspection saved, (int Number, Step Step) ticked, CancellationToken ct)
    {
        var changes = await live.RedrawAsync(saved.Forum.Id, null, ct);
        if (form["from"] is null or "step")
        {
            var step = StepViews.Of(saved, Viewer.Alone(turn), turn.Now, ticked.Number, saved.Timeline.Find(ticked.Step.Id)!);
            var card = StepCard.Of(step);
            return [turn.Place.IsShared ? new OnlyYou(card) : new Replace(card), .. changes];
        }

        var view = Views.Named(form["from"], turn.Now);
        var own = InspectionView.DrawOwn(turn, view, saved);
        if (!turn.Place.IsShared)
        {
            return [new Replace(own), .. changes];
        }

        return changes.Any(change => change.Message.MessageId == form.Card?.MessageId)
            ? [new Refreshed(own), .. changes]
            :
            [
                new Refreshed(own),
                new Replace(Views.Draw(view, saved, Viewer.Of(saved.Forum, turn.Place), turn.Now), InspectionView.Live(view, saved.Inspection)),
                .. changes,
            ];
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

    private static Card? Refusal(Viewer who, OpenInspection open, Steps steps, Step step, bool ticked) => StepRights.MayTick(who, step, open.Timeline) switch
    {
        true when ticked && step.Who == Responsible.ChairAndSecondKey && !Publication.Of(open.Forum, open.Inspection, open.Playbook).EmbargoLifted =>
            NoticeCard.Of(
                "That takes two people",
                $"“{step.Title}” is done when the chair and a deputy have each put in the link to the report.",
                "Fill in the link first. Then ask the other one to do the same."),
        true => null,
        false when who.Roles == RoleSet.None => JoinCard.NotYourSteps(open.Forum.Name),
        false when VaultSteps.TicksItself(step) => NoticeCard.Of(
                "That step ticks itself",
                $"“{step.Title}” is ticked once everything it needs is there.",
                step.Vault == VaultPart.Attendance ? "Say “attendance” to see who goes." : "Say “attendance” to see who has accepted the terms.",
                VaultSteps.DoorsOf(step, who)),
        false => NoticeCard.Of(
                "That step is not yours to tick",
                $"“{step.Title}” is for {steps.Holder(step.Who)}.",
                "Ask them to tick it. If it should be yours, ask the chair to change your role."),
    };
}
