using System.Collections.Immutable;
using ForumBot.Inspections;

namespace ForumBot.Vault.Notes;

/// <summary>What an inspection's vault holds, without any of its words. One document; its id is the inspection's.</summary>
public sealed record VaultBook
{
    public required string ForumId { get; init; }

    /// <summary>Ids of the notes, in the order they were written.</summary>
    public ImmutableList<string> NoteIds { get; init; } = [];

    /// <summary>The first of two attendees who said that the notes are checked and can be locked; null before and once locked.</summary>
    public Mark? LockAsked { get; init; }

    /// <summary>When the second one said so: from then on notes do not change, and what is added is an addendum.</summary>
    public Mark? Locked { get; init; }

    /// <summary>Who asked for everything to be erased; it waits for somebody else who was in the room.</summary>
    public Mark? ErasureAsked { get; init; }

    /// <summary>When everything was erased; the certificate says by whom.</summary>
    public Mark? Erased { get; init; }
}
