using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>What a stretch of days asks of a viewer. Pure: the same documents and the same clock give the same list.</summary>
public sealed class DayPlan(OpenInspection open, Viewer viewer, LocalDateTime now)
{
    private const int MostHappenings = 3;
    private const int MostToCheck = 3;
    private const int MostOwed = 5;

    // Said elsewhere on the card, or nothing to act on.
    private static readonly Flag[] NotForTheDay = [Flag.SurveyCloseUnconfirmed, Flag.DstChangeInWindow];

    private LocalDate Today => now.Date;

    /// <summary>The list for one day, or for a week when <paramref name="days"/> is more than one.</summary>
    public DayView Of(LocalDate first, int days, string from)
    {
        var last = first.PlusDays(days - 1);
        var steps = new Steps(open, viewer, now, from);
        var visible = new List<(int Number, PlannedStep Planned)>(open.Timeline.Steps.Count);
        visible.AddRange(steps.Visible());
        var (overdue, due, done) = (new List<StepLine>(), new List<StepLine>(), 0);
        var owed = new List<string>();
        StepLine? nextForm = null;
        foreach (var (number, planned) in visible)
        {
            // A line costs a few strings, so only steps that can be on the card get one.
            var isDue = IsDue(planned, first, last);
            if (!isDue && !(planned.End < Today) && !(planned.Start <= last))
            {
                continue;
            }

            var day = planned.IsOn(first) ? first : planned.Start ?? first;
            var line = steps.Line(number, planned, days == 1 ? first : day);
            if (line.Status == StepStatus.Overdue)
            {
                overdue.Add(line);
            }
            else if (isDue && line.Status == StepStatus.Done)
            {
                done++;
            }
            else if (isDue && (!Steps.IsInformation(planned.Step) || days > 1))
            {
                due.Add(line);
            }

            if (Owes(planned, line, last))
            {
                owed.Add(line.Title);
            }

            if (nextForm is null && line is { HasForm: true, Status: StepStatus.Overdue or StepStatus.Open } && (isDue || line.Status == StepStatus.Overdue) && LacksAnswers(planned))
            {
                nextForm = line;
            }
        }

        return new()
        {
            Title = DayWords.Title(open.Timeline, first, days, Today, viewer.SeesVisitDates),
            Lead = Lead(first, days, due.Count, done, overdue.Count),
            Overdue = overdue,
            Due = OwnFirst(due),
            Done = done,
            AreaIsReader = viewer.Here == Audience.OnePerson && viewer.Roles.HasAny(RoleSet.Of(Role.Lano, Role.LanoDeputy)),
            AreaOwes = viewer.May(Permission.SeeSteps, Matter.Schedule) ? [.. owed.Take(MostOwed)] : [],
            NextFixed = NextFixed(steps, visible),
            Happened = [.. Happened(visible).Take(MostHappenings)],
            ToCheck = viewer.May(Permission.SeeSteps, Matter.Forum) ? [.. ToCheck().Take(MostToCheck)] : [],
            NextForm = nextForm,
            IsWaiting = open.Timeline.DayOf(first).Phase == Phase.AwaitingReport,
            IsToday = days == 1 && first == Today,
        };
    }

    private string Lead(LocalDate first, int days, int due, int done, int overdue)
    {
        var phase = DayWords.Phase(open.Timeline, open.Timeline.DayOf(first), first, Today, viewer.SeesVisitDates);
        var count = (due, done) switch
        {
            (0, 0) => "Nothing is due.",
            (0, _) when overdue > 0 && days == 1 && first == Today => $"Today’s steps are done. {overdue} {(overdue == 1 ? "is" : "are")} overdue.",
            (0, _) when overdue > 0 => $"{Capital(Wording.Count(done, "step", "steps"))} done.",
            (0, _) => $"All done: {Wording.Count(done, "step", "steps")}. Well done.",
            (_, 0) => $"{Capital(Wording.Count(due, "step", "steps"))} to do.",
            _ => $"{Capital(Wording.Count(due, "step", "steps"))} to do, {done} done.",
        };
        return days > 1 ? count : $"{phase} {count}";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static bool IsDue(PlannedStep planned, LocalDate first, LocalDate last)
    {
        if (first == last)
        {
            return planned.IsOn(first);
        }

        return planned is { State: StepState.Dated, Start: { } start, End: { } end } && start <= last && end >= first;
    }

    /// <summary>The LANO owes what their own steps ask for, from the day the step begins until it is answered or ticked, or helps nobody any more.</summary>
    private bool Owes(PlannedStep planned, StepLine line, LocalDate last) =>
        planned.Step is { Who: Responsible.Lano, Collect.Count: > 0 }
        && line.Status is StepStatus.Open or StepStatus.Overdue
        && planned.Start <= last
        && !Usefulness.HasLapsed(planned, open.Inspection, open.Timeline, Today)
        && LacksAnswers(planned);

    private bool LacksAnswers(PlannedStep planned) =>
        planned.Step.Collect.Any(field => field.Level != Level.Attendees && !VaultSteps.IsKeptByVault(planned.Step, field) && open.Inspection.AnswerTo(planned.Step, field) is null);

    private List<StepLine> OwnFirst(List<StepLine> due) => viewer.Here == Audience.OnePerson
        ? [.. due.OrderBy(line => StepRights.IsOwn(viewer.Roles, open.Timeline.Find(line.Id)!.Step.Who) ? 0 : 1)]
        : due;

    private string? NextFixed(Steps steps, List<(int Number, PlannedStep Planned)> visible)
    {
        PlannedStep? next = null;
        var nextAt = default(LocalDateTime);
        foreach (var (_, planned) in visible)
        {
            // What comes every day, or at several moments, is no time to plan around.
            if (planned is { State: StepState.Dated, At: { } at, Start: { } start, Moments.Count: 0, Step.Repeat: not Repeat.EachDay } && steps.ShowsDay(planned)
                && start + at is var moment && moment > now && (next is null || moment < nextAt))
            {
                (next, nextAt) = (planned, moment);
            }
        }

        if (next is null)
        {
            return null;
        }

        var expected = next.Expected ? "expected " : "";
        return $"Next fixed time: {next.Step.Title}, {expected}{StepWords.Day(nextAt.Date, Today)}, {nextAt.TimeOfDay.Say()}.";
    }

    private IEnumerable<string> Happened(List<(int Number, PlannedStep Planned)> visible)
    {
        Happening? newer = null;
        foreach (var happening in open.Inspection.History)
        {
            var at = happening.By.At.InZone(London.Zone).LocalDateTime;
            if (at.Date < Today.PlusDays(-1))
            {
                yield break;
            }

            // A form that is saved twice is one thing that happened.
            var isAgain = newer is not null && (newer.Kind, newer.StepId, newer.By.PersonKey) == (happening.Kind, happening.StepId, happening.By.PersonKey);
            newer = happening;
            if (!isAgain && visible.Find(shown => shown.Planned.Step.Id == happening.StepId) is { Planned.Step: { } step })
            {
                var who = viewer.SeesNames ? happening.By.Name : "Somebody";
                yield return $"{who} {(HasMoved(happening) ? "moved" : DayWords.Did(happening.Kind))} “{step.Title}”, {StepWords.Day(at.Date, Today)} {at.TimeOfDay.Say()}";
            }
        }
    }

    // The timetable keeps the time of a step's meeting as the step's answer, in the same moment.
    private bool HasMoved(Happening happening) => happening.Kind == HappeningKind.FilledIn && open.Inspection.Changes.Exists(change =>
        change.By == happening.By && change.Meetings.Exists(meeting => meeting.Before is not null && meeting.After.StepId == happening.StepId));

    private IEnumerable<string> ToCheck()
    {
        foreach (var planned in open.Timeline.Steps)
        {
            if (planned.PleaseCheck)
            {
                yield return $"“{planned.Step.Title}” has a confirmed time that no longer fits the dates around it. Say “change schedule” to move it, or leave it if it is right.";
            }
        }

        foreach (var flag in open.Timeline.Flags)
        {
            if (!NotForTheDay.Contains(flag))
            {
                yield return flag.ToSentence();
            }
        }
    }
}
