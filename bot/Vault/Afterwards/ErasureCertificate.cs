using System.Collections.Immutable;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// That an inspection's notes are to be erased, and once <see cref="Finished"/> that they were: what, when, by whom and why, and no content. It is written
/// before anything goes, so that whatever breaks off is taken up again. One document; its id is the inspection's.
/// </summary>
public sealed record ErasureCertificate
{
    public required string ForumId { get; init; }

    /// <summary>Who asked for it; null when the time was up.</summary>
    public Mark? Asked { get; init; }

    /// <summary>Who else confirmed it; null when the time was up.</summary>
    public Mark? Confirmed { get; init; }

    /// <summary>When it was decided.</summary>
    public required Instant Decided { get; init; }

    /// <summary>How many notes there were.</summary>
    public int Notes { get; init; }

    /// <summary>How many versions of them.</summary>
    public int Versions { get; init; }

    /// <summary>How many drafts.</summary>
    public int Drafts { get; init; }

    /// <summary>How many people had accepted the terms.</summary>
    public int Acceptances { get; init; }

    /// <summary>Keys of those who were in the room: they may read this, although what showed that they were is gone.</summary>
    public ImmutableList<string> Readers { get; init; } = [];

    /// <summary>When nothing was left; null while it goes on.</summary>
    public Instant? Finished { get; init; }
}
