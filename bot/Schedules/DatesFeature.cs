using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Schedules;

/// <summary>
/// Changes the days that all others hang on: the call, the survey, the visit. The preview lists every step that moves and every settled time to check,
/// and what is saved is the answer of the step that asks for the date, so that there is one truth. Source: docs/rules.md, SCHEDULE.
/// </summary>
public sealed class DatesFeature(Posts posts) : IFeature
{
    /// <inheritdoc/>
    public string? HelpHeading => "Timetable";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("change dates", "Change the days of the visit or the survey", Permission.ChangeSchedule, Matter.Schedule)
        {
            Privately = true,
            Changes = true,
            AlsoSaid = ["change the dates", "move the dates", "change main dates"],
            Verb = Verbs.ChangeDatesForm,
            WhoMay = ScheduleAnswers.WhoMay(),
            Run = async (turn, _, ct) => await posts.OpenAsync(turn, null, ct) is { } open ? [new Ask(Opened(turn, open, null))] : [new Say(InspectionTurn.NoneUnderWay())],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ChangeDatesForm, Permission.ChangeSchedule, Matter.Schedule)
        {
            Privately = true,
            // Asked for without an inspection, as when an old message's form is opened anew, it is about the one that is under way.
            Run = async (turn, form, ct) => await posts.OpenAsync(turn, form["inspection"] is null ? null : form, ct) is { } open
                ? [new Ask(Opened(turn, open, form))]
                : [new OnlyYou(InspectionTurn.Over())],
        },
        new(Verbs.ChangeDates, Permission.ChangeSchedule, Matter.Schedule)
        {
            Privately = true,
            Run = async (turn, form, ct) => await posts.OpenAsync(turn, form, ct) is { } open ? await SaveAsync(turn, open, form, ct) : [new OnlyYou(InspectionTurn.Over())],
        },
    ];

    private static Card Opened(Turn turn, OpenInspection open, Form? form)
    {
        var typed = form is null ? [] : DatesRequest.AsTyped(form, open.Playbook);
        return typed.Count == 0
            ? Draw(turn, open, DatesRequest.AsTyped(open), new Dictionary<string, string>(), Keys(open, null), null)
            : Draw(turn, open, typed, new Dictionary<string, string>(), Keys(open, form), null);
    }

    private async ValueTask<IReadOnlyList<Reply>> SaveAsync(Turn turn, OpenInspection open, Form form, CancellationToken ct)
    {
        var by = turn.Mark();
        var keys = Keys(open, form);
        var request = DatesRequest.Read(form, open, by, posts.WhyNotKept);
        if (request.Errors.Count > 0)
        {
            return [new OnlyYou(Draw(turn, open, request.Typed, request.Errors, keys, null))];
        }

        var isSure = form[ChangePreviewCard.SureKey] is not null;
        var (applied, now) = await posts.DecideAsync(open, current => Timetable.Apply(current, open.Playbook, request.Edit, by), isSure, ct);
        var sent = new Dictionary<string, string>(request.Typed.Concat(keys));
        switch (applied)
        {
            case Applied.Refused refused:
                var field = refused.Part == Part.Reason ? MeetingForm.Reason : null;
                return
                [
                    new OnlyYou(Draw(
                        turn, open, request.Typed, field is null ? request.Errors : new Dictionary<string, string> { [field] = refused.Sentence }, keys,
                        field is null ? refused.Sentence : null)),
                ];
            case Applied.DateOvertaken overtaken:
                var words = DateWords.Of(overtaken.Anchor)!;
                sent[DatesRequest.SeenKey(words)] = DatesRequest.Write(overtaken.Theirs);
                return [new OnlyYou(ChangePreviewCard.Conflict(new(
                    words.Label,
                    overtaken.By?.Name ?? "Somebody",
                    DateWords.Say(overtaken.Seen, turn.Today),
                    DateWords.Say(overtaken.Theirs, turn.Today),
                    DateWords.Say(overtaken.Mine, turn.Today),
                    Verbs.ChangeDates, Verbs.ChangeDatesForm, sent)))];
            case Applied.Saved saved when !isSure:
                return [new OnlyYou(ChangePreviewCard.Of(Preview(turn, open, saved, sent)))];
            case Applied.Saved saved:
                return await ScheduleAnswers.SavedAsync(posts, turn, form, now, saved.Change, Told(turn, open, saved), ct);
            default:
                return [new OnlyYou(ScheduleAnswers.NothingDiffers(open.Inspection.Id))];
        }
    }

    private ChangePreview Preview(Turn turn, OpenInspection open, Applied.Saved saved, IReadOnlyDictionary<string, string> keys)
    {
        var moves = Moves(turn, open, saved);
        return new()
        {
            About = saved.Change.Dates is [var one] ? DateWords.Of(one.Anchor)!.Label : "The main dates",
            Facts =
            [
                .. saved.Change.Dates.SelectMany(date => new Fact[]
                {
                    new($"{DateWords.Of(date.Anchor)!.Label}, was", DateWords.Before(date, turn.Today)),
                    new($"{DateWords.Of(date.Anchor)!.Label}, will be", DateWords.Say(date.After, turn.Today)),
                }),
            ],
            Moved = moves.Moved,
            ToCheck = moves.ToCheck,
            Told = Told(turn, open, saved),
            SaveVerb = Verbs.ChangeDates,
            BackVerb = Verbs.ChangeDatesForm,
            Keys = keys,
        };
    }

    private DateMoves Moves(Turn turn, OpenInspection open, Applied.Saved saved) =>
        DateMoves.Between(open, saved.After, posts.Plan(open, saved.After), Viewer.Alone(turn), turn.Now);

    private string Told(Turn turn, OpenInspection open, Applied.Saved saved) =>
        ShortNotice.Told(saved.Change, open, posts.Plan(open, saved.After), Viewer.Alone(turn));

    private static Dictionary<string, string> Keys(OpenInspection open, Form? form)
    {
        var keys = new Dictionary<string, string> { ["inspection"] = open.Inspection.Id };
        foreach (var date in DatesRequest.DatesOf(open.Playbook))
        {
            var key = DatesRequest.SeenKey(date);
            keys[key] = form is null || !HasSeen(form, open.Playbook)
                ? DatesRequest.Write(MainDates.Of(open.Inspection, open.Playbook, date.Anchor))
                : form[key] ?? "";
        }

        return keys;
    }

    // The day of the call is always known, so a form that was drawn here carries it.
    private static bool HasSeen(Form form, Playbook playbook) => DatesRequest.DatesOf(playbook).Any(date => form[DatesRequest.SeenKey(date)] is not null);

    private static Card Draw(
        Turn turn, OpenInspection open, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string> errors, IReadOnlyDictionary<string, string> keys,
        string? problem) => DatesForm.Of(new()
        {
            Keys = keys,
            Dates = [.. DatesRequest.DatesOf(open.Playbook).Select(date => DatesRequest.BoxOf(date, open, turn.Today))],
            Typed = typed,
            Errors = errors,
            Problem = problem,
        });
}
