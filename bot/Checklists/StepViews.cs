using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>A step in full for one viewer: what is written down and may be read. Pure.</summary>
public static class StepViews
{
    /// <summary>The view. <paramref name="saved"/> is said first, after a save.</summary>
    public static StepView Of(OpenInspection open, Viewer viewer, LocalDateTime now, int number, PlannedStep planned, string? saved = null)
    {
        var steps = new Steps(open, viewer, now, "step");
        return new(steps.Line(number, planned, now.Date))
        {
            Known = [.. Known(open, viewer, now.Date, planned.Step, showEmpty: true)],
            Notes = saved is null ? [] : [.. Notes(open, planned)],
            Saved = saved,
            Source = Wording.List([.. planned.Step.Sources.Select(open.SourceTitle)]),
        };
    }

    /// <summary>What is written down, one fact a field; with <paramref name="showEmpty"/> what is missing too.</summary>
    public static IEnumerable<Fact> Known(OpenInspection open, Viewer viewer, LocalDate today, Step step, bool showEmpty)
    {
        foreach (var field in step.Collect)
        {
            var matter = Matters.Of(step, field, open);
            if (matter.Level == Level.Attendees || !viewer.May(PermissionFor(field), matter))
            {
                continue;
            }

            if (open.Inspection.AnswerTo(step, field) is { } answer)
            {
                yield return new(field.Label, AnswerWords.Of(field, answer.Value, today));
            }
            else if (showEmpty)
            {
                yield return new(field.Label, "not filled in yet");
            }
        }

        if (step.Who == Responsible.ChairAndSecondKey && viewer.May(Permission.SeeEvidence, Matter.Forum)
            && Publication.StillMissing(open.Forum, open.Inspection, open.Playbook) is { } missing)
        {
            yield return new("Confirmed so far", $"not by both. {missing}");
        }
    }

    private static Permission PermissionFor(EvidenceField field) =>
        field.Kind is FieldKind.PersonName or FieldKind.Email or FieldKind.Phone or FieldKind.People ? Permission.SeeContacts : Permission.SeeEvidence;

    private static IEnumerable<string> Notes(OpenInspection open, PlannedStep planned)
    {
        if (!planned.Step.Collect.Any(field => field.Confirms is not null || field.FixesStep))
        {
            yield break;
        }

        foreach (var flag in open.Timeline.Flags)
        {
            if (flag is not (Flag.SurveyCloseUnconfirmed or Flag.DstChangeInWindow or Flag.NotifiedNotMonday or Flag.NotifiedOnNonWorkingDay))
            {
                yield return flag.ToSentence();
            }
        }
    }
}
