using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault.Attending;

/// <summary>Putting the list right once the meeting is over: somebody asks, and two who were there agree. Source: docs/rules.md, CONF-07.</summary>
internal sealed class LateChangeFeature(AttendanceRegister register, LiveCards live, IEnumerable<IPrivacyCheck> checks) : IFeature
{
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.AskLateChange, Permission.AnswerAsAttendee, Matter.Forum) { Privately = true, Run = AskAsync },
        new(Verbs.AgreeLateChange, Permission.AnswerAsAttendee, Matter.Forum) { Privately = true, Run = AgreeAsync },
        new(Verbs.WithdrawLateChange, Permission.AnswerAsAttendee, Matter.Forum) { Privately = true, Run = WithdrawAsync },
    ];

    private async ValueTask<IReadOnlyList<Reply>> AskAsync(Turn turn, Form form, CancellationToken ct)
    {
        var reason = form[AttendanceLateCard.Reason];
        var wish = new LateWish(form[AttendanceLateCard.Person], AttendanceViews.KindOf(form[AttendanceLateCard.Kind]), reason);
        var whyNotKept = reason is null ? null : checks.Select(check => check.WhyNotKept(reason)).FirstOrDefault(why => why is not null);
        return await DecideAsync(
            turn,
            form,
            current => whyNotKept is not null
                ? AttendanceDecision.Refused(whyNotKept, AttendanceLateCard.Reason)
                : LateChanges.Ask(
                    current.Inspection.Attendance, current.Forum, wish, FeedbackMeeting.IsLocked(current, turn.Incoming.At), turn.Mark()),
            ct);
    }

    private ValueTask<IReadOnlyList<Reply>> AgreeAsync(Turn turn, Form form, CancellationToken ct) => DecideAsync(
        turn,
        form,
        current => LateChanges.Agree(
            current.Inspection.Attendance, current.Forum, form[AttendanceLateCard.About], AttendanceViews.KindOf(form[AttendanceLateCard.Kind]), turn.Mark()),
        ct);

    private ValueTask<IReadOnlyList<Reply>> WithdrawAsync(Turn turn, Form form, CancellationToken ct) => DecideAsync(
        turn,
        form,
        current => LateChanges.Withdraw(
            current.Inspection.Attendance, current.Forum, form[AttendanceLateCard.About], AttendanceViews.KindOf(form[AttendanceLateCard.Kind]), turn.Mark()),
        ct);

    private async ValueTask<IReadOnlyList<Reply>> DecideAsync(Turn turn, Form form, Func<OpenInspection, AttendanceDecision> decide, CancellationToken ct)
    {
        if (await register.OpenAsync(turn, form, ct) is not { } open)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var settled = await register.DecideAsync(turn, open, AccessKind.ListChanged, decide, ct);
        if (settled.Broken is { } broken)
        {
            return broken;
        }

        if (settled.Decision is { IsRefused: true } refused)
        {
            return [Refused(turn, form, settled.Now, refused)];
        }

        var (before, after) = (settled.Before.Inspection.Attendance, settled.Now.Inspection.Attendance);
        var isMade = !ReferenceEquals(before.People, after.People);
        var words = (settled.HasChanged, isMade) switch
        {
            (false, _) => "Nothing was different, so nothing was changed.",
            (_, true) => "Done: the list is changed.",
            _ => "Noted.",
        };
        // They may have been in the room until this very turn.
        var now = turn with { Facts = Presence.Of(settled.Now.Forum, settled.Now.Inspection, settled.Now.Playbook, turn.From.Id) };
        return
        [
            AttendanceViews.Of(now, settled.Now, done: words),
            .. isMade ? await live.RedrawAsync(settled.Now.Forum.Id, form.Card, ct) : [],
            .. Told(turn, settled),
        ];
    }

    private static Reply Refused(Turn turn, Form form, OpenInspection now, AttendanceDecision refused)
    {
        if (refused.Field is not { } field || !FeedbackMeeting.IsLocked(now, turn.Incoming.At))
        {
            return AttendanceViews.Of(turn, now, problem: refused.WhyNot);
        }

        var typed = new Dictionary<string, string>();
        foreach (var id in (ReadOnlySpan<string>)[AttendanceLateCard.Person, AttendanceLateCard.Kind, AttendanceLateCard.Reason])
        {
            if (form[id] is { } value)
            {
                typed[id] = value;
            }
        }

        return new Ask(AttendanceLateCard.Of(AttendanceViews.Late(turn, now) with
        {
            Typed = typed,
            Errors = new Dictionary<string, string> { [field] = refused.WhyNot! },
        }));
    }

    // Of a new request those are told whose word is missing; of one that was made, the one it is about.
    private static IEnumerable<Tell> Told(Turn turn, Settled settled)
    {
        var (before, after, forum) = (settled.Before.Inspection.Attendance, settled.Now.Inspection.Attendance, settled.Now.Forum);
        foreach (var change in after.Waiting)
        {
            if (before.Waiting.Exists(was => was.PersonKey == change.PersonKey && was.Kind == change.Kind))
            {
                continue;
            }

            foreach (var one in after.People)
            {
                if (PersonId.Parse(one.PersonKey) is { } person && person != turn.From.Id && LateChanges.MayAgree(after, forum, change, person))
                {
                    yield return new(person, AttendanceLateCard.Asked());
                }
            }
        }

        foreach (var one in after.People)
        {
            if (before.Find(one.PersonKey)?.NamedBy != one.NamedBy && PersonId.Parse(one.PersonKey) is { } person)
            {
                yield return new(person, TermsCard.AddedLate());
            }
        }

        foreach (var one in before.People)
        {
            if (after.Find(one.PersonKey) is null && PersonId.Parse(one.PersonKey) is { } person)
            {
                yield return new(person, TermsCard.TakenOff());
            }
        }
    }
}
