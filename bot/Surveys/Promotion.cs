using System.Collections.Immutable;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>
/// What a forum did to make an inspection's survey known, and its paper copies. One document an inspection, with the inspection's id.
/// Both lists are newest first and keep the newest five hundred.
/// </summary>
public sealed record Promotion
{
    /// <summary>The most entries of a list.</summary>
    public const int MostEntries = 500;

    /// <summary>Where it was shared.</summary>
    public ImmutableList<Sharing> Shared { get; init; } = [];

    /// <summary>What was counted of paper copies.</summary>
    public ImmutableList<PaperCount> Paper { get; init; } = [];

    /// <summary>Nothing yet.</summary>
    public static Promotion Empty { get; } = new();

    /// <summary>How many paper copies there are of a kind, all counts together.</summary>
    public int Total(PaperKind kind) => Paper.Where(count => count.Kind == kind).Sum(count => count.Number);

    /// <summary>Paper forms that families hold: handed out and not handed in. Never below zero, as some forms come from elsewhere.</summary>
    public int StillOut => Math.Max(0, Total(PaperKind.HandedOut) - Total(PaperKind.HandedIn));

    /// <summary>With this entry; the same instance when it is there already, because the same form came twice.</summary>
    public Promotion With(Sharing entry) => Shared.Any(known => known.Id == entry.Id)
        ? this
        : this with { Shared = [entry, .. Shared.Take(MostEntries - 1)] };

    /// <summary>With these counts; the same instance when they are there already.</summary>
    public Promotion With(IReadOnlyList<PaperCount> counts) => counts.Count == 0 || Paper.Any(known => known.Id == counts[0].Id)
        ? this
        : this with { Paper = [.. counts, .. Paper.Take(MostEntries - counts.Count)] };

    /// <summary>
    /// Without what this id names; the same instance when there is none, or it is somebody else's and <paramref name="personKey"/> does not lead.
    /// </summary>
    public Promotion Without(string id, string personKey, bool leads)
    {
        var shared = Shared.RemoveAll(entry => entry.Id == id && (leads || entry.By.PersonKey == personKey));
        var paper = Paper.RemoveAll(count => count.Id == id && (leads || count.By.PersonKey == personKey));
        return shared.Count == Shared.Count && paper.Count == Paper.Count ? this : this with { Shared = shared, Paper = paper };
    }
}

/// <summary>
/// That somebody shared the survey. <see cref="Id"/> comes from the form and the person, so that a form handed in twice counts once.
/// </summary>
/// <param name="Id">Unique in its document.</param>
/// <param name="Channel">The <see cref="ShareIdea.Id"/> of the way it was shared.</param>
/// <param name="Where">In the person's own words; null when the channel says enough.</param>
/// <param name="Families">How many families it reaches, as they reckon; null when they do not know.</param>
/// <param name="Day">The day in London.</param>
/// <param name="By">Who wrote it down, and when.</param>
public sealed record Sharing(string Id, string Channel, string? Where, int? Families, LocalDate Day, Mark By);

/// <summary>What is counted of paper copies.</summary>
public enum PaperKind
{
    /// <summary>Families asked for one.</summary>
    AskedFor,
    HandedOut,
    HandedIn,
}

/// <summary>So many more paper copies, on the day of the mark.</summary>
public sealed record PaperCount(string Id, PaperKind Kind, int Number, Mark By);
