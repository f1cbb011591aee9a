using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// Everything the bot will say by itself about one inspection, from what is known now. Pure: the same situation gives the same plan, and whoever
/// changes a date changes the plan and nothing else. Lists that come every day stand in it for the next few days only, because each ring plans anew.
/// </summary>
public static class ReminderPlan
{
    /// <summary>The occurrences that are not done with and can still help, in order of time. Past ones are among them until they are too late.</summary>
    public static IReadOnlyList<Occurrence> Of(Situation situation)
    {
        var plan = new ForeseenAhead(situation);
        Foresee(plan);
        DailyCap.Add(plan);
        plan.Found.Sort(ByTime);
        return plan.Found;
    }

    /// <summary>When the first of them is due that has not begun; null when nothing is foreseen.</summary>
    public static Instant? Next(Situation situation)
    {
        var plan = new ForeseenFirst(situation);
        Foresee(plan);
        DailyCap.Add(plan);
        return plan.Found;
    }

    /// <summary>All that is due on one day of reminders (from 19:30 the evening before) but the message that gathers what its cap held back.</summary>
    internal static List<Occurrence> OnDay(LocalDate day, Situation situation)
    {
        var plan = new ForeseenBetween(situation, ReminderHours.Gathering(day.PlusDays(-1)), ReminderHours.Gathering(day));
        Foresee(plan);
        plan.Found.Sort(ByTime);
        return plan.Found;
    }

    internal static int ByTime(Occurrence one, Occurrence other) =>
        one.Due.CompareTo(other.Due) is var order and not 0 ? order : string.CompareOrdinal(one.Key, other.Key);

    private static void Foresee(Foreseen plan)
    {
        if (plan.Inspection.Ended is not null)
        {
            return;
        }

        TimetableNotices.Add(plan);
        SurveyTimes.Add(plan);
        MeetingTimes.Add(plan);
        StepTimes.Add(plan);
        RoomTimes.Add(plan);
        MorningLists.Add(plan);
        Questions.Add(plan);
        OverdueSteps.Add(plan);
        DatesAhead.Add(plan);
        KeepingTimes.Add(plan);
    }
}
