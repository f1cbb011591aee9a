using System.Text.RegularExpressions;

namespace ForumBot.Tests.Conformance;

/// <summary>
/// How hard a text is to read: the Flesch-Kincaid grade (Kincaid and others, 1975), with the vowel groups of a word for its syllables.
/// The reading age is the grade plus five. It is a rough guard against a wall of long words, not a judge of style.
/// </summary>
internal static partial class Readability
{
    /// <summary>The sentences of a card's words; a line's end ends a sentence too.</summary>
    internal static IEnumerable<string> Sentences(string text) =>
        SentenceEnd().Split(text).Select(s => s.Trim()).Where(s => s.Length > 0);

    internal static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    internal static double ReadingAge(string text)
    {
        var words = Words(text);
        var sentences = Sentences(text).Count(s => Words(s).Count > 0);
        return words.Count == 0
            ? 0
            : (0.39 * words.Count / sentences) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59 + 5;
    }

    private static int Syllables(string word)
    {
        var groups = VowelGroup().Count(word);
        var silent = word.EndsWith('e') && !word.EndsWith("le", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return Math.Max(1, groups - silent);
    }

    [GeneratedRegex(@"(?<=[.!?:;”])\s+|\n+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[A-Za-z][A-Za-z’'-]*")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+", RegexOptions.IgnoreCase)]
    private static partial Regex VowelGroup();
}
