using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Schedules;
using ForumBot.Surveys;

namespace ForumBot.Reminders;

/// <summary>What an occurrence is called where deliveries are listed. Nothing confidential, and nothing of what the area may not see is needed to say it. Pure.</summary>
internal static class ReminderTitles
{
    internal static string Of(Occurrence occurrence, Situation situation)
    {
        if (occurrence.To.Matter.Level == Level.Attendees)
        {
            return "A confidential item";
        }

        var (open, today) = (situation.Open, situation.Local.Date);
        return occurrence.About switch
        {
            Subject.MorningList list => $"List for {list.Day.Say(today)}",
            Subject.StepDue due => $"Due {due.At.Say(today)}: {StepTitle(due.StepId) ?? "a step"}",
            Subject.MeetingAhead { Soon: true } soon => $"In half an hour: {MeetingTitle(soon.MeetingId)}",
            Subject.MeetingAhead next => $"Coming up: {MeetingTitle(next.MeetingId)}",
            Subject.SurveyNews news => Of(news.Rung),
            Subject.OpenQuestions questions => $"Questions to the LANO, {questions.Day.Say(today)}",
            Subject.Overdue { ForChair: true } overdue => $"Overdue in the forum, {overdue.Day.Say(today)}",
            Subject.Overdue overdue => $"Overdue, to those who have it, {overdue.Day.Say(today)}",
            Subject.DateAhead { Id: KeepingTimes.Keeping } => "A confidential item",
            Subject.DateAhead ahead => $"{StepTitle(ahead.Id) ?? "A day to watch for"}, {ahead.Date.Say(today)}",
            Subject.TimetableChanged changed => Changed(open.Inspection.Changes.Find(change => change.Id == changed.ChangeId)),
            Subject.RoomDue => "The terms of the feedback meeting",
            Subject.HeldBack held => $"What the daily limit kept back, {held.Day.Say(today)}",
            _ => throw new NotSupportedException($"No title for {occurrence.About.GetType().Name}."),
        };

        string? StepTitle(string id) => open.Playbook.Find(id) is { Level: not Level.Attendees } step ? step.Title : null;

        string MeetingTitle(string id) => open.Inspection.Meetings.Find(meeting => meeting.Id == id)?.Title ?? StepTitle(id) ?? "a meeting";
    }

    private static string Changed(ScheduleChange? change) => change switch
    {
        { Meetings: [{ Before: null, After: var added }, ..] } => $"New in the timetable: {added.Title}",
        { Meetings: [{ After: { IsCancelled: true } cancelled }, ..] } => $"Cancelled: {cancelled.Title}",
        { Meetings: [{ After: var changed }, ..] } => $"Changed: {changed.Title}",
        { TakesBack: null, Dates: var dates } when DateWords.AreConfirmed(dates) => "The main dates are confirmed",
        _ => "The main dates changed",
    };

    private static string Of(Rung rung) => rung switch
    {
        Rung.Open => "The survey is open",
        Rung.ThreeDays => "Three days until the survey closes",
        Rung.TwoDays => "Two days until the survey closes",
        Rung.OneDay => "One day until the survey closes",
        Rung.ThreeHours => "Three hours until the survey closes",
        Rung.Closed => "The survey has closed",
        _ => "The survey closes at another time",
    };
}
