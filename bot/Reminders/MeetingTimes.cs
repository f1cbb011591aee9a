using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// Before each meeting of the timetable, and before each step whose time the LANO has fixed: 17:00 on the working day before, and half an hour before it
/// starts. The first is of no use any more once the second is due.
/// </summary>
internal static class MeetingTimes
{
    public static void Add(Foreseen plan)
    {
        foreach (var meeting in plan.Meetings)
        {
            if (!meeting.IsCancelled && IsAhead(meeting.Start, plan))
            {
                Add(meeting.Id, meeting.Start, WantedAt(meeting), KnownSince(meeting, plan), plan);
            }
        }

        foreach (var planned in plan.Timeline.Steps)
        {
            if (planned is { Start: { } day, At: { } time } && plan.Counts(planned) && IsMeeting(planned)
                && IsAhead(day + time, plan) && !Array.Exists(plan.Meetings, meeting => !meeting.IsCancelled && meeting.StepId == planned.Step.Id))
            {
                var to = Addressing.ToldOf(planned.Step.Tell, [], Matters.Of(planned.Step, plan.Timeline)) with { Places = false };
                Add(planned.Step.Id, day + time, to, KnownSince(planned, plan), plan);
            }
        }
    }

    /// <summary>Who is told about a meeting: who is wanted, and if nobody is named those who go to meetings for the forum.</summary>
    public static Addressees WantedAt(Meeting meeting)
    {
        var named = meeting.Wanted.Groups != Recipients.None || meeting.Wanted.People.Count > 0;
        var groups = named ? meeting.Wanted.Groups : Recipients.Chair | Recipients.Representatives;
        return Addressing.ToldOf(groups, meeting.Wanted.People, new(meeting.Level, meeting.SharedWithArea)) with { Places = false };
    }

    /// <summary>True for a step at a time that somebody fixed for it: its own field, or the day of an engagement meeting.</summary>
    public static bool IsMeeting(PlannedStep planned)
    {
        if (planned.At is null || planned.Start != planned.End)
        {
            return false;
        }

        if (planned.Step.When.Offsets is [{ Anchor: Anchor.M, Amount: 0 }])
        {
            return true;
        }

        foreach (var field in planned.Step.Collect)
        {
            if (field.FixesStep)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAhead(LocalDateTime start, Foreseen plan) => start.Date >= plan.FirstDay;

    private static void Add(string id, LocalDateTime start, Addressees to, Instant known, Foreseen plan)
    {
        var starts = London.At(start).ToInstant();
        // Both reminders, whether or not they are ahead: what is late can still help.
        var reminders = Inspections.MeetingReminders.For(start, Instant.MinValue, plan.Calendar);
        var (ahead, soon) = (reminders.Preparation!.Value.ToInstant(), reminders.LastCall!.Value.ToInstant());
        if (plan.Helps(ahead, soon))
        {
            plan.Add(new($"meeting/{id}/ahead/{ReminderHours.Write(start)}", ahead, soon, new Subject.MeetingAhead(id, Soon: false), to), known);
        }

        if (plan.Helps(soon, starts))
        {
            plan.Add(new($"meeting/{id}/soon/{ReminderHours.Write(start)}", soon, starts, new Subject.MeetingAhead(id, Soon: true), to), known);
        }
    }

    private static Instant KnownSince(Meeting meeting, Foreseen plan)
    {
        foreach (var change in plan.Changes)
        {
            foreach (var moved in change.Meetings)
            {
                if (moved.After.Id == meeting.Id && moved.After.Start == meeting.Start
                    && (moved.Before is null || moved.Before.IsCancelled || moved.Before.Start != meeting.Start))
                {
                    return Instant.Max(change.By.At, plan.Started);
                }
            }
        }

        return plan.Started;
    }

    private static Instant KnownSince(PlannedStep planned, Foreseen plan)
    {
        var known = plan.Started;
        foreach (var step in plan.Timeline.Steps)
        {
            foreach (var field in step.Step.Collect)
            {
                if (((field.FixesStep && step == planned) || (field.Confirms == Anchor.M && Foreseen.HangsOn(planned, Anchor.M)))
                    && plan.Inspection.AnswerTo(step.Step, field) is { } answer)
                {
                    known = Instant.Max(known, answer.By.At);
                }
            }
        }

        return known;
    }
}
