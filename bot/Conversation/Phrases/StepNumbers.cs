using System.Globalization;

namespace ForumBot.Conversation.Phrases;

/// <summary>
/// The step numbers in a sentence: "3, 4 &amp; 7", "steps 3 to 5", "three" and step ids such as "FULL-W1-02".
/// A time, a date or a bigger number is no step number, and stays among the words.
/// </summary>
internal sealed class StepNumbers
{
    private const int LongestRange = 30;
    private readonly HashSet<string> used = [];
    private readonly List<string> numbers = [];

    /// <summary>The numbers and ids in the order they were typed, with one space between.</summary>
    internal string Tail => string.Join(' ', numbers);

    internal bool Any => numbers.Count > 0;

    internal bool Uses(string word) => used.Contains(word);

    internal static StepNumbers In(List<Word> words, string text)
    {
        var found = new StepNumbers();
        for (var i = 0; i < words.Count; i++)
        {
            var (word, before) = (words[i].Plain, i > 0 ? words[i - 1].Plain : "");
            if (IdOf(text[words[i].Start..words[i].End]) is { } id)
            {
                found.Add(word, id);
            }
            else if (found.Take(word, afterStep: before is "step" or "number" or "item")
                && i + 2 < words.Count && words[i + 1].Plain is "to" or "through" or "until")
            {
                found.TakeRange(word, words[i + 2].Plain, words[i + 1].Plain);
            }
        }

        return found;
    }

    private bool Take(string word, bool afterStep)
    {
        if (ValueOf(word) is { } value || (afterStep && word == "one" && (value = 1) == 1))
        {
            return Add(word, value.ToString(CultureInfo.InvariantCulture));
        }

        if (word.Split('-') is [var first, var last] && ValueOf(first) is { } from && ValueOf(last) is { } to && IsRange(from, to))
        {
            for (var n = from; n <= to; n++)
            {
                Add(word, n.ToString(CultureInfo.InvariantCulture));
            }

            return true;
        }

        return false;
    }

    private void TakeRange(string first, string last, string between)
    {
        if (ValueOf(first) is { } from && ValueOf(last) is { } to && IsRange(from, to))
        {
            used.Add(between);
            for (var n = from + 1; n < to; n++)
            {
                Add(first, n.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private bool Add(string word, string number)
    {
        used.Add(word);
        if (!numbers.Contains(number))
        {
            numbers.Add(number);
        }

        return true;
    }

    private static string? IdOf(string typed) =>
        typed.Length <= 24 && char.IsAsciiLetter(typed[0]) && typed.Contains('-') && char.IsAsciiDigit(typed[^1])
            ? typed.ToUpperInvariant()
            : null;

    private static bool IsRange(int from, int to) => from < to && to - from <= LongestRange;

    private static int? ValueOf(string word) =>
        Lexicon.Numbers.TryGetValue(word, out var value) ? value
        : word.Length is > 0 and <= 3 && word.All(char.IsAsciiDigit) ? int.Parse(word, CultureInfo.InvariantCulture)
        : null;
}
