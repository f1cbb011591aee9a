using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// A step whose last day went by is told once to the one who has it, at 08:30 on the next working day, and once to the chair on the one after that.
/// Nobody is asked every day. What is everybody's stands in the list of the day; what is the LANO's is among their questions, and the chair still hears.
/// </summary>
internal static class OverdueSteps
{
    public static void Add(Foreseen plan)
    {
        var known = Instant.Max(plan.Started, LastMove(plan.Inspection));
        var roles = new Dictionary<(LocalDate Morning, bool ForChair), int>();
        foreach (var planned in plan.Timeline.Steps)
        {
            if (StepRights.RoleOf(planned.Step.Who) is { } role && planned.End is { } end && IsLate(planned, end, plan))
            {
                if (role != Role.Lano)
                {
                    Gather(MorningOf(end, forChair: false, plan.Calendar), role, forChair: false);
                }

                if (role != Role.Chair)
                {
                    Gather(MorningOf(end, forChair: true, plan.Calendar), Role.Chair, forChair: true);
                }
            }
        }

        foreach (var ((morning, forChair), bits) in roles)
        {
            var key = $"{(forChair ? "overdue-chair" : "overdue")}/{ReminderHours.Write(morning)}";
            var to = new Addressees(new(bits), [], Places: false, Matter.Forum);
            plan.Add(
                new(key, ReminderHours.Morning(morning), ReminderHours.DayOver(morning), new Subject.Overdue(morning, forChair), to),
                known);
        }

        void Gather(LocalDate morning, Role role, bool forChair)
        {
            if (plan.Helps(ReminderHours.Morning(morning), ReminderHours.DayOver(morning)))
            {
                roles[(morning, forChair)] = roles.GetValueOrDefault((morning, forChair)) | (1 << (int)role);
            }
        }
    }

    /// <summary>The day on which it is said that this last day went by. Nobody is asked for what they owe at a weekend.</summary>
    public static LocalDate MorningOf(LocalDate lastDay, bool forChair, WorkingDays calendar)
    {
        var first = calendar.Roll(lastDay.PlusDays(1));
        return forChair ? calendar.Roll(first.PlusDays(1)) : first;
    }

    private static bool IsLate(PlannedStep planned, LocalDate end, Foreseen plan) =>
        plan.Counts(planned)
        && !Steps.IsInformation(planned.Step)
        && !Foreseen.IsForecast(planned)
        && !plan.IsDone(planned.Step, end)
        && !(planned.Step.Repeat == Repeat.EachDay && WasDone(planned.Step, plan.Inspection));

    private static bool WasDone(Step step, Inspection inspection)
    {
        foreach (var key in inspection.Ticks.Keys)
        {
            if (key.StartsWith(step.Id + "@", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // DR-13: what a change of the dates put into the past is told by the notice of that change, at once.
    private static Instant LastMove(Inspection inspection)
    {
        foreach (var change in inspection.Changes)
        {
            if (change.Dates.Count > 0 || change.Meetings.Exists(meeting => meeting.After.StepId is not null))
            {
                return change.By.At;
            }
        }

        return Instant.MinValue;
    }
}
