using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// The list of the day at 08:30, on days that ask something of the forum. While inspectors are at work each working day of a step counts; after the
/// visit only its first and last, so that a step which has weeks does not come every day. A weekend has a list only for what has that very date: the
/// survey opens or closes, or there is a meeting.
/// </summary>
internal static class MorningLists
{
    private const int DaysAhead = 14;
    private const int DaysOverdue = 7;
    private static readonly Addressees Everybody = new(RoleSet.Insiders, [], Places: true, Matter.Schedule);

    public static void Add(Foreseen plan)
    {
        var call = plan.Timeline.Anchors[Anchor.N].Date;
        var steps = Steps(plan);
        var day = LocalDate.Max(plan.FirstDay, call);
        for (var found = 0; found < DaysAhead && FirstFrom(day, steps, plan) is { } next; found++)
        {
            var due = ReminderHours.Morning(next);
            if (plan.IsBeyond(due))
            {
                return;
            }

            var late = ReminderHours.DayOver(next);
            if (plan.Helps(due, late))
            {
                plan.Add(new($"morning/{ReminderHours.Write(next)}", due, late, new Subject.MorningList(next), Everybody), plan.Started);
            }

            day = next.PlusDays(1);
        }
    }

    private static List<PlannedStep> Steps(Foreseen plan)
    {
        var steps = new List<PlannedStep>(plan.Timeline.Steps.Count);
        foreach (var planned in plan.Timeline.Steps)
        {
            if (plan.Counts(planned) && !Checklists.Steps.IsInformation(planned.Step) && !Foreseen.IsForecast(planned)
                && (planned.Step.Repeat == Repeat.EachDay || !plan.IsDone(planned.Step, default)))
            {
                steps.Add(planned);
            }
        }

        return steps;
    }

    private static LocalDate? FirstFrom(LocalDate from, List<PlannedStep> steps, Foreseen plan)
    {
        LocalDate? first = null;
        foreach (var planned in steps)
        {
            Take(DayFrom(from, planned, plan));
        }

        foreach (var meeting in plan.Meetings)
        {
            Take(!meeting.IsCancelled && meeting.Start.Date >= from ? meeting.Start.Date : null);
        }

        return first;

        void Take(LocalDate? day) => first = day < first || first is null ? day ?? first : first;
    }

    private static LocalDate? DayFrom(LocalDate from, PlannedStep planned, Foreseen plan)
    {
        var (start, end) = (planned.Start!.Value, planned.End!.Value);
        if (planned.Moments.Count > 0)
        {
            return MomentFrom(from, planned.Moments, plan.Calendar);
        }

        return planned.Step.Repeat == Repeat.EachDay
            ? RepeatFrom(LocalDate.Max(from, start), end, planned, plan)
            : SpanFrom(from, start, end, plan) ?? OverdueFrom(from, end, planned, plan);
    }

    private static LocalDate? MomentFrom(LocalDate from, IReadOnlyList<AnchorDate> moments, WorkingDays calendar)
    {
        foreach (var moment in moments)
        {
            if (moment.Date >= from && calendar.IsWorkingDay(moment.Date))
            {
                return moment.Date;
            }
        }

        return null;
    }

    private static LocalDate? RepeatFrom(LocalDate from, LocalDate end, PlannedStep planned, Foreseen plan)
    {
        for (var day = from; day <= end; day = day.PlusDays(1))
        {
            if (plan.Calendar.IsWorkingDay(day) && !plan.IsDone(planned.Step, day))
            {
                return day;
            }
        }

        return null;
    }

    private static LocalDate? SpanFrom(LocalDate from, LocalDate start, LocalDate end, Foreseen plan)
    {
        if (from <= start)
        {
            return start;
        }

        if (from > end)
        {
            return null;
        }

        var working = plan.Calendar.Roll(from);
        return working < end && working <= plan.Timeline[Anchor.E]?.Date ? working : end;
    }

    private static LocalDate? OverdueFrom(LocalDate from, LocalDate end, PlannedStep planned, Foreseen plan)
    {
        var day = plan.Calendar.Roll(LocalDate.Max(from, end.PlusDays(1)));
        return day <= end.PlusDays(DaysOverdue) && day <= plan.Timeline[Anchor.E]?.Date
            && !Checklists.Usefulness.HasLapsed(planned, plan.Inspection, plan.Timeline, day) ? day : null;
    }
}
