using ForumBot.Inspections;

namespace ForumBot.Vault.Notes;

/// <summary>
/// What a note says: one point of the feedback meeting. It exists in the open only within a turn; at rest it is sealed whole.
/// Source: docs/rules.md, NOTES.
/// </summary>
public sealed record NoteText
{
    public required NoteSection Section { get; init; }

    /// <summary>As close as possible to what was said.</summary>
    public required string Words { get; init; }

    /// <summary>The playbook's id of the criterion it is about; null when it is about none.</summary>
    public string? Criterion { get; init; }

    /// <summary>Who said it: a role, never a name.</summary>
    public string? SaidBy { get; init; }

    /// <summary>What the writer makes of it, kept apart from what was said.</summary>
    public string? OurThought { get; init; }

    /// <summary>What inspectors based it on: survey, tracking, sampling, meeting, data.</summary>
    public string? Evidence { get; init; }
}
