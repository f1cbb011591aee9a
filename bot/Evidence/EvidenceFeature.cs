using System.Globalization;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Schedules;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Evidence;

/// <summary>
/// Fills in what a step asks for. A form opens away from the shared card, which is drawn anew whenever somebody else changes
/// something: what is half typed must not go with it.
/// </summary>
public sealed class EvidenceFeature(Desk desk, IDocumentStore store, LiveCards live, IEnumerable<IPrivacyCheck> checks) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("fill in", "Write down what a step asks for, as in “fill in 2”", Permission.SeeSteps, Matter.Public)
        {
            Privately = true,
            AlsoSaid = ["fill", "form", "add details"],
            Tail = Tail.Numbers,
            Run = SaidAsync,
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.FillStep, Permission.SeeSteps, Matter.Public) { Privately = true, Run = OpenAsync },
        new(Verbs.SaveStep, Permission.SeeSteps, Matter.Public) { Privately = true, Run = SaveAsync },
    ];

    private async ValueTask<IReadOnlyList<Reply>> SaidAsync(Turn turn, string tail, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return [new Say(InspectionTurn.NoneUnderWay())];
        }

        if (tail.Length == 0)
        {
            return [new Say(NoticeCard.Of("Fill in which step?", "Each step has a number.", "Say “fill in” and the number, as in “fill in 2”. Say “checklist” to see the numbers."))];
        }

        return [FormFor(turn, open, tail.Split(' ')[0])];
    }

    private async ValueTask<IReadOnlyList<Reply>> OpenAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        return [FormFor(turn, open, form["step"] ?? "", pressed: true)];
    }

    private async ValueTask<IReadOnlyList<Reply>> SaveAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var who = Person(turn);
        var steps = new Steps(open, who, turn.Now, "step");
        if (steps.Find(form["step"] ?? "") is not { } found || !StepRights.MayFill(who, found.Planned.Step, open.Timeline))
        {
            return [new OnlyYou(InspectionTurn.NoSuchStep(null))];
        }

        var step = found.Planned.Step;
        var fields = StepForm.FieldsFor(open, who, step);
        var filling = new Filling(form, turn.From.Id.Key, Opened(form, turn), turn.Today, WhyNotKept);
        var (before, read) = (open.Inspection, StepForm.Nothing);
        var saved = await store.UpdateAsync<Inspection>(
            open.Inspection.Id,
            current =>
            {
                // Read against what is stored at this very moment: somebody else may have saved since, or may be saving now.
                (before, read) = (current, StepForm.Read(desk.LayOut(open.Forum, current), step, fields, filling));
                return FilledBeside.Fill(current, open.Playbook, step, read.ToSave, turn.Mark());
            },
            ct);
        if (saved.Ended is not null)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var hasChanged = !ReferenceEquals(saved, before);
        var now = desk.LayOut(open.Forum, saved);
        var changes = hasChanged ? await live.RedrawAsync(now.Forum.Id, form.Card, ct) : [];
        if (read.Errors.Count > 0)
        {
            var again = new StepFormView(steps.Line(found.Number, found.Planned, turn.Today), [.. read.Boxes(fields)], read.ShowsNewer ? Stamp(turn) : Stamp(filling.Opened))
            {
                Wrong = read.Errors.Count,
                SavedSoFar = read.ToSave.Values.Count(value => value is not null),
            };
            return [new OnlyYou(StepFormCard.Of(again)), .. changes];
        }

        var viewer = turn.InDialog ? who : Viewer.Of(turn);
        var card = StepCard.Of(StepViews.Of(now, viewer, turn.Now, found.Number, now.Timeline.Find(step.Id)!, SavedWords(hasChanged, read)));
        return [turn.Place.IsShared ? new OnlyYou(card) : new Replace(card), .. changes];
    }

    private string? WhyNotKept(string text) => checks.Select(check => check.WhyNotKept(text)).FirstOrDefault(why => why is not null);

    private static Reply FormFor(Turn turn, OpenInspection open, string asked, bool pressed = false)
    {
        var who = Person(turn);
        var steps = new Steps(open, who, turn.Now, "step");
        if (steps.Find(asked) is not { } found)
        {
            return new OnlyYou(InspectionTurn.NoSuchStep(pressed ? null : asked));
        }

        var step = found.Planned.Step;
        var fields = StepForm.FieldsFor(open, who, step);
        if (!StepRights.MayFill(who, step, open.Timeline) || fields.Count == 0)
        {
            return new OnlyYou(turn.Roles == Forums.RoleSet.None ? JoinCard.NotYourSteps(open.Forum.Name) : NoticeCard.Of(
                fields.Count == 0 ? "There is nothing to fill in" : "That step is not yours to fill in",
                $"“{step.Title}” is for {steps.Holder(step.Who)}.",
                "Say “checklist” to see the other steps.",
                VaultSteps.DoorsOf(step, who)));
        }

        var stored = fields.ToDictionary(field => field.Id, field => Typed.Of(field, open.Inspection.AnswerTo(step, field)?.Value));
        return new Ask(StepFormCard.Of(new(
            steps.Line(found.Number, found.Planned, turn.Today),
            [.. fields.SelectMany(field => FieldDrawing.Boxes(field, stored[field.Id], null))],
            Stamp(turn))));
    }

    private static string SavedWords(bool changed, StepForm read) => (changed, read.Typed.Values.Any(typed => typed.Value is not null)) switch
    {
        (_, false) => "Nothing is filled in yet.",
        (false, _) => "Nothing was different, so nothing was changed.",
        _ => "Saved. Thank you.",
    };

    // A form is for one person's eyes wherever the button stood, so their own roles decide, in their own chat.
    private static Viewer Person(Turn turn) => new(turn.Roles, Forums.Audience.OnePerson);

    private static string Stamp(Turn turn) => Stamp(turn.Incoming.At);

    private static string Stamp(Instant at) => at.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture);

    private static Instant Opened(Form form, Turn turn) =>
        long.TryParse(form["opened"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= turn.Incoming.At.ToUnixTimeTicks()
            ? Instant.FromUnixTimeTicks(at)
            : turn.Incoming.At;
}
