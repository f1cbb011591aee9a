using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using ForumBot.Surveys;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>
/// Whether a change is told at once, because it touches the next 24 hours or makes something late (DR-13), or in the next morning list. Pure.
/// Source: docs/rules.md, SCHEDULE.
/// </summary>
public static class ShortNotice
{
    private static readonly Duration AtOnce = Duration.FromHours(24);

    /// <summary>When a day without a clock time begins.</summary>
    internal static readonly LocalTime DayBegins = new(9, 0);

    /// <summary>True when what it changes was or is to be within this time from the moment of the change.</summary>
    public static bool Touches(ScheduleChange change, Duration within)
    {
        var (from, until) = (change.By.At, change.By.At + within);
        foreach (var (before, after) in change.Meetings)
        {
            if (IsMet(after) || (before is not null && IsMet(before)))
            {
                return true;
            }
        }

        foreach (var (_, before, after) in change.Dates)
        {
            if (IsNear(before) || IsNear(after))
            {
                return true;
            }
        }

        return false;

        bool IsMet(Meeting meeting) => London.At(meeting.Start).ToInstant() < until && London.At(meeting.End).ToInstant() > from;

        // A day is near from the moment it is today; a day to come when it begins, and tomorrow as a whole is within a day.
        bool IsNear(AnchorDate? date) => date is { } day
            && day.Date >= London.DateOf(from)
            && (day.Date == London.DateOf(from) || London.At(day.Date + (day.Time ?? DayBegins)).ToInstant() < until
                || (within == AtOnce && day.Date == London.DateOf(until)));
    }

    /// <summary>True when people hear of it at once.</summary>
    /// <param name="change">The change.</param>
    /// <param name="open">The inspection as it was before.</param>
    /// <param name="after">Every date as it is after.</param>
    public static bool IsFor(ScheduleChange change, OpenInspection open, Timeline after) =>
        Touches(change, AtOnce) || With(change, open, after).PushAtOnce;

    private static TimelineChange With(ScheduleChange change, OpenInspection open, Timeline after) =>
        TimelineChange.Between(open.Timeline, after, id => !IsTicked(open.Inspection, id), change.By.At);

    /// <summary>Who hears of it, and when, in a sentence for the person who makes it.</summary>
    public static string Told(ScheduleChange change, OpenInspection open, Timeline after, Viewer poster)
    {
        if (SurveyNotice(change, open, after) is { } at)
        {
            var now = change.By.At.InZone(London.Zone).LocalDateTime;
            var start = at <= now ? "now" : $"{StepWords.Day(at.Date, now.Date)}, {at.TimeOfDay.Say()}";
            return $"I tell everybody {start}, because families plan by the closing time.";
        }

        var when = Touches(change, AtOnce) ? "at once, because it touches the next 24 hours"
            : With(change, open, after) switch
            {
                { Overdue.Count: > 0 } => "at once, because it makes something late",
                { PushAtOnce: true } => "at once, because it moves steps of today or tomorrow",
                _ => "in the next morning list, at 8:30am",
            };
        return $"I tell {Who(change, open, poster)} {when}.{(change.NeedsAnswer ? " I ask them to press “Seen”." : "")}";
    }

    /// <summary>When families hear of another closing time, which is told by the survey's own notice (SR-05); null for any other change.</summary>
    private static LocalDateTime? SurveyNotice(ScheduleChange change, OpenInspection open, Timeline after) =>
        change.Meetings.Count == 0
        && change.Dates.All(date => date.Anchor is Anchor.O or Anchor.C)
        && change.Dates.Any(date => date is { Anchor: Anchor.C, After.Time: not null })
        && SurveyLadder.Window(open.Timeline) is { } before
        && SurveyLadder.Window(after) is { } window
        && window.Closes != before.Closes
        && London.At(window.Closes).ToInstant() > change.By.At
        && SurveyLadder.Change(before, change.By.At, window, change.By.At).NewPlan.Messages.FirstOrDefault(message => message.Rung == Rung.ChangeNotice) is { } notice
            ? notice.At.LocalDateTime
            : null;

    private static string Who(ScheduleChange change, OpenInspection open, Viewer poster)
    {
        if (change.Dates.Count > 0)
        {
            return "everybody in the forum and the LANO";
        }

        var meeting = change.Meetings[0].After;
        var wanted = MeetingWords.Wanted(meeting with { Wanted = meeting.Wanted with { Others = null } }, open.Forum, poster);
        return wanted.Length > 0 ? wanted : "the chair and forum representatives";
    }

    private static bool IsTicked(Inspection inspection, string stepId) =>
        inspection.Ticks.Keys.Any(key => key == stepId || key.StartsWith(stepId + "@", StringComparison.Ordinal));
}
