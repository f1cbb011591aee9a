using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>
/// Until when a step can still help somebody. What has gone by is neither overdue nor asked for again: it only makes the list of what is really late
/// longer. London days. Pure.
/// </summary>
internal static class Usefulness
{
    /// <summary>True when doing it now helps nobody.</summary>
    internal static bool HasLapsed(PlannedStep planned, Inspection inspection, Timeline timeline, LocalDate today) =>
        LastDay(planned, inspection, timeline) < today;

    /// <summary>
    /// The last day on which it helps; null when it helps however late it is, or has no days. What belongs to each day, or to certain moments, ends with
    /// the last of them, and so does what leaves nothing written down; what is about the survey ends with its close, a question for days ahead with the
    /// last of these days, and the area's list of meetings once the timetable holds one.
    /// </summary>
    internal static LocalDate? LastDay(PlannedStep planned, Inspection inspection, Timeline timeline)
    {
        if (planned is not { State: StepState.Dated, End: { } end, Step: var step })
        {
            return null;
        }

        if (step.Repeat == Repeat.EachDay || planned.Moments.Count > 0 || step.Collect.Count == 0)
        {
            return end;
        }

        if (IsTimetable(step) && inspection.Meetings.Exists(meeting => meeting is { SharedWithArea: true, IsCancelled: false }))
        {
            return LocalDate.MinIsoValue;
        }

        if (step.Topic == Topic.Survey || HangsOn(planned, Anchor.O))
        {
            return timeline[Anchor.C]?.Date is { } close && close > end ? close : end;
        }

        LocalDate? last = null;
        foreach (var field in step.Collect)
        {
            last = field.Confirms is { } anchor && timeline[anchor]?.Date is { } day && !(day <= last) ? day : last;
        }

        return last > end ? last : null;
    }

    /// <summary>True while it hangs on a day that is only foreseen and that nobody here can keep or miss: the draft, the final report, its publication.</summary>
    internal static bool IsForecast(PlannedStep planned) => planned.Expected && HangsOn(planned, Anchor.D, Anchor.F, Anchor.P);

    private static bool IsTimetable(Step step) =>
        step.Who == Responsible.Lano && step.Collect.Any(field => field is { Kind: FieldKind.List, Id: "meetings" });

    private static bool HangsOn(PlannedStep planned, params ReadOnlySpan<Anchor> anchors)
    {
        foreach (var offset in planned.Step.When.Offsets)
        {
            if (anchors.Contains(offset.Anchor))
            {
                return true;
            }
        }

        return false;
    }
}
