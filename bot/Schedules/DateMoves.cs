using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>What a change of the main dates takes along, as one viewer may see it. Pure. Source: docs/rules.md, SCHEDULE and DR-13.</summary>
/// <param name="Moved">Steps whose days move, old beside new.</param>
/// <param name="ToCheck">Settled times that no longer fit, steps that would be overdue at once, and doubts about the dates.</param>
public sealed record DateMoves(IReadOnlyList<Fact> Moved, IReadOnlyList<string> ToCheck)
{
    private const int MostMoved = 20;
    private const int MostToCheck = 8;

    /// <summary>Compares the inspection as it is with what it would be.</summary>
    public static DateMoves Between(OpenInspection open, Inspection inspection, Timeline after, Viewer viewer, LocalDateTime now)
    {
        var change = TimelineChange.Between(open.Timeline, after, id => !IsTicked(open.Inspection, id), London.At(now).ToInstant());
        var visible = new Steps(open with { Inspection = inspection, Timeline = after }, viewer, now, "").Visible().Select(step => step.Planned.Step.Id).ToHashSet();
        MovedStep[] shown = [.. change.Moved.Where(step => visible.Contains(step.After.Step.Id))];
        List<Fact> moved =
        [
            .. shown.Take(MostMoved).Select(step => new Fact(step.After.Step.Title, $"{Day(step.Before, now.Date)}; will be {Day(step.After, now.Date)}")),
        ];
        if (shown.Length > MostMoved)
        {
            moved.Add(new("More", $"{shown.Length - MostMoved} other steps move too"));
        }

        return new(moved, [.. Doubts(open, after, change, visible, now).Take(MostToCheck)]);
    }

    private static IEnumerable<string> Doubts(OpenInspection open, Timeline after, TimelineChange change, HashSet<string> visible, LocalDateTime now)
    {
        if (after.Flags.Contains(Flag.SurveyClosesAfterOffsiteStart))
        {
            yield return "The survey would close on or after the day inspectors begin. Answers that come after they begin may not be used.";
        }

        foreach (var planned in after.Steps.Where(step => step.PleaseCheck && visible.Contains(step.Step.Id)))
        {
            yield return $"“{planned.Step.Title}” has a fixed time, {StepWords.When(planned, now.Date)}. It stays as it is. Does it still fit?";
        }

        foreach (var id in change.Overdue.Where(visible.Contains))
        {
            yield return $"“{after.Find(id)!.Step.Title}” would be overdue at once.";
        }

        foreach (var flag in after.Flags.Where(flag => flag != Flag.SurveyClosesAfterOffsiteStart && !open.Timeline.Flags.Contains(flag)))
        {
            yield return flag.ToSentence();
        }
    }

    private static string Day(PlannedStep step, LocalDate today) => step is { State: StepState.Dated, Start: { } start, End: { } end }
        ? start == end ? step.At is { } at ? (start + at).Say(today) : start.Say(today) : $"{start.Say(today)} to {end.Say(today)}"
        : "no date";

    private static bool IsTicked(Inspection inspection, string stepId) =>
        inspection.Ticks.Keys.Any(key => key == stepId || key.StartsWith(stepId + "@", StringComparison.Ordinal));
}
