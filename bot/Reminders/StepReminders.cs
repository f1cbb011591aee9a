using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>Reminders of steps: due at a fixed time, overdue, and what the LANO still owes. Pure.</summary>
internal static class StepReminders
{
    /// <summary>A step with a clock time; null once it is done or its time is another one.</summary>
    internal static Card? Due(Subject.StepDue due, Reader reader)
    {
        if (Lines(reader, planned => planned.Step.Id == due.StepId && IsAt(planned, due.At), due.At.Date, "step") is not [{ Status: not StepStatus.Done } line])
        {
            return null;
        }

        var when = $"{StepWords.Day(due.At.Date, reader.Today)}, {due.At.TimeOfDay.Say()}";
        return StepsReminderCard.Of(new()
        {
            Title = $"{line.Title}: {when}",
            Lead = $"This is due {when}.",
            Steps = [line],
            WithReasons = true,
            Next = line.MayTick ? $"When it is done, say “done {line.Number}”." : "Say “today” to see how you can help.",
        });
    }

    /// <summary>What the forum still needs from the area, asked politely, to those who can answer for it.</summary>
    internal static Card? Questions(Reader reader, HashSet<string> told)
    {
        var asked = reader.To.IsPlace
            ? []
            : Lines(reader, planned => planned.Step is { Who: Responsible.Lano, Collect.Count: > 0 } && planned.Start <= reader.Today && !told.Contains(planned.Step.Id) && Helps(planned, reader), reader.Today, "step")
                .Where(line => line is { Status: StepStatus.Open or StepStatus.Overdue, HasForm: true }).ToList();
        return asked.Count == 0 ? null : StepsReminderCard.Of(new()
        {
            Title = $"The forum still needs {Wording.Count(asked.Count, "answer", "answers")} from you",
            Lead = "If you do not know yet, tell us what you expect.",
            Steps = asked,
            AreQuestions = true,
            Next = $"To answer the first, say “fill in {asked[0].Number}”. I stop asking once it is answered. Thank you.",
        });
    }

    /// <summary>What went overdue since the working day before, for those who have it; on the next working day for those who lead, with who has it.</summary>
    internal static Card? Overdue(Subject.Overdue overdue, Reader reader, HashSet<string> told)
    {
        var late = reader.To.IsPlace
            ? []
            : Lines(reader, planned => planned.End is { } end && OverdueSteps.MorningOf(end, overdue.ForChair, reader.Situation.Calendar) == overdue.Day && reader.Has(planned.Step.Who) != overdue.ForChair && !told.Contains(planned.Step.Id), reader.Today, Views.Day(reader.Today))
                .Where(line => line.Status == StepStatus.Overdue).ToList();
        if (late.Count == 0)
        {
            return null;
        }

        var steps = Wording.Count(late.Count, "step", "steps");
        return StepsReminderCard.Of(new()
        {
            Title = overdue.ForChair ? $"Overdue in the forum: {steps}" : $"Overdue, and yours: {steps}",
            Lead = overdue.ForChair
                ? $"{(late.Count == 1 ? "Somebody has this and was told." : "Somebody has each of these and was told.")} They may need a hand."
                : "The last day has gone by. It still helps to do it now. If you cannot, tell your chair.",
            Steps = late,
            Next = late.Find(line => line.MayTick) is { } first
                ? $"When it is done, say “done {first.Number}”."
                : "Talk to whoever has it. Say “checklist” to see all steps.",
        });
    }

    private static List<StepLine> Lines(Reader reader, Func<PlannedStep, bool> which, LocalDate day, string from)
    {
        var steps = reader.Steps(from);
        return [.. steps.Visible().Where(step => which(step.Planned)).Select(step => steps.Line(step.Number, step.Planned, day))];
    }

    private static bool IsAt(PlannedStep planned, LocalDateTime at) =>
        planned.Moments.Count > 0 ? planned.Moments.Contains(at) : planned.IsOn(at.Date) && planned.At == at.TimeOfDay;

    // Still without an answer, which somebody can still use.
    private static bool Helps(PlannedStep planned, Reader reader) =>
        !Usefulness.HasLapsed(planned, reader.Open.Inspection, reader.Open.Timeline, reader.Today)
        && planned.Step.Collect.Any(field => field.Level != Level.Attendees && reader.Open.Inspection.AnswerTo(planned.Step, field) is null);
}
