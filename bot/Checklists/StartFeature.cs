using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Checklists;

/// <summary>"Start inspection" and "end inspection", for the chair and the deputy: a form, a preview of every date, and only then a start.</summary>
public sealed class StartFeature(Desk desk, PlaybookShelf shelf, WorkingDays calendar, InspectionRegister register, LiveCards live) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("start inspection", "The call has come: work out every date", Permission.RunInspection, Matter.Public)
        {
            Changes = true,
            WhoMay = NoticeCard.OnlyTheChair("starts and ends an inspection"),
            AlsoSaid = ["begin inspection", "new inspection", "start an inspection", "we got the call"],
            Verb = Verbs.StartForm,
            Run = AskAsync,
        },
        new("end inspection", "Put the inspection away when it is over", Permission.RunInspection, Matter.Public)
        {
            Changes = true,
            WhoMay = NoticeCard.OnlyTheChair("starts and ends an inspection"),
            AlsoSaid = ["close inspection", "finish inspection"],
            Run = AskToEndAsync,
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.StartForm, Permission.RunInspection, Matter.Public) { Run = OpenFormAsync },
        new(Verbs.StartCheck, Permission.RunInspection, Matter.Public) { Run = CheckAsync },
        new(Verbs.StartInspection, Permission.RunInspection, Matter.Public) { Run = StartAsync },
        new(Verbs.EndInspection, Permission.RunInspection, Matter.Public) { Run = EndAsync },
    ];

    private async ValueTask<IReadOnlyList<Reply>> AskAsync(Turn turn, string tail, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is { } open)
        {
            return [new Say(Running(open))];
        }

        return [turn.Place.IsShared ? new Say(StartInspectionCard.Invitation()) : new Ask(StartInspectionCard.Form(new() { Kinds = Kinds() }))];
    }

    private async ValueTask<IReadOnlyList<Reply>> OpenFormAsync(Turn turn, Form form, CancellationToken ct) =>
        await desk.OpenAsync(turn.Forum!, ct) is { } open
            ? [new OnlyYou(Running(open))]
            : [new OnlyYou(StartInspectionCard.Form(new() { Kinds = Kinds(), Typed = StartRequest.Typed(form) }))];

    private async ValueTask<IReadOnlyList<Reply>> CheckAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is { } open)
        {
            return [new OnlyYou(Running(open))];
        }

        var request = StartRequest.Read(form, shelf, calendar, turn.Today);
        return [new OnlyYou(request.Playbook is { } playbook && request.Errors.Count == 0 ? Preview(turn, request, playbook) : Again(request))];
    }

    private async ValueTask<IReadOnlyList<Reply>> StartAsync(Turn turn, Form form, CancellationToken ct)
    {
        // What the preview showed went through the client, so it is read and checked again.
        var request = StartRequest.Read(form, shelf, calendar, turn.Today);
        if (request.Playbook is not { } playbook || request.Errors.Count > 0)
        {
            return [new OnlyYou(Again(request))];
        }

        var started = await register.StartAsync(turn.Forum!, request.ToInspection(turn.Forum!.Id, playbook, turn.Mark()), ct);
        if (started is not { } saved)
        {
            // Somebody else was quicker, so the forum that was read at the start of this turn does not know of it.
            var fresh = await register.ForumAsync(turn.Forum!.Id, ct);
            return [new OnlyYou(await desk.OpenAsync(fresh ?? turn.Forum, ct) is { } open ? Running(open) : InspectionTurn.Over())];
        }

        var view = Views.Day(turn.Today);
        var card = Views.Draw(view, desk.LayOut(saved.Forum, saved.Inspection), Viewer.Of(turn), turn.Now);
        return [turn.ForAll(card, InspectionView.Live(turn, view, saved.Inspection))];
    }

    private async ValueTask<IReadOnlyList<Reply>> AskToEndAsync(Turn turn, string tail, CancellationToken ct) =>
        await desk.OpenAsync(turn.Forum!, ct) is { } open
            ? [new OnlyYou(StartInspectionCard.End(open.Playbook.Title, open.Inspection.Id))]
            : [new Say(InspectionTurn.NoneUnderWay())];

    private async ValueTask<IReadOnlyList<Reply>> EndAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        await register.EndAsync(turn.Forum!, open.Inspection.Id, turn.Mark(), ct);
        return
        [
            turn.ForAll(NoticeCard.Of(
                "The inspection has ended",
                $"“{open.Playbook.Title}” is put away. Nothing is deleted, but I can no longer show it.",
                "Say “today” to see what helps between inspections.")),
            .. await live.RedrawAsync(turn.Forum!.Id, form.Card, ct),
        ];
    }

    private Card Again(StartRequest request) =>
        StartInspectionCard.Form(new() { Kinds = Kinds(), Typed = request.AsTyped, Errors = request.Errors });

    private Card Preview(Turn turn, StartRequest request, Playbook playbook)
    {
        var inspection = request.ToInspection(turn.Forum!.Id, playbook, turn.Mark());
        var timeline = desk.Plan(turn.Forum, inspection, playbook);
        return StartInspectionCard.Preview(
            playbook.Title,
            [.. TimelineWords.Milestones(timeline, turn.Today, level => level != Level.Attendees)],
            [.. StartRequest.Doubts(inspection.NotifiedOn, turn.Today), .. TimelineWords.ToCheck(timeline, turn.Today)],
            request.AsTyped);
    }

    private Choice[] Kinds() =>
        [.. shelf.All.Where(playbook => !playbook.TrainingOnly).GroupBy(playbook => playbook.Id).Select(versions => new Choice(versions.Last().Title, versions.Key))];

    private static Card Running(OpenInspection open) => NoticeCard.Of(
        "An inspection is under way already",
        $"“{open.Playbook.Title}” began on {open.Inspection.NotifiedOn.SayInFull()}. A forum has one at a time.",
        "Say “today” to go on with it. If it is over, say “end inspection” first.");
}
