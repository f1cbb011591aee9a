using ForumBot.Inspections;

namespace ForumBot.Vault.Release;

/// <summary>What the sections of the notes are called where only their names are shown.</summary>
internal static class SectionNames
{
    internal static string Of(NoteSection section) => section switch
    {
        NoteSection.Strengths => "Strengths",
        NoteSection.ToImprove => "What has to get better",
        NoteSection.ByCriterion => "What was said by topic",
        NoteSection.Outcome => "The outcome as it stood that day",
        NoteSection.NextSteps => "Next steps",
        NoteSection.Questions => "Questions and answers",
        _ => section.ToString(),
    };
}
