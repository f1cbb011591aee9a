using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Vault.Notes;

namespace ForumBot.Vault.Afterwards;

/// <summary>Notes in the order in which people go through them once the report is out: by what they are about, then as they were written. Pure.</summary>
internal sealed record Comparing(ImmutableArray<(string Key, string Title, ImmutableArray<OpenNote> Notes)> Groups)
{
    private const string NoCriterion = "Not about one point";

    internal static Comparing Of(IEnumerable<OpenNote> notes, Playbook playbook)
    {
        var byCriterion = notes.GroupBy(note => note.Text.Criterion ?? "").ToDictionary(group => group.Key, group => group.ToImmutableArray());
        return new(
        [
            .. byCriterion.OrderBy(group => Filing.PlaceOf(playbook, group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, Filing.TitleOf(playbook, group.Key) ?? NoCriterion, group.Value)),
        ]);
    }

    /// <summary>All of them, in order.</summary>
    internal IEnumerable<OpenNote> All => Groups.SelectMany(group => group.Notes);

    internal int Done => All.Count(IsDone);

    internal int Total => Groups.Sum(group => group.Notes.Length);

    internal static bool IsDone(OpenNote note) => note.Sealed.Compared is not null;

    /// <summary>
    /// The next note after this one that nobody has compared, in a circle; when all are, the one that follows it. Null where there is no other.
    /// </summary>
    internal OpenNote? After(string? noteId)
    {
        var all = All.ToList();
        var at = all.FindIndex(note => note.Sealed.Id == noteId);
        var others = all.Skip(at + 1).Concat(all.Take(Math.Max(at, 0))).ToList();
        return others.Find(note => !IsDone(note)) ?? others.FirstOrDefault();
    }

    /// <summary>The first of a group that nobody has compared, otherwise its first; null for a group that is not there.</summary>
    internal OpenNote? FirstOf(string key)
    {
        var notes = Groups.FirstOrDefault(group => group.Key == key).Notes;
        return notes.IsDefaultOrEmpty ? null : notes.FirstOrDefault(note => !IsDone(note)) ?? notes[0];
    }

    internal string TitleOf(OpenNote note) => Groups.First(group => group.Key == (note.Text.Criterion ?? "")).Title;

    internal CompareView View(string inspection, string? news) => new(inspection, Done, Total)
    {
        Groups = [.. Groups.Select(group => new CompareGroup(group.Key, group.Title, group.Notes.Count(IsDone), group.Notes.Length))],
        News = news,
    };
}

/// <summary>How a comparison is said.</summary>
internal static class ComparisonWords
{
    internal static string Say(this Comparison result) => result switch
    {
        Comparison.InReport => "In the report",
        Comparison.Missing => "Missing",
        Comparison.Different => "Different",
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
