using ForumBot.Inspections;

namespace ForumBot.Vault.Notes;

/// <summary>What the parts of a note are called. Source: docs/rules.md, NOTES.</summary>
public static class NoteWording
{
    /// <summary>Who can have said something: roles, never names.</summary>
    public static IReadOnlyList<string> Speakers { get; } =
    [
        "The lead inspector",
        "An education inspector",
        "A health inspector",
        "A social care inspector",
        "Somebody for the area",
        "Somebody of the forum",
    ];

    /// <summary>What inspectors can have based it on.</summary>
    public static IReadOnlyList<string> Evidence { get; } = ["Survey", "Tracking", "Sampling", "Meetings", "Data"];

    /// <summary>"What goes well".</summary>
    public static string Say(this NoteSection section) => section switch
    {
        NoteSection.Strengths => "What goes well",
        NoteSection.ToImprove => "What has to get better",
        NoteSection.ByCriterion => "What was said, point by point",
        NoteSection.Outcome => "The outcome as it stands today",
        NoteSection.NextSteps => "What happens next",
        NoteSection.Questions => "Questions and answers",
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };
}
