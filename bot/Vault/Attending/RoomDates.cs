using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Vault.Attending;

/// <summary>
/// The days that only those in the room may know before the report is out: the draft, the comments on it, a complaint, the final report. They are shown
/// inside the vault and nowhere else. Pure. Source: docs/rules.md, CONF-11.
/// </summary>
public static class RoomDates
{
    /// <summary>Each with its day, and what the area has said of it. Empty for an inspection that has none.</summary>
    public static IReadOnlyList<Fact> Of(OpenInspection open, LocalDateTime now)
    {
        var facts = new List<Fact>();
        foreach (var planned in open.Timeline.Steps)
        {
            var step = planned.Step;
            if (step.Vault is not null || Matters.Of(step, open.Timeline).Level != Level.Attendees || planned.State == StepState.NotNeeded)
            {
                continue;
            }

            if (StepWords.When(planned, now.Date) is { Length: > 0 } when)
            {
                facts.Add(new(step.Title, when));
            }

            foreach (var field in step.Collect)
            {
                if (open.Inspection.AnswerTo(step, field) is { } answer)
                {
                    facts.Add(new(field.Label, AnswerWords.Of(field, answer.Value, now.Date)));
                }
            }
        }

        return facts;
    }
}
