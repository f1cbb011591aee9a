using System.Text;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace ForumBot.Records;

/// <summary>How what is held reads.</summary>
internal static class RecordWords
{
    private const int LongestValue = 300;

    /// <summary>One line a kind.</summary>
    internal static IReadOnlyList<RecordLine> Lines(IEnumerable<Held> held) =>
        [.. held.Select(one => new RecordLine(one.Kind.Title, Wording.Count(one.Mentions.Count, "entry", "entries"), one.Kind.Until))];

    /// <summary>Every entry, as a line of text.</summary>
    internal static IReadOnlyList<string> Entries(IEnumerable<Held> held, LocalDate today) =>
        [.. held.SelectMany(one => one.Mentions.Select(mention => Entry(one.Kind, mention, today)))];

    /// <summary>What goes, becomes nameless, or stays, a line each.</summary>
    internal static IReadOnlyList<string> Titles(IEnumerable<Held> held, OnForgetting what) =>
        [.. held.Where(one => one.Kind.Forgotten == what).Select(one => one.Kind.Title)];

    private static string Entry(KeptKind kind, Mention mention, LocalDate today)
    {
        var values = mention.Values
            .Select(pair => (pair.Name, Value: Said(pair.Value, today)))
            // Of the vault nothing but times.
            .Where(pair => !kind.IsOfTheVault || pair.Name is "at" or "made" or "from" or "until")
            .DistinctBy(pair => pair.Name)
            .Select(pair => $"{Words(pair.Name)}: {pair.Value}");
        var path = kind.IsOfTheVault ? "" : string.Join(", ", mention.Path.Select(Words));
        return string.Join("; ", values.Prepend(path).Prepend(kind.Title).Where(part => part.Length > 0));
    }

    private static string Said(string value, LocalDate today) =>
        InstantPattern.ExtendedIso.Parse(value) is { Success: true, Value: var at } ? at.InZone(London.Zone).LocalDateTime.Say(today)
        : LocalDatePattern.Iso.Parse(value) is { Success: true, Value: var day } ? day.Say(today)
        : value.Length > LongestValue ? value[..LongestValue] + "…"
        : value;

    // "seenBy" reads "seen by".
    private static string Words(string name)
    {
        // A step's code, not words run together.
        if (!name.Any(char.IsAsciiLetterLower))
        {
            return name;
        }

        var words = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            words.Append(char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter is '.' or '-' or '_' ? " " : letter);
        }

        return words.ToString().Trim();
    }
}
