using System.Collections.Immutable;
using ForumBot.Inspections;

namespace ForumBot.Vault.Reading;

/// <summary>
/// One line of the access log. <see cref="Number"/> counts from 1; <see cref="Mark"/> ties it to the line before it, and only the vault's key makes one.
/// </summary>
public sealed record AccessEntry(int Number, AccessKind Kind, Mark By, string? About, string Mark);

/// <summary>A hundred lines of an inspection's access log, oldest first. One document; its id is the inspection's and the page's number.</summary>
public sealed record AccessPage
{
    /// <summary>How many lines a page holds.</summary>
    public const int Lines = 100;

    public required string ForumId { get; init; }

    public required string InspectionId { get; init; }

    public required ImmutableList<AccessEntry> Entries { get; init; }

    /// <summary>The page on which the line with this number stands, counted from 0.</summary>
    internal static int Of(int number) => (number - 1) / Lines;

    /// <summary>The document's id.</summary>
    internal static string IdOf(string inspectionId, int page) => $"{inspectionId}/{page:00000}";
}

/// <summary>
/// Where an inspection's access log ends, so that lines cut off its end are missed. It is sealed with the vault's key. One document; its id is the inspection's.
/// </summary>
public sealed record AccessHead
{
    public required string ForumId { get; init; }

    public required string InspectionId { get; init; }

    /// <summary>The number of the newest line; 0 while there is none.</summary>
    public int Count { get; init; }

    /// <summary>The newest line's mark.</summary>
    public string Last { get; init; } = "";

    /// <summary>The number of the oldest line that is kept.</summary>
    public int First { get; init; } = 1;

    /// <summary>The mark of the line before that one.</summary>
    public string Before { get; init; } = "";

    /// <summary>The line that was being written when the log's end was found to be another than was left; null when it never was. It stays.</summary>
    public int? TornBefore { get; init; }

    /// <summary>Made of all the others.</summary>
    public string Seal { get; init; } = "";
}
