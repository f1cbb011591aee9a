using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault.Attending;

/// <summary>Each person on the list reads the terms and accepts them for themselves. Source: docs/rules.md, CONF-27.</summary>
internal sealed class TermsFeature(AttendanceRegister register, LiveCards live) : IFeature
{
    public string? HelpHeading => "Feedback meeting";

    public IReadOnlyList<Command> Commands =>
    [
        new("terms", "What you promise when you go to the feedback meeting", Permission.AnswerAsAttendee, Matter.Forum)
        {
            Privately = true,
            AlsoSaid = ["terms of the feedback meeting", "accept the terms", "read the terms"],
            WhoMay = AttendanceFeature.WhoMay(),
            Run = (turn, _, ct) => ShowAsync(turn, null, ct),
        },
    ];

    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowTerms, Permission.AnswerAsAttendee, Matter.Forum) { Privately = true, Run = ShowAsync },
        new(Verbs.AcceptTerms, Permission.AnswerAsAttendee, Matter.Forum) { Privately = true, Run = AcceptAsync },
    ];

    private async ValueTask<IReadOnlyList<Reply>> ShowAsync(Turn turn, Form? form, CancellationToken ct) =>
        await register.OpenAsync(turn, null, ct) is { } open
            ? [CardFor(turn, open)]
            : [new OnlyYou(InspectionTurn.NoneUnderWay())];

    private async ValueTask<IReadOnlyList<Reply>> AcceptAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await register.OpenAsync(turn, form, ct) is not { } open)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var settled = await register.DecideAsync(
            turn,
            open,
            AccessKind.TermsAccepted,
            current => AttendanceList.Accept(current.Inspection.Attendance, current.Forum, turn.From.Id, form[TermsCard.VersionKey], turn.Mark()),
            ct);
        if (settled.Broken is { } broken)
        {
            return broken;
        }

        return
        [
            CardFor(turn, settled.Now, settled.Decision.WhyNot),
            .. settled.HasChanged ? await live.RedrawAsync(settled.Now.Forum.Id, form.Card, ct) : [],
        ];
    }

    private static Reply CardFor(Turn turn, OpenInspection open, string? problem = null)
    {
        var attendance = open.Inspection.Attendance;
        return Presence.IsListed(open.Forum, attendance, turn.From.Id) && attendance.Find(turn.From.Id.Key) is { } own
            ? new Ask(TermsCard.Of(new(open.Inspection.Id)
            {
                Meeting = FeedbackMeeting.IsLocked(open, turn.Incoming.At) ? null : AttendanceViews.MeetingWords(open, turn.Today),
                TakesNotes = own.TakesNotes,
                Accepted = own.Accepted is { } accepted ? AttendanceViews.At(accepted, turn) : null,
                Problem = problem,
            }))
            : new OnlyYou(TermsCard.NotListed());
    }
}
