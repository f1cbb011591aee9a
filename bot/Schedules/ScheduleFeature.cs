using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Schedules;

/// <summary>The timetable, its last changes, "I have seen it", and the way back from a slip.</summary>
public sealed class ScheduleFeature(Posts posts) : IFeature
{
    /// <inheritdoc/>
    public string? HelpHeading => "Timetable";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("schedule", "The meetings that lie ahead", Permission.SeeSteps, Matter.Public)
        {
            AlsoSaid =
            [
                "meetings", "timetable", "timetable of meetings", "meeting list", "show schedule", "show timetable", "show meetings",
                "when do we meet inspectors", "when do we meet the inspectors",
            ],
            Tail = Tail.Numbers,
            Run = SayAsync,
        },
        new("what changed", "The last changes to the timetable", Permission.SeeSteps, Matter.Schedule)
        {
            AlsoSaid = ["what has changed", "latest news of the timetable"],
            Privately = true,
            Run = async (turn, _, ct) => await posts.OpenAsync(turn, null, ct) is { } open
                ? [new OnlyYou(Changes(turn, open))]
                : [new Say(InspectionTurn.NoneUnderWay())],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        Press(Verbs.ShowSchedule, Permission.SeeSteps, Matter.Public, (turn, open, form, _) => ValueTask.FromResult<IReadOnlyList<Reply>>(
            [new OnlyYou(form[ScheduleCard.PartKey] == ScheduleCard.Changes
                ? Changes(turn, open)
                : ScheduleView.DrawOwn(turn, open, form.Number(ScheduleCard.PageKey) ?? 1))])),
        Press(Verbs.SeenChange, Permission.SeeSteps, Matter.Public, SeenAsync),
        Press(Verbs.UndoChange, Permission.ChangeSchedule, Matter.Schedule, UndoAsync),
    ];

    private async ValueTask<IReadOnlyList<Reply>> SayAsync(Turn turn, string tail, CancellationToken ct)
    {
        if (await posts.OpenAsync(turn, null, ct) is not { } open)
        {
            return [new Say(InspectionTurn.NoneUnderWay())];
        }

        var page = int.TryParse(tail.Split(' ')[0], out var asked) ? asked : 1;
        return [new Say(ScheduleViews.Draw(open, Viewer.Of(turn), turn.Now, page), ScheduleView.Live(turn, open.Inspection, page))];
    }

    private Click Press(
        string verb, Permission needs, Matter about, Func<Turn, OpenInspection, Form, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(verb, needs, about)
        {
            Privately = true,
            Run = async (turn, form, ct) => await posts.OpenAsync(turn, form, ct) is { } open
                ? await run(turn, open, form, ct)
                : [new OnlyYou(InspectionTurn.Over())],
        };

    private static Card Changes(Turn turn, OpenInspection open)
    {
        var reader = Viewer.Alone(turn);
        var lines = new List<ChangeLine>();
        foreach (var change in open.Inspection.Changes)
        {
            if (lines.Count < ChangesCard.Most && ChangeNotice.ViewOf(change, open, reader, turn.Now, counts: true) is { } view)
            {
                lines.Add(new(change.Id, view.Title, [.. Lines(view)], MayUndo(turn, change) && CanUndo(turn, open, change)));
            }
        }

        return ChangesCard.Of(open.Inspection.Id, lines);
    }

    private static IEnumerable<string> Lines(ChangeNoticeView view)
    {
        foreach (var thing in view.Things)
        {
            yield return (view.Things.Count > 1 ? Wording.LeadIn(thing.Title) : "") + string.Join("; ", thing.Facts.Select(fact => Wording.LeadIn(fact.Label) + fact.Value)) + ".";
        }

        if (view.NotShown > 0)
        {
            yield return $"There are {view.NotShown} more.";
        }

        if (view.Why is { } why)
        {
            yield return why;
        }

        yield return string.Join(' ', new[] { view.By, view.Count, view.Since }.OfType<string>());
    }

    private async ValueTask<IReadOnlyList<Reply>> SeenAsync(Turn turn, OpenInspection open, Form form, CancellationToken ct)
    {
        // What may be seen in this person's own chat may be seen by them.
        var reader = Viewer.Alone(turn);
        if (Meant(open, form) is not { NeedsAnswer: true } change || ChangeNotice.ViewOf(change, open, reader, turn.Now, counts: false) is null)
        {
            return [new OnlyYou(NoticeCard.NotFound())];
        }

        var saved = await posts.SeenAsync(open, change.Id, turn.Mark(), ct);
        if (saved.Inspection.Changes.Find(one => one.Id == change.Id) is not { } seen
            || ChangeNotice.ViewOf(seen, saved, reader, turn.Now, counts: turn.Place.IsShared) is not { } view)
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var card = ChangeNoticeCard.Of(view with { Thanks = true });
        return [turn.Place.IsShared || form[Reminding.AmongOthers] is not null ? new OnlyYou(card) : new Replace(card)];
    }

    private async ValueTask<IReadOnlyList<Reply>> UndoAsync(Turn turn, OpenInspection open, Form form, CancellationToken ct)
    {
        if (Meant(open, form) is not { } change || !MayUndo(turn, change))
        {
            return [new OnlyYou(NoticeCard.NotFound())];
        }

        var (applied, now) = await posts.DecideAsync(open, current => TakingBack.Of(current, open.Playbook, change.Id, turn.Mark()), save: true, ct);
        return applied switch
        {
            Applied.Saved saved => await ScheduleAnswers.SavedAsync(posts, turn, form, now, saved.Change, "All is as it was before. I tell those who heard of it.", ct),
            Applied.Refused refused => [new OnlyYou(NoticeCard.Of(
                "Nothing was changed", refused.Sentence, "Say “schedule” to see all times.", ScheduleCard.Open(open.Inspection.Id)))],
            _ => [new OnlyYou(ScheduleAnswers.NothingDiffers(open.Inspection.Id))],
        };
    }

    private static ScheduleChange? Meant(OpenInspection open, Form form) => open.Inspection.Changes.Find(change => change.Id == form[ChangeNoticeCard.ChangeKey]);

    /// <summary>Whoever may change all that it changed, on both sides.</summary>
    private static bool MayUndo(Turn turn, ScheduleChange change) =>
        change.Meetings.All(meeting => May(turn, meeting.After.Matter()) && (meeting.Before is not { } before || May(turn, before.Matter())))
        && change.Dates.All(date => DateWords.Of(date.Anchor) is { } words && May(turn, words.Matter));

    // What has changed again since, or is over, is not offered in vain.
    private static bool CanUndo(Turn turn, OpenInspection open, ScheduleChange change) =>
        TakingBack.Of(open.Inspection, open.Playbook, change.Id, turn.Mark()) is Applied.Saved;

    private static bool May(Turn turn, Matter matter) => turn.May(Permission.ChangeSchedule, matter, privately: true);
}
