using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// Half an hour before a step that has a clock time of its own, such as the daily check-in. A step that is a meeting is reminded of as one
/// (<see cref="MeetingTimes"/>), and what hangs on the survey belongs to its ladder (<see cref="SurveyTimes"/>).
/// </summary>
internal static class StepTimes
{
    private static readonly Duration Before = Duration.FromMinutes(30);
    private static readonly Duration StillOfUse = Duration.FromHours(1);

    public static void Add(Foreseen plan)
    {
        foreach (var planned in plan.Timeline.Steps)
        {
            if (planned is { At: { } time, Moments.Count: 0 } && plan.Counts(planned) && !Steps.IsInformation(planned.Step)
                && !MeetingTimes.IsMeeting(planned) && !Foreseen.HangsOn(planned, Anchor.O, Anchor.C) && !Foreseen.IsForecast(planned))
            {
                Add(planned, time, plan);
            }
        }
    }

    private static void Add(PlannedStep planned, LocalTime time, Foreseen plan)
    {
        var repeats = planned.Step.Repeat == Repeat.EachDay;
        var day = repeats ? LocalDate.Max(planned.Start!.Value, plan.FirstDay) : planned.Start!.Value;
        var last = repeats ? planned.End!.Value : day;
        for (; day <= last; day = day.PlusDays(1))
        {
            var at = London.At(day + time).ToInstant();
            if (plan.Helps(at - Before, at + StillOfUse) && (!repeats || plan.Calendar.IsWorkingDay(day)) && !plan.IsDone(planned.Step, day))
            {
                var key = $"step/{planned.Step.Id}/{ReminderHours.Write(day + time)}";
                var to = Addressing.ToldOf(planned.Step.Tell, [], Matters.Of(planned.Step, plan.Timeline));
                plan.Add(new(key, at - Before, at + StillOfUse, new Subject.StepDue(planned.Step.Id, day + time), to), plan.Started);
            }
        }
    }
}
