using System.Globalization;

namespace ForumBot.Vault.Afterwards;

/// <summary>Breaks a paragraph into lines that fit. A word that is longer than a line is taken apart, never between the parts of one sign. Pure.</summary>
internal static class LineBreaks
{
    /// <summary>The lines; one that is empty for an empty paragraph.</summary>
    internal static IEnumerable<string> Of(string paragraph, float width, Func<string, float> measure)
    {
        var line = "";
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width, measure)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && measure(longer) > width)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        yield return line;
    }

    private static IEnumerable<string> Pieces(string word, float width, Func<string, float> measure)
    {
        if (measure(word) <= width)
        {
            yield return word;
            yield break;
        }

        // Each sign is measured once: a word of a hundred thousand letters must not take a minute.
        var (start, wide) = (0, 0f);
        for (var at = 0; at < word.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(word, at);
            var sign = measure(word.Substring(at, length));
            if (at > start && wide + sign > width)
            {
                yield return word[start..at];
                (start, wide) = (at, 0);
            }

            wide += sign;
            at += length;
        }

        yield return word[start..];
    }
}
