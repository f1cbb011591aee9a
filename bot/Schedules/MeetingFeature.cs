using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Schedules;

/// <summary>
/// Adds, changes and cancels a meeting: a form for one pair of eyes, a preview, and only then a save. Who is told, and when, follows from what was
/// saved. Source: docs/rules.md, SCHEDULE.
/// </summary>
public sealed class MeetingFeature(Posts posts, BankHolidays holidays) : IFeature
{
    /// <inheritdoc/>
    public string? HelpHeading => "Timetable";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        ForPosters("change schedule", "Move a meeting, and tell everybody who needs to know",
            ["change the schedule", "change timetable", "change meeting", "change a meeting", "move meeting", "move a meeting"],
            (turn, open) => Pick(turn, open, toCancel: false, page: 1)),
        ForPosters("add meeting", "Put a meeting on the timetable", ["add a meeting", "new meeting"], (turn, open) => Opened(turn, open, null)),
        ForPosters("cancel meeting", "Call a meeting off", ["cancel a meeting", "meeting is off"], (turn, open) => Pick(turn, open, toCancel: true, page: 1)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        Press(Verbs.AddMeetingForm, (turn, open, form, _) => Only(Opened(turn, open, form))),
        Press(Verbs.ChangeMeetingForm, (turn, open, form, _) => Only(form[MeetingForm.MeetingKey] is null
            ? Pick(turn, open, toCancel: false, form.Number(ScheduleCard.PageKey) ?? 1)
            : Opened(turn, open, form))),
        Press(Verbs.CancelMeetingForm, (turn, open, form, _) => Only(form[MeetingForm.MeetingKey] is null
            ? Pick(turn, open, toCancel: true, form.Number(ScheduleCard.PageKey) ?? 1)
            : Opened(turn, open, form, toCancel: true))),
        Press(Verbs.AddMeeting, (turn, open, form, ct) => SaveAsync(turn, open, form, toCancel: false, ct)),
        Press(Verbs.ChangeMeeting, (turn, open, form, ct) => SaveAsync(turn, open, form, toCancel: false, ct)),
        Press(Verbs.CancelMeeting, (turn, open, form, ct) => SaveAsync(turn, open, form, toCancel: true, ct)),
    ];

    private Command ForPosters(string phrase, string help, IReadOnlyList<string> alsoSaid, Func<Turn, OpenInspection, Card> ask) =>
        new(phrase, help, Permission.ChangeSchedule, Matter.Schedule)
        {
            Privately = true,
            Changes = true,
            AlsoSaid = alsoSaid,
            WhoMay = ScheduleAnswers.WhoMay(),
            Run = async (turn, _, ct) => await posts.OpenAsync(turn, null, ct) is { } open
                ? [new Ask(ask(turn, open))]
                : [new Say(InspectionTurn.NoneUnderWay())],
        };

    private Click Press(string verb, Func<Turn, OpenInspection, Form, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(verb, Permission.ChangeSchedule, Matter.Schedule)
        {
            Privately = true,
            Run = async (turn, form, ct) => await posts.OpenAsync(turn, form, ct) is { } open
                ? await run(turn, open, form, ct)
                : [new OnlyYou(InspectionTurn.Over())],
        };

    private static Card Pick(Turn turn, OpenInspection open, bool toCancel, int page)
    {
        var ahead = Changeable(turn, open).Where(meeting => !meeting.IsCancelled && meeting.End > turn.Now).ToList();
        page = Math.Clamp(page, 1, Math.Max(1, (ahead.Count + PickMeetingCard.Most - 1) / PickMeetingCard.Most));
        var before = (page - 1) * PickMeetingCard.Most;
        return PickMeetingCard.Of(
            open.Inspection.Id,
            [.. ahead.Skip(before).Take(PickMeetingCard.Most).Select(meeting => new ScheduleLine(MeetingWords.When(meeting, turn.Today), meeting.Title) { Id = meeting.Id })],
            toCancel,
            page,
            Math.Max(0, ahead.Count - before - PickMeetingCard.Most));
    }

    /// <summary>What this person may see and change; a private meeting is not there for the area, whatever button is pressed.</summary>
    private static IEnumerable<Meeting> Changeable(Turn turn, OpenInspection open) =>
        ScheduleViews.Visible(open, Viewer.Alone(turn), turn.Now).Where(meeting => turn.May(Permission.ChangeSchedule, meeting.Matter(), privately: true));

    private static Card Opened(Turn turn, OpenInspection open, Form? form, bool toCancel = false)
    {
        var poster = Viewer.Alone(turn);
        if (Target(turn, open, form, out var meeting) is { } missing)
        {
            return missing;
        }

        var typed = form is null ? [] : MeetingRequest.AsTyped(form);
        if (typed.Count == 0)
        {
            typed = meeting is null ? new() { [MeetingForm.Sight] = Sights.For(poster)[0].Value, [MeetingForm.NeedsAnswer] = "no" }
                : toCancel ? new() { [MeetingForm.NeedsAnswer] = "yes" }
                : MeetingRequest.AsTyped(meeting, MeetingRequest.PeopleFor(open.Forum, poster));
        }

        return Draw(turn, open, meeting, new(typed, new Dictionary<string, string>(), meeting), Keys(open, meeting, form?[MeetingForm.RevisionKey]), toCancel, null);
    }

    /// <summary>The meeting that the form is about, null for a new one; or the card to show because it is not there or cannot be changed.</summary>
    private static Card? Target(Turn turn, OpenInspection open, Form? form, out Meeting? meeting)
    {
        meeting = null;
        if (form?[MeetingForm.MeetingKey] is not { } id)
        {
            return null;
        }

        meeting = Changeable(turn, open).FirstOrDefault(one => one.Id == id);
        return meeting switch
        {
            null => NoticeCard.NotFound(),
            { IsCancelled: true } => NoticeCard.Of(
                "That meeting was cancelled", $"“{meeting.Title}” is off.", "If it takes place after all, say “add meeting”.", ScheduleCard.Open(open.Inspection.Id)),
            _ when meeting.End <= turn.Now => NoticeCard.Of(
                "That meeting is over", $"“{meeting.Title}” cannot be changed any more.", "To add another one, say “add meeting”.", ScheduleCard.Open(open.Inspection.Id)),
            _ => null,
        };
    }

    private async ValueTask<IReadOnlyList<Reply>> SaveAsync(Turn turn, OpenInspection open, Form form, bool toCancel, CancellationToken ct)
    {
        if (Target(turn, open, form, out var target) is { } missing)
        {
            return [new OnlyYou(missing)];
        }

        if (toCancel && target is null)
        {
            return [new OnlyYou(NoticeCard.NotFound())];
        }

        var poster = Viewer.Alone(turn);
        var keys = Keys(open, target, form[MeetingForm.RevisionKey]);
        var request = toCancel ? Cancelling(form, target!) : MeetingRequest.Read(form, target, open, poster, turn.Now, posts.WhyNotKept);
        if (request.Errors.Count > 0 || request.Wanted is not { } wanted)
        {
            return [new OnlyYou(Draw(turn, open, target, request, keys, toCancel, null))];
        }

        var isBesideStep = target?.Id.StartsWith(ScheduleViews.StepPrefix, StringComparison.Ordinal) == true;
        var edit = new TimetableEdit
        {
            Meetings = [target is null || isBesideStep ? new(wanted with { Id = "" }) : new(wanted, form.Number(MeetingForm.RevisionKey))],
            Reason = form[MeetingForm.Reason],
            NeedsAnswer = form[MeetingForm.NeedsAnswer] == "yes",
        };
        var isSure = form[ChangePreviewCard.SureKey] is not null;
        var (applied, now) = await posts.DecideAsync(open, current => Timetable.Apply(current, open.Playbook, edit, turn.Mark()), isSure, ct);
        var sent = new Dictionary<string, string>(request.Typed.Concat(keys));
        var (save, back) = VerbsFor(target, toCancel);
        switch (applied)
        {
            case Applied.Refused refused:
                var field = MeetingRequest.FieldOf(refused.Part);
                var again = field is null ? request : request with { Errors = new Dictionary<string, string> { [field] = refused.Sentence } };
                return [new OnlyYou(Draw(turn, open, target, again, keys, toCancel, field is null ? refused.Sentence : null))];
            case Applied.Overtaken { Theirs: var theirs } overtaken:
                if (!poster.MaySee(theirs))
                {
                    return [new OnlyYou(NoticeCard.NotFound())];
                }

                sent[MeetingForm.RevisionKey] = $"{theirs.Revision}";
                return [new OnlyYou(ChangePreviewCard.Conflict(new(
                    theirs.Title,
                    overtaken.By?.Name ?? "Somebody",
                    overtaken.Seen is { } seen && poster.MaySee(seen) ? MeetingWords.Summary(seen, open.Forum, poster, turn.Today) : null,
                    MeetingWords.Summary(theirs, open.Forum, poster, turn.Today),
                    MeetingWords.Summary(overtaken.Mine, open.Forum, poster, turn.Today),
                    save, back, sent)))];
            case Applied.Saved saved when !isSure:
                return [new OnlyYou(ChangePreviewCard.Of(Preview(turn, open, saved, save, back, sent)))];
            case Applied.Saved saved:
                return await ScheduleAnswers.SavedAsync(posts, turn, form, now, saved.Change, Told(open, saved, poster), ct);
            default:
                return [new OnlyYou(ScheduleAnswers.NothingDiffers(open.Inspection.Id))];
        }
    }

    private MeetingRequest Cancelling(Form form, Meeting target)
    {
        var errors = new Dictionary<string, string>();
        if (form[MeetingForm.Reason] is { } reason && posts.WhyNotKept(reason) is { } why)
        {
            errors[MeetingForm.Reason] = why;
        }

        return new(MeetingRequest.AsTyped(form), errors, target with { IsCancelled = true });
    }

    private static (string Save, string Back) VerbsFor(Meeting? target, bool toCancel) =>
        target is null ? (Verbs.AddMeeting, Verbs.AddMeetingForm)
        : toCancel ? (Verbs.CancelMeeting, Verbs.CancelMeetingForm)
        : (Verbs.ChangeMeeting, Verbs.ChangeMeetingForm);

    private ChangePreview Preview(Turn turn, OpenInspection open, Applied.Saved saved, string save, string back, IReadOnlyDictionary<string, string> keys)
    {
        var poster = Viewer.Alone(turn);
        var meeting = saved.Change.Meetings[0];
        var after = posts.Plan(open, saved.After);
        var thing = MeetingThing.Of(meeting, open.Forum, poster, turn.Today);
        return new()
        {
            About = meeting.After.IsCancelled ? $"This is off: {meeting.After.Title}" : meeting.After.Title,
            Facts = thing?.Facts ?? [],
            Notes = [.. ChangeNotice.Why(saved.Change) is { } why ? new[] { why } : [], Sights.Sentence(meeting.After)],
            ToCheck = [.. MeetingDoubts.Of(meeting.After, open, after, poster, holidays, turn.Now)],
            Told = ShortNotice.Told(saved.Change, open, after, poster),
            SaveVerb = save,
            BackVerb = back,
            Keys = keys,
        };
    }

    private string Told(OpenInspection open, Applied.Saved saved, Viewer poster) =>
        ShortNotice.Told(saved.Change, open, posts.Plan(open, saved.After), poster);

    private static Dictionary<string, string> Keys(OpenInspection open, Meeting? meeting, string? revision)
    {
        var keys = new Dictionary<string, string> { ["inspection"] = open.Inspection.Id };
        if (meeting is not null)
        {
            keys[MeetingForm.MeetingKey] = meeting.Id;
            keys[MeetingForm.RevisionKey] = revision ?? $"{meeting.Revision}";
        }

        return keys;
    }

    private static Card Draw(
        Turn turn, OpenInspection open, Meeting? meeting, MeetingRequest request, IReadOnlyDictionary<string, string> keys, bool toCancel, string? problem)
    {
        var poster = Viewer.Alone(turn);
        var view = new MeetingFormView
        {
            Keys = keys,
            IsNew = meeting is null,
            Typed = request.Typed,
            Errors = request.Errors,
            Problem = problem,
            Groups = [.. MeetingWords.Groups.Select(group => new Choice(char.ToUpperInvariant(group.Words[0]) + group.Words[1..], group.Id))],
            People = [.. MeetingRequest.PeopleFor(open.Forum, poster).Select(person => new Choice(person.Name, MeetingRequest.CodeOf(person)))],
            Steps = [new("No, something else", MeetingForm.NoStep), .. MeetingRequest.StepsFor(open, poster).Select(step => new Choice(step.Title, step.Id))],
            Sights = Sights.For(poster),
        };
        return toCancel && meeting is not null ? MeetingForm.Cancel(view, meeting.Title, MeetingWords.When(meeting, turn.Today)) : MeetingForm.Of(view);
    }

    private static ValueTask<IReadOnlyList<Reply>> Only(Card card) => ValueTask.FromResult<IReadOnlyList<Reply>>([new Ask(card)]);
}
