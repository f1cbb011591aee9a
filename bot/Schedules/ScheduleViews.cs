using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>The timetable as one viewer may see it. Pure.</summary>
public static class ScheduleViews
{
    private const int MostEarlier = 15;

    /// <summary>The id under which the time that stands beside a step can be picked.</summary>
    public const string StepPrefix = "step:";

    /// <summary>The card.</summary>
    public static Card Draw(OpenInspection open, Viewer viewer, LocalDateTime now, int page)
    {
        var all = Visible(open, viewer, now).ToList();
        var ahead = all.Where(meeting => meeting.End > now).ToList();
        var pages = Math.Max(1, (ahead.Count + ScheduleCard.PerPage - 1) / ScheduleCard.PerPage);
        page = Math.Clamp(page, 1, pages);
        return ScheduleCard.Of(new()
        {
            Inspection = open.Inspection.Id,
            Page = page,
            Pages = pages,
            Ahead =
            [
                .. ahead.Skip((page - 1) * ScheduleCard.PerPage).Take(ScheduleCard.PerPage)
                    .GroupBy(meeting => meeting.Start.Date)
                    .Select(day => new ScheduleDay(Heading(day.Key, now.Date), [.. day.Select(meeting => Line(meeting, MeetingWords.Hours(meeting, now.Date)))])),
            ],
            Earlier = [.. all.Where(meeting => meeting.End <= now).Reverse().Take(MostEarlier).Select(meeting => Line(meeting, MeetingWords.When(meeting, now.Date)))],
            Bar = viewer.SeesVisitDates ? ScheduleBar.None : viewer.Here == Audience.OnePerson ? ScheduleBar.Stranger : ScheduleBar.OpenPlace,
            MayChange = viewer.AsTicking.May(Permission.ChangeSchedule, Matter.Schedule),
            HasChanges = open.Inspection.Changes.Any(change => ChangeNotice.ViewOf(change, open, viewer, now, counts: false) is not null),
        });

        ScheduleLine Line(Meeting meeting, string when) =>
            new(when, meeting.Title, meeting.Where ?? "", MeetingWords.Wanted(meeting, open.Forum, viewer), meeting.IsCancelled) { Id = meeting.Id };
    }

    /// <summary>
    /// What this viewer may see, in order of time: the meetings, and the times that stand beside steps without a meeting. The latter have the step's
    /// code behind <see cref="StepPrefix"/> for an id.
    /// </summary>
    public static IEnumerable<Meeting> Visible(OpenInspection open, Viewer viewer, LocalDateTime now)
    {
        var steps = new Steps(open, viewer, now, "");
        return open.Inspection.Meetings.Where(meeting => viewer.MaySee(meeting))
            .Concat(steps.Visible()
                .Where(step => step.Planned.State == StepState.Dated && steps.ShowsDay(step.Planned))
                .Select(step => Timetable.FixedBeside(open.Inspection, open.Playbook, step.Planned.Step.Id))
                .OfType<Meeting>()
                .Select(meeting => meeting with { Id = StepPrefix + meeting.StepId }))
            .OrderBy(meeting => meeting.Start)
            .ThenBy(meeting => meeting.End);
    }

    private static string Heading(LocalDate day, LocalDate today) => StepWords.Day(day, today) switch
    {
        "today" => $"Today, {day.Say(today)}",
        "tomorrow" => $"Tomorrow, {day.Say(today)}",
        var words => words,
    };
}
