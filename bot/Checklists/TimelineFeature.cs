using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Checklists;

/// <summary>The weeks at a glance, and where we are now.</summary>
public sealed class TimelineFeature(Desk desk) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("timeline", "The weeks at a glance", Permission.SeeSteps, Matter.Public)
        {
            AlsoSaid = ["dates", "all dates", "when is everything", "when do inspectors come"],
            Run = async (turn, _, ct) => [new Say(await DrawAsync(turn, Viewer.Of(turn), ct))],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
        [new(Verbs.ShowTimeline, Permission.SeeSteps, Matter.Public) { Run = async (turn, _, ct) => [new OnlyYou(await DrawAsync(turn, Viewer.Alone(turn), ct))] }];

    private async ValueTask<Card> DrawAsync(Turn turn, Viewer viewer, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return InspectionTurn.NoneUnderWay();
        }

        var timeline = open.Timeline;
        var day = timeline.DayOf(turn.Today);
        Fact[] milestones =
            [.. TimelineWords.Milestones(timeline, turn.Today, level => viewer.May(Permission.SeeSteps, new Matter(level, SharedWithArea: true)))];
        return TimelineCard.Of(
            $"{open.Playbook.Title}: the dates",
            DayWords.Phase(timeline, day, turn.Today, turn.Today, viewer.SeesVisitDates),
            [new("Main dates", false, milestones), .. Stretches(turn, open, viewer)],
            viewer.May(Permission.SeeSteps, Matter.Forum) ? [.. TimelineWords.ToCheck(timeline, turn.Today).Take(3)] : []);
    }

    private static IEnumerable<TimelineStretch> Stretches(Turn turn, OpenInspection open, Viewer viewer)
    {
        var steps = new Steps(open, viewer, turn.Now, "");
        var sections = steps.Visible()
            .Where(step => step.Planned.State == StepState.Dated && steps.ShowsDay(step.Planned))
            .GroupBy(step => step.Planned.Step.Section)
            .Select(section => (
                Heading: section.Key,
                Week: UsualWeek(section.Select(step => open.Timeline.DayOf(step.Planned.Start!.Value).Week)),
                First: section.Min(step => step.Planned.Start!.Value),
                Last: section.Max(step => step.Planned.End!.Value),
                Count: section.Count(),
                Done: section.Count(step => steps.StatusOn(turn.Today, step.Planned) == StepStatus.Done)))
            .ToList();

        // A step that lasts for weeks makes its section last as long, so several hold today.
        var week = open.Timeline.DayOf(turn.Today).Week;
        var holding = sections.Where(section => turn.Today >= section.First && turn.Today <= section.Last).ToList();
        var current = holding.Where(section => section.Week <= week).OrderByDescending(section => section.Week).FirstOrDefault().Heading ?? holding.FirstOrDefault().Heading;
        foreach (var section in sections)
        {
            yield return new(
                section.Heading,
                section.Heading == current,
                [
                    new("Dates", $"{section.First.Say(turn.Today)} to {section.Last.Say(turn.Today)}"),
                    new("Steps", $"{section.Done} of {section.Count} done"),
                ]);
        }
    }

    private static int UsualWeek(IEnumerable<int> weeks) => weeks.CountBy(week => week).OrderByDescending(week => week.Value).ThenBy(week => week.Key).First().Key;
}
