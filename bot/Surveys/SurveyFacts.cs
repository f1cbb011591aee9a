using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>What one viewer may know of the survey from what people filled in. Asks the gate for every answer. Pure.</summary>
public sealed class SurveyFacts(OpenInspection open, Viewer viewer)
{
    private const string LastCollectionField = "last_collection";
    private const string SealedField = "sealed_route";
    private const string CountsField = "counts";
    private const string MayBePublicField = "counts_may_be_public";

    /// <summary>The links to the surveys, in the playbook's order.</summary>
    public IReadOnlyList<OpenLink> Links() =>
    [
        .. from step in SurveySteps()
           from field in step.Collect
           where field.Kind == FieldKind.Link
           let answer = Seen(step, field)
           where answer is not null && Uri.TryCreate(answer, UriKind.Absolute, out _)
           select new OpenLink(field.Label, new(answer)),
    ];

    /// <summary>What whoever answers for the area says to put in the link and the times: "fill in 6". Null for everybody else, who can only ask them.</summary>
    public string? ToFillIn(LocalDateTime now) => viewer.Here != Audience.OnePerson || !viewer.Roles.HasAny(RoleSet.Of(Role.Lano, Role.LanoDeputy))
        ? null
        : new Steps(open, viewer, now, "").Visible()
            .Where(step => step.Planned.Step is { Topic: Topic.Survey, Collect: var fields } && fields.Any(field => field.Kind == FieldKind.Link))
            .Select(step => $"fill in {step.Number}")
            .FirstOrDefault() ?? "checklist";

    /// <summary>Paper copies, formats and languages, as far as they are known. Links are buttons, and times are said in the timeline's own words.</summary>
    public IReadOnlyList<Fact> About(LocalDate today) =>
    [
        .. SurveySteps().SelectMany(step => StepViews.Known(
            open, viewer, today, step with { Collect = [.. step.Collect.Where(IsSaidAsItIs)] }, showEmpty: false)),
    ];

    /// <summary>When paper forms are collected for the last time; null when nobody has said.</summary>
    public LocalDateTime? LastCollection() =>
        Answer(LastCollectionField) is { } value && KnownFacts.Read(value) is { Time: { } time } moment ? moment.Date + time : null;

    /// <summary>Whether paper can go back in a sealed envelope; null when nobody has said.</summary>
    public bool? HasSealedRoute() => Answer(SealedField) switch { "yes" => true, "no" => false, _ => null };

    /// <summary>
    /// How many people answered, as inspectors or the LANO told it. Only the forum and the area see it unless somebody recorded that it may be
    /// shared. Source: docs/rules.md, CONF-23.
    /// </summary>
    public string? Counts()
    {
        if (Find(CountsField) is not ({ } step, { } field) || open.Inspection.AnswerTo(step, field)?.Value is not { } counts)
        {
            return null;
        }

        var agreed = Find(MayBePublicField) is ({ } other, { } may) && open.Inspection.AnswerTo(other, may)?.Value == "yes";
        return agreed || Seen(step, field) is not null ? counts : null;
    }

    private IEnumerable<Step> SurveySteps() => open.Timeline.Steps
        .Where(planned => planned.State != StepState.NotNeeded && planned.Step.Topic == Topic.Survey)
        .Select(planned => planned.Step);

    private string? Answer(string field) => Find(field) is ({ } step, { } found) ? Seen(step, found) : null;

    private (Step? Step, EvidenceField? Field) Find(string id)
    {
        foreach (var planned in open.Timeline.Steps)
        {
            if (planned.Step.Collect.FirstOrDefault(field => field.Id == id) is { } field)
            {
                return (planned.Step, field);
            }
        }

        return default;
    }

    private string? Seen(Step step, EvidenceField field) =>
        viewer.May(Permission.SeeEvidence, Matters.Of(step, field, open)) ? open.Inspection.AnswerTo(step, field)?.Value : null;

    private static bool IsSaidAsItIs(EvidenceField field) =>
        field.Kind != FieldKind.Link && field.Confirms is not (Anchor.O or Anchor.C) && field.Tells is null && field.Id != SealedField;
}
