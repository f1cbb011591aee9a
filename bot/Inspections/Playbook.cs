using NodaTime;

namespace ForumBot.Inspections;

/// <summary>Whether families are surveyed in this kind of inspection.</summary>
public enum SurveyRule
{
    /// <summary>There is no survey.</summary>
    None,
    /// <summary>There may be one; nothing is planned until the LANO says so.</summary>
    Ask,
    /// <summary>There is one unless somebody says otherwise.</summary>
    Expected,
}

/// <summary>
/// One version of one kind of inspection, as data: its steps, the days its anchors fall on by default, its outcomes and forecasts.
/// Chosen by the notification day and kept for the whole inspection. All dates are London dates.
/// </summary>
public sealed record Playbook
{
    /// <summary>The kind of inspection, for example <c>area-send-full</c>.</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }
    /// <summary>What this kind of inspection is for, in a sentence or two.</summary>
    public required string Purpose { get; init; }
    /// <summary>The version's name, usually the day its guidance was published.</summary>
    public required string Version { get; init; }
    /// <summary>The version it took over from, if any.</summary>
    public string? Supersedes { get; init; }
    /// <summary>What is different from the version before.</summary>
    public required string Changes { get; init; }
    /// <summary>First notification day it is for.</summary>
    public required LocalDate ValidFrom { get; init; }
    /// <summary>Last notification day it is for; null while it is current.</summary>
    public LocalDate? ValidTo { get; init; }
    /// <summary>It may be read and rehearsed but not started.</summary>
    public bool TrainingOnly { get; init; }
    /// <summary>The playbook to offer instead when this one cannot be started.</summary>
    public string? Successor { get; init; }
    /// <summary>When a person last compared it with its sources.</summary>
    public required LocalDate CheckedOn { get; init; }
    public SurveyRule Survey { get; init; }
    /// <summary>
    /// How each anchor is worked out while unconfirmed, in an order in which each can be worked out from those before it.
    /// </summary>
    public required IReadOnlyList<AnchorRule> Anchors { get; init; }
    /// <summary>No on-site week is suggested that starts earlier than this.</summary>
    public AnchorOffset? OnsiteNotBefore { get; init; }
    /// <summary>Notice that comes later than this is short.</summary>
    public AnchorOffset? NoticeDue { get; init; }
    /// <summary>The flags that make sense for this kind of inspection; no other is raised.</summary>
    public required IReadOnlySet<Flag> Raises { get; init; }
    public required IReadOnlyList<Step> Steps { get; init; }
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];
    public IReadOnlyList<Forecast> Forecasts { get; init; } = [];
    /// <summary>What inspectors judge by, for notes to be filed under. Empty where no notes are taken.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>Whether anything in it is for the people at a feedback meeting only, until the report is out.</summary>
    public bool HasEmbargo => Steps.Any(step => step.Level == Level.Attendees || step.Collect.Any(asked => asked.Level == Level.Attendees));

    /// <summary>Whether the report's publication counts only once two people have confirmed its link.</summary>
    public bool TakesTwoToPublish => Steps.Any(step => step.Collect.Any(asked => asked.Kind == FieldKind.ReportLink));

    /// <summary>The step of that id, or null.</summary>
    public Step? Find(string stepId)
    {
        foreach (var step in Steps)
        {
            if (string.Equals(step.Id, stepId, StringComparison.OrdinalIgnoreCase)) return step;
        }
        return null;
    }
}
