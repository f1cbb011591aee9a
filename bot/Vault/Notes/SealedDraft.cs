using ForumBot.Vault.Sealing;
using NodaTime;

namespace ForumBot.Vault.Notes;

/// <summary>
/// What somebody typed and has not saved as a note yet, sealed like a note and for its writer alone. One document; its id is <see cref="IdOf"/>.
/// </summary>
public sealed record SealedDraft
{
    public required string ForumId { get; init; }

    public required string InspectionId { get; init; }

    public required string PersonKey { get; init; }

    /// <summary>The note that it would change; null for a new one.</summary>
    public string? NoteId { get; init; }

    public required SealedText Text { get; init; }

    /// <summary>When it was kept.</summary>
    public required Instant At { get; init; }

    /// <summary>The id of a person's draft, and what the draft is bound to.</summary>
    public static string IdOf(string inspectionId, string personKey, string? noteId) =>
        noteId is null ? $"{inspectionId}/{personKey}" : $"{inspectionId}/{personKey}/{noteId}";
}
