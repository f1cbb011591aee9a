using ForumBot.Inspections;

namespace ForumBot.Vault.Reading;

/// <summary>
/// Who opened, changed or was refused what, each entry chained to the one before, so that a missing or altered one is noticed. It never holds what a note says.
/// </summary>
public interface IAccessLog
{
    /// <summary>Adds an entry. What it is about is not to happen if this throws.</summary>
    /// <param name="forumId">The forum.</param>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="by">Who did it, and when.</param>
    /// <param name="about">An id, a number or a person's name; never words of a note. Null when the kind says all.</param>
    /// <param name="ct">Heeded until it is written.</param>
    ValueTask RecordAsync(string forumId, string inspectionId, AccessKind kind, Mark by, string? about, CancellationToken ct);
}

/// <summary>What the access log tells apart.</summary>
public enum AccessKind
{
    Opened,
    Refused,
    Searched,
    Wrote,
    Changed,
    Destroyed,
    KeptFrom,
    LockAsked,
    Locked,
    LogRead,
    ListChanged,
    TermsAccepted,
    PublicationRecorded,
    PublicationConfirmed,
    SectionsOpened,
    SealedAgain,
    Compared,
    Exported,
    ErasureAsked,
    Erased,
}
