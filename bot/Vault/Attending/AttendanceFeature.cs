using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault.Attending;

/// <summary>Who goes to the feedback meeting: the chair's side names them by form, and somebody says that the meeting is over.</summary>
internal sealed class AttendanceFeature(AttendanceRegister register, LiveCards live) : IFeature
{
    private const int MostPlaces = 99;

    public string? HelpHeading => "Feedback meeting";

    public IReadOnlyList<Command> Commands =>
    [
        new("attendance", "Who goes to the feedback meeting", Permission.AnswerAsAttendee, Matter.Forum)
        {
            Privately = true,
            AlsoSaid = ["who goes to the feedback meeting", "who is at the feedback meeting", "choose who goes to the feedback meeting"],
            WhoMay = WhoMay(),
            Run = (turn, _, ct) => ShowAsync(turn, null, ct),
        },
        new("feedback meeting is over", "Lock the list of those who were there", Permission.AnswerAsAttendee, Matter.Forum)
        {
            Privately = true,
            Changes = true,
            AlsoSaid = ["the feedback meeting has ended"],
            WhoMay = WhoMay(),
            Run = (turn, _, ct) => EndAsync(turn, null, ct),
        },
    ];

    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowAttendance, Permission.AnswerAsAttendee, Matter.Forum) { Privately = true, Run = ShowAsync },
        new(Verbs.SaveAttendance, Permission.NameAttendees, Matter.Forum) { Privately = true, Run = SaveAsync },
        new(Verbs.EndMeeting, Permission.AnswerAsAttendee, Matter.Forum) { Privately = true, Run = EndAsync },
    ];

    /// <summary>Said to somebody of the area, and to who only looks after the bot.</summary>
    internal static Card WhoMay() => NoticeCard.Of(
        "That is for the forum",
        "The forum chooses who goes to the feedback meeting. The checklist shows the area their names.",
        "Say “checklist” to see the steps.");

    /// <summary>An inspection without such a meeting.</summary>
    internal static Card NoMeeting() => NoticeCard.Of(
        "There is no feedback meeting",
        "This kind of inspection has no feedback meeting for the forum.",
        "Say “checklist” to see the steps it has.");

    private async ValueTask<IReadOnlyList<Reply>> ShowAsync(Turn turn, Form? form, CancellationToken ct) => await register.OpenAsync(turn, null, ct) switch
    {
        null => [new OnlyYou(InspectionTurn.NoneUnderWay())],
        var open when FeedbackMeeting.StepOf(open) is null => [new OnlyYou(NoMeeting())],
        var open => [AttendanceViews.Of(turn, open)],
    };

    private async ValueTask<IReadOnlyList<Reply>> SaveAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await register.OpenAsync(turn, form, ct) is not { } open || FeedbackMeeting.StepOf(open) is null)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var chosen = form.Many(AttendanceCard.People);
        var noteTaker = form[AttendanceCard.NoteTaker] is { } picked && picked != AttendanceCard.Nobody ? picked : null;
        var places = form.Number(AttendanceCard.Places);
        var errors = form[AttendanceCard.Places] is not null && places is not (>= 0 and <= MostPlaces)
            ? new Dictionary<string, string> { [AttendanceCard.Places] = "Enter a whole number, like 3." }
            : [];
        var settled = await register.DecideAsync(
            turn,
            open,
            AccessKind.ListChanged,
            current => errors.Count > 0 ? AttendanceDecision.Refused("Please look again at the marked boxes.") : Decide(current),
            ct,
            inspection => AttendanceRecord.WritePlaces(inspection, open.Playbook, places, turn.Mark()));
        if (settled.Broken is { } broken)
        {
            return broken;
        }

        var (decision, now) = (settled.Decision, settled.Now);
        if (decision.IsRefused)
        {
            return FeedbackMeeting.IsLocked(now, turn.Incoming.At)
                ? [AttendanceViews.Of(turn, now, problem: decision.WhyNot)]
                : [new OnlyYou(Again(decision, now))];
        }

        // Whoever is put on the list by themselves sees so at once.
        Tell[] told = [.. Told(turn, settled)];
        var words = (settled.HasChanged, told.Length) switch
        {
            (false, _) => "Nothing was different, so nothing was changed.",
            (_, 0) => "Saved.",
            _ => "Saved. I have told everybody whom it concerns.",
        };
        var card = AttendanceCard.Form(AttendanceViews.Form(now, AttendanceViews.View(turn, now) with { Done = words }));
        return [new OnlyYou(card), .. settled.HasChanged ? await live.RedrawAsync(now.Forum.Id, form.Card, ct) : [], .. told];

        AttendanceDecision Decide(OpenInspection current)
        {
            var attendance = current.Inspection.Attendance;
            var wanted = AttendanceList.Name(attendance, current.Forum, chosen, noteTaker, FeedbackMeeting.IsLocked(current, turn.Incoming.At), turn.Mark());
            return wanted.IsRefused || ReferenceEquals(wanted.After, attendance) || form[AttendanceCard.SeenKey] == AttendanceViews.MarkOf(attendance)
                ? wanted
                : AttendanceDecision.Refused("Somebody else has just changed the list. It stands above as it is now. To have it your way, press Save again.");
        }

        Card Again(AttendanceDecision decision, OpenInspection current)
        {
            var view = AttendanceViews.View(turn, current) with { Problem = decision.Field is null ? decision.WhyNot : null };
            if (decision.Field is { } field)
            {
                errors[field] = decision.WhyNot!;
            }

            return AttendanceCard.Form(AttendanceViews.Form(current, view) with
            {
                Chosen = form[AttendanceCard.People],
                NoteTaker = form[AttendanceCard.NoteTaker],
                Places = form[AttendanceCard.Places],
                Errors = errors,
            });
        }
    }

    private async ValueTask<IReadOnlyList<Reply>> EndAsync(Turn turn, Form? form, CancellationToken ct)
    {
        if (await register.OpenAsync(turn, form, ct) is not { } open)
        {
            return [new OnlyYou(form is null ? InspectionTurn.NoneUnderWay() : InspectionTurn.Over())];
        }

        if (FeedbackMeeting.StepOf(open) is null)
        {
            return [new OnlyYou(NoMeeting())];
        }

        var settled = await register.DecideAsync(
            turn,
            open,
            AccessKind.ListChanged,
            current => AttendanceList.End(
                current.Inspection.Attendance, current.Forum, turn.From.Id, FeedbackMeeting.DayOf(current), turn.Today, turn.Mark()),
            ct,
            inspection => FeedbackMeeting.StepOf(open) is { } meeting ? inspection.Tick(meeting.Step, turn.Today, turn.Mark()) : inspection);
        if (settled.Broken is { } broken)
        {
            return broken;
        }

        return settled.Decision.IsRefused
            ? [AttendanceViews.Of(turn, settled.Now, problem: settled.Decision.WhyNot)]
            :
            [
                AttendanceViews.Of(turn, settled.Now, done: "Noted: the meeting is over, and the list is locked."),
                .. settled.HasChanged ? await live.RedrawAsync(settled.Now.Forum.Id, form?.Card, ct) : [],
            ];
    }

    private static IEnumerable<Tell> Told(Turn turn, Settled settled)
    {
        var (before, after) = (settled.Before.Inspection.Attendance, settled.Now.Inspection.Attendance);
        var meeting = AttendanceViews.MeetingWords(settled.Now, turn.Today);
        foreach (var one in after.People)
        {
            var was = before.Find(one.PersonKey);
            var isNew = was?.NamedBy != one.NamedBy || (one.TakesNotes && was is { TakesNotes: false });
            if (isNew && one.PersonKey != turn.From.Id.Key && PersonId.Parse(one.PersonKey) is { } person)
            {
                yield return new(person, TermsCard.Named(turn.From.Name, meeting, one.TakesNotes));
            }
        }

        foreach (var one in before.People)
        {
            if (after.Find(one.PersonKey) is null && one.PersonKey != turn.From.Id.Key && PersonId.Parse(one.PersonKey) is { } person)
            {
                yield return new(person, TermsCard.TakenOff());
            }
        }
    }
}
