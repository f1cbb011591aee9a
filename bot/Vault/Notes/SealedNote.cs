using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ForumBot.Inspections;
using ForumBot.Vault.Sealing;

namespace ForumBot.Vault.Notes;

/// <summary>
/// One note at rest: every version of it sealed, and what has to be known without opening it. One document; its id is <see cref="Id"/>.
/// </summary>
public sealed record SealedNote
{
    /// <summary>Random, made once; the note is bound to it.</summary>
    public required string Id { get; init; }

    public required string ForumId { get; init; }

    public required string InspectionId { get; init; }

    /// <summary>Oldest first; never empty. The last one counts.</summary>
    public required ImmutableList<NoteVersion> Versions { get; init; }

    /// <summary>
    /// People who may not see this note, whatever they are to the forum, each as a <see cref="MarkOf"/>: it says of somebody who comes whether it is them, and
    /// outlives “forget me” without naming anybody.
    /// </summary>
    public ImmutableList<string> KeptFrom { get; init; } = [];

    /// <summary>True for what was added after the notes were locked.</summary>
    public bool IsAddendum { get; init; }

    /// <summary>How it compares with the published report; null until somebody said so.</summary>
    public Compared? Compared { get; init; }

    /// <summary>Set once it was raised with the area, for what the report leaves out or says otherwise.</summary>
    public Mark? Raised { get; init; }

    /// <summary>True when this person may not see it.</summary>
    public bool IsKeptFrom(string personKey) => !KeptFrom.IsEmpty && KeptFrom.Contains(MarkOf(InspectionId, personKey));

    /// <summary>What stands for a person in <see cref="KeptFrom"/>: a SHA-256 hash, another one in each inspection.</summary>
    public static string MarkOf(string inspectionId, string personKey) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{inspectionId}\n{personKey}")));
}

/// <summary>One version of a note. <see cref="By"/> is who wrote it and when. <see cref="Number"/> counts from 1.</summary>
public sealed record NoteVersion(int Number, SealedText Text, Mark By);

/// <summary>What somebody found when they compared a note with the report.</summary>
public sealed record Compared(Comparison Result, Mark By);

/// <summary>How a note compares with the published report.</summary>
public enum Comparison
{
    /// <summary>The report says it too.</summary>
    InReport,
    /// <summary>The report does not say it.</summary>
    Missing,
    /// <summary>The report says it otherwise.</summary>
    Different,
}

/// <summary>A note opened for one reader: <see cref="Text"/> is its newest version.</summary>
public sealed record OpenNote(SealedNote Sealed, NoteText Text)
{
    /// <summary>Who wrote it first and when.</summary>
    public Mark Written => Sealed.Versions[0].By;
}
