using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// The LANO's one message a day: what the forum still waits for, at 08:30 on working days, from the day a step of theirs begins until it is answered.
/// What nobody answered is asked until it helps nobody any more, or the visit is over, or two weeks for what comes after it. Source: docs/rules.md, SR-07.
/// </summary>
internal static class Questions
{
    private const int DaysAhead = 14;
    private const int DaysAsked = 10;
    private static readonly Addressees ToLano = new(RoleSet.Of(Role.Lano), [], Places: false, Matter.Schedule);

    public static void Add(Foreseen plan)
    {
        var owed = Owed(plan);
        var day = plan.FirstDay;
        for (var found = 0; found < DaysAhead && FirstFrom(day, owed, plan.Calendar) is { } next; found++)
        {
            var due = ReminderHours.Morning(next);
            if (plan.IsBeyond(due))
            {
                return;
            }

            var late = ReminderHours.DayOver(next);
            if (plan.Helps(due, late))
            {
                plan.Add(new($"questions/{ReminderHours.Write(next)}", due, late, new Subject.OpenQuestions(next), ToLano), plan.Started);
            }

            day = next.PlusDays(1);
        }
    }

    private static List<DateInterval> Owed(Foreseen plan)
    {
        var owed = new List<DateInterval>();
        var last = (plan.Timeline[Anchor.E] ?? plan.Timeline[Anchor.M])?.Date;
        foreach (var planned in plan.Timeline.Steps)
        {
            if (planned.Step is { Who: Responsible.Lano, Collect.Count: > 0, SharedWithArea: true } step
                && plan.Counts(planned) && !Foreseen.IsForecast(planned) && !plan.IsDone(step, planned.End!.Value) && LacksAnswers(step, plan.Inspection))
            {
                var start = planned.Start!.Value;
                var least = plan.Calendar.Add(LocalDate.Max(start, planned.End!.Value), DaysAsked);
                var until = last > least ? last.Value : least;
                until = Usefulness.LastDay(planned, plan.Inspection, plan.Timeline) is { } useful ? LocalDate.Min(until, useful) : until;
                if (start <= until)
                {
                    owed.Add(new(start, until));
                }
            }
        }

        return owed;
    }

    private static bool LacksAnswers(Step step, Inspection inspection)
    {
        foreach (var field in step.Collect)
        {
            if (field.Level != Level.Attendees && inspection.AnswerTo(step, field) is null)
            {
                return true;
            }
        }

        return false;
    }

    private static LocalDate? FirstFrom(LocalDate from, List<DateInterval> owed, WorkingDays calendar)
    {
        LocalDate? first = null;
        foreach (var days in owed)
        {
            var day = calendar.Roll(LocalDate.Max(from, days.Start));
            if (day <= days.End && !(day >= first))
            {
                first = day;
            }
        }

        return first;
    }
}
