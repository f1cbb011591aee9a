namespace ForumBot.Inspections;

/// <summary>A part of the feedback meeting's notes. The chair opens them one by one once the report is out.</summary>
public enum NoteSection
{
    /// <summary>What inspectors said goes well.</summary>
    Strengths,
    /// <summary>What has to get better, priority actions included.</summary>
    ToImprove,
    /// <summary>What was said about one criterion.</summary>
    ByCriterion,
    /// <summary>The outcome as it stands that day; it can still change.</summary>
    Outcome,
    /// <summary>What happens next.</summary>
    NextSteps,
    /// <summary>Questions that were asked, and what was answered.</summary>
    Questions,
}
