using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Schedules.Import;

/// <summary>
/// A timetable that is pasted, by the LANO or the forum's chair: a form, a preview of every meeting, and only then a save. What comes back with a press is
/// read and checked anew each time. Source: docs/rules.md, SCHEDULE.
/// </summary>
public sealed class ImportFeature(Desk desk, IDocumentStore store, LiveCards live, BankHolidays holidays, IEnumerable<IPrivacyCheck> checks) : IFeature
{
    /// <inheritdoc/>
    public string? HelpHeading => "Timetable";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("import schedule", "Paste the timetable from a spreadsheet or calendar", Permission.ChangeSchedule, Matter.Schedule)
        {
            Privately = true,
            Changes = true,
            AlsoSaid = ["paste schedule", "import timetable", "paste timetable", "import meetings", "paste meetings"],
            WhoMay = ScheduleAnswers.WhoMay(),
            Run = async (turn, _, ct) => [await FormAsync(turn, ct)],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ImportForm, Permission.ChangeSchedule, Matter.Schedule) { Privately = true, Run = async (turn, _, ct) => [await FormAsync(turn, ct)] },
        new(Verbs.CheckImport, Permission.ChangeSchedule, Matter.Schedule) { Privately = true, Run = CheckAsync },
        new(Verbs.Import, Permission.ChangeSchedule, Matter.Schedule) { Privately = true, Run = SaveAsync },
    ];

    private async ValueTask<Reply> FormAsync(Turn turn, CancellationToken ct) => await desk.OpenAsync(turn.Forum!, ct) is { } open
        ? new Ask(ImportCard.Form(new(open.Inspection.Id)))
        : new OnlyYou(InspectionTurn.NoneUnderWay());

    private async ValueTask<IReadOnlyList<Reply>> CheckAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var paste = Paste.Read(turn, form, open.Inspection, WhyNotKept);
        return [new OnlyYou(paste.Reading.IsClear
            ? Preview(turn, open, paste, ImportPlan.Of(open.Inspection, paste.Reading.Meetings, Scene(turn, open, paste)), null)
            : paste.Again())];
    }

    private async ValueTask<IReadOnlyList<Reply>> SaveAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var paste = Paste.Read(turn, form, open.Inspection, WhyNotKept);
        if (!paste.Reading.IsClear)
        {
            return [new OnlyYou(paste.Again())];
        }

        var scene = Scene(turn, open, paste);
        var (before, plan, wrong, refused) = (open.Inspection, new ImportPlan([]), (string?)null, (string?)null);
        var saved = await store.UpdateAsync<Inspection>(
            open.Inspection.Id,
            current =>
            {
                // Somebody may have changed the timetable since the preview: then that is shown first.
                (before, plan, refused) = (current, ImportPlan.Of(current, paste.Reading.Meetings, scene), null);
                wrong = WhyNotReason(plan, paste.Reason);
                if (wrong is not null || plan.Count == 0 || plan.Fingerprint() != form[ImportCard.Seen])
                {
                    return current;
                }

                var applied = Timetable.Apply(current, open.Playbook, plan.ToEdit(paste.Reason), turn.Mark());
                refused = (applied as Applied.Refused)?.Sentence;
                return applied is Applied.Saved after ? after.After : current;
            },
            ct);
        if (saved.Ended is not null)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        if (ReferenceEquals(saved, before))
        {
            return [new OnlyYou(refused is null ? Preview(turn, desk.LayOut(open.Forum, saved), paste, plan, wrong) : paste.Again(refused))];
        }

        var done = plan.Items.Where(item => item.Counts).ToLookup(ImportWords.KindOf);
        return
        [
            new OnlyYou(ImportCard.Saved(saved.Id, saved.Changes[0].Id, done[ImportKind.New].Count(), done[ImportKind.Changed].Count(), done[ImportKind.Cancelled].Count())),
            .. await live.RedrawAsync(open.Forum.Id, form.Card, ct),
        ];
    }

    // Carried out for show: what the timetable refuses is said now, and the doubts are those about the whole of it.
    private Card Preview(Turn turn, OpenInspection open, Paste paste, ImportPlan plan, string? wrong)
    {
        switch (Timetable.Apply(open.Inspection, open.Playbook, plan.ToEdit(paste.Reason ?? "-"), turn.Mark()))
        {
            case Applied.Refused refused:
                return paste.Again(refused.Sentence);
            case Applied.Saved saved:
                var after = desk.LayOut(open.Forum, saved.After);
                return paste.Preview(
                    plan,
                    plan.Saving.Zip(saved.Change.Meetings).SelectMany(pair =>
                        MeetingDoubts.Of(pair.Second.After, after, after.Timeline, Viewer.Alone(turn), holidays, turn.Now).Select(doubt => (pair.First, doubt))),
                    wrong);
            default:
                return paste.Preview(plan, [], wrong);
        }
    }

    private string? WhyNotReason(ImportPlan plan, string? reason) =>
        !plan.Changes ? null
        : reason is null ? "Say in a few words why it changes. People want to know."
        : WhyNotKept(reason);

    private string? WhyNotKept(string text) => checks.Select(check => check.WhyNotKept(text)).FirstOrDefault(why => why is not null);

    // Whom the gate lets change a meeting may see it; the rest of the timetable is not there for them.
    private static ImportScene Scene(Turn turn, OpenInspection open, Paste paste) => new(
        [.. MeetingWords.PeopleFor(turn.Roles, open.Forum)],
        meeting => Gate.Decide(turn.Roles, Permission.ChangeSchedule, new(meeting.Level, meeting.SharedWithArea), Audience.OnePerson),
        paste.SharedWithArea,
        turn.Now)
    {
        Steps = [.. MeetingRequest.StepsFor(open, Viewer.Alone(turn)).Join(
            new Steps(open, Viewer.Alone(turn), turn.Now, "").Visible(), step => step.Id, shown => shown.Planned.Step.Id, (step, shown) => (shown.Number, step))],
        FixedBeside = (inspection, step) => Timetable.FixedBeside(inspection, open.Playbook, step),
    };
}
