using System.Globalization;
using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules.Calendar;

/// <summary>
/// One entry of somebody's calendar. Europe/London times; with <see cref="AllDay"/> the days from <see cref="Start"/> to before <see cref="End"/>.
/// <see cref="Uid"/> stays the same for as long as the thing itself; <see cref="Sequence"/> grows when it changes.
/// </summary>
internal sealed record CalendarEntry(string Uid, string Title, LocalDateTime Start, LocalDateTime End, int Sequence, Instant Changed)
{
    public string? Where { get; init; }

    public bool AllDay { get; init; }

    public bool IsCancelled { get; init; }

    /// <summary>True while nobody has confirmed it.</summary>
    public bool Expected { get; init; }
}

/// <summary>
/// What one person's calendar holds: the meetings, steps with a clock time and main dates that the gate lets them see at this moment, and never what is for
/// attendees only. Pure.
/// </summary>
internal static class CalendarEntries
{
    private static readonly Period KeptAfterCancelling = Period.FromDays(30);

    internal static IEnumerable<CalendarEntry> Of(OpenInspection open, Viewer viewer, LocalDate today) =>
        [.. Meetings(open, viewer, today), .. Steps(open, viewer), .. MainDates(open, viewer)];

    private static IEnumerable<CalendarEntry> Meetings(OpenInspection open, Viewer viewer, LocalDate today) =>
        from meeting in open.Inspection.Meetings
        where MaySee(open, viewer, meeting) && !(meeting.IsCancelled && meeting.End.Date + KeptAfterCancelling < today)
        select new CalendarEntry(Uid(open, meeting.Id), meeting.Title, meeting.Start, meeting.End, meeting.Revision, Changed(open.Inspection, meeting))
        {
            Where = meeting.Where,
            IsCancelled = meeting.IsCancelled,
        };

    // A meeting that is a step is as confidential as the more confidential of the two.
    private static bool MaySee(OpenInspection open, Viewer viewer, Meeting meeting) =>
        IsFor(viewer, new(meeting.Level, meeting.SharedWithArea))
        && (meeting.StepId is not { } id || open.Timeline.Find(id) is not { } planned || IsFor(viewer, Matters.Of(planned.Step, open.Timeline)));

    private static bool IsFor(Viewer viewer, Matter matter) => matter.Level != Level.Attendees && viewer.May(Permission.SeeSteps, matter);

    private static IEnumerable<CalendarEntry> Steps(OpenInspection open, Viewer viewer)
    {
        var meetings = open.Inspection.Meetings.Where(meeting => !meeting.IsCancelled).Select(meeting => meeting.StepId).ToHashSet();
        var (sequence, changed) = Written(open.Inspection);
        foreach (var planned in open.Timeline.Steps)
        {
            var step = planned.Step;
            if (planned is { State: StepState.Dated, Start: { } day, At: { } at }
                && step is { Repeat: not Repeat.EachDay, When.Kind: not TimingKind.Moments }
                && !HangsOnTheSurvey(step)
                && !meetings.Contains(step.Id)
                && (viewer.SeesVisitDates || step.Level == Level.Public)
                && IsFor(viewer, Matters.Of(step, open.Timeline)))
            {
                yield return new(Uid(open, step.Id), step.Title, day + at, day + at + Period.FromHours(1), sequence, changed) { Expected = planned.Expected };
            }
        }
    }

    // The survey's opening and closing are main dates of their own.
    private static bool HangsOnTheSurvey(Step step) => step.When.Offsets.Any(offset => offset.Anchor is Anchor.O or Anchor.C);

    private static IEnumerable<CalendarEntry> MainDates(OpenInspection open, Viewer viewer)
    {
        var (sequence, changed) = Written(open.Inspection);
        if (open.Timeline.HasSurvey)
        {
            foreach (var (anchor, title) in new[] { (Anchor.O, "The survey for families opens"), (Anchor.C, "The survey for families closes") })
            {
                if (open.Timeline[anchor] is { Time: { } time } known)
                {
                    yield return new(Uid(open, anchor), title, known.Date + time, known.Date + time + Period.FromMinutes(15), sequence, changed) { Expected = !known.Confirmed };
                }
            }
        }

        if (viewer.SeesVisitDates && open.Timeline[Anchor.S] is { } first && open.Timeline[Anchor.E] is { } last && last.Date >= first.Date)
        {
            yield return new(Uid(open, Anchor.S), "Inspectors are in the area", first.Date.AtMidnight(), last.Date.PlusDays(1).AtMidnight(), sequence, changed)
            {
                AllDay = true,
                Expected = !first.Confirmed || !last.Confirmed,
            };
        }
    }

    private static string Uid(OpenInspection open, object part) => string.Create(CultureInfo.InvariantCulture, $"{open.Inspection.Id}-{part}@forumbot");

    private static Instant Changed(Inspection inspection, Meeting meeting) =>
        inspection.Changes.Find(change => change.Meetings.Exists(one => one.After.Id == meeting.Id))?.By.At ?? inspection.Started.At;

    /// <summary>When anything was last written down, and that as a number that only grows: worked-out dates have no count of their own changes.</summary>
    private static (int Sequence, Instant At) Written(Inspection inspection)
    {
        var at = inspection.Started.At;
        foreach (var mark in inspection.History.Take(1).Select(happening => happening.By).Concat(inspection.Changes.Take(1).Select(change => change.By)))
        {
            at = Instant.Max(at, mark.At);
        }

        return ((int)Math.Clamp((at - inspection.Started.At).TotalSeconds, 0, int.MaxValue), at);
    }
}
