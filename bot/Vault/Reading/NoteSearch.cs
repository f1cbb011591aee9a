using System.Text;

namespace ForumBot.Vault.Reading;

/// <summary>
/// Looks for words in a note: all of them, in any order, parts of words too; capitals, accents and the shape of quotes do not matter. Pure; it keeps nothing.
/// </summary>
internal sealed class NoteSearch(string wanted)
{
    private const int ContextBefore = 100;
    private const int ContextAfter = 200;

    private readonly string[] words = Fold(wanted).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The surroundings of the first hit, as they were written; null when a word is in none of the texts. The first text is the note's own.</summary>
    internal string? Find(IReadOnlyList<string> texts)
    {
        if (words.Length == 0)
        {
            return null;
        }

        (string Text, int At)? first = null;
        var folded = texts.Select(text => (Written: text, Folded: Fold(text))).ToArray();
        foreach (var word in words)
        {
            var hit = folded
                .Select(text => (text.Written, text.Folded, At: text.Folded.Text.IndexOf(word, StringComparison.Ordinal)))
                .FirstOrDefault(text => text.At >= 0);
            if (hit.Written is null)
            {
                return null;
            }

            first ??= (hit.Written, hit.Folded.Places[hit.At]);
        }

        return Around(first!.Value.Text, first.Value.At);
    }

    private static string Around(string text, int at)
    {
        var from = Math.Max(0, at - ContextBefore);
        var to = Math.Min(text.Length, at + ContextAfter);
        from = from > 0 && char.IsLowSurrogate(text[from]) ? from - 1 : from;
        to = to < text.Length && char.IsLowSurrogate(text[to]) ? to + 1 : to;
        return $"{(from > 0 ? "…" : "")}{text[from..to]}{(to < text.Length ? "…" : "")}";
    }

    // Letter by letter, so that each place in the folded text is known in the written one.
    private static (string Text, List<int> Places) Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var places = new List<int>(text.Length + 1);
        for (var at = 0; at < text.Length; at++)
        {
            if (PlainLetters.Of(text[at]) is { } letter)
            {
                folded.Append(letter);
                places.Add(at);
            }
        }

        places.Add(text.Length);
        return (folded.ToString(), places);
    }
}
