using System.Collections.Frozen;
using System.Globalization;

namespace ForumBot.Conversation.Phrases;

/// <summary>
/// One word of what somebody typed, in the plain spelling that matching compares: small letters, no apostrophes, hyphens closed up.
/// <see cref="Start"/> and <see cref="End"/> say where it stands in the text as typed.
/// </summary>
public readonly record struct Word(string Plain, int Start, int End)
{
    // A word as long as somebody likes must not fill the stack.
    private const int OnTheStack = 256;

    private static readonly FrozenDictionary<string, string[]> Contractions = (
        "whats=what is;wats=what is;whos=who is;wheres=where is;whens=when is;hows=how is;ive=i have;weve=we have;"
        + "im=i am;id=i would;lets=let us;its=it is;thats=that is;dont=do not;doesnt=does not;didnt=did not;"
        + "havent=have not;hasnt=has not;isnt=is not;arent=are not;cant=can not;cannot=can not;wont=will not;todays=today;"
        + "tomorrows=tomorrow")
        .Split(';').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1].Split(' '));

    /// <summary>The words of a text, in order; short forms such as "what's" are spelt out.</summary>
    public static List<Word> Read(ReadOnlySpan<char> text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length;)
        {
            if (!IsPart(text, at))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (IsPart(text, at) || IsInside(text, start, at)))
            {
                at++;
            }

            Add(words, text, start, at);
        }

        return words;
    }

    private static void Add(List<Word> words, ReadOnlySpan<char> text, int start, int end)
    {
        Span<char> plain = end - start <= OnTheStack ? stackalloc char[OnTheStack] : new char[end - start];
        var length = 0;
        foreach (var c in text[start..end])
        {
            if (char.IsLetterOrDigit(c) || (c is '.' or ':' or '/' or '-' && length > 0 && char.IsDigit(plain[length - 1])))
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        var word = new string(plain[..length]);
        foreach (var part in Contractions.GetValueOrDefault(word) ?? SplitNumber(word))
        {
            words.Add(new(part, start, end));
        }
    }

    // "done3", typed in a hurry.
    private static string[] SplitNumber(string word)
    {
        var letters = word.AsSpan().IndexOfAnyInRange('0', '9');
        return letters >= 4 && word.Length - letters <= 3 && word.AsSpan(letters).IndexOfAnyExceptInRange('0', '9') < 0
            ? [word[..letters], word[letters..]]
            : [word];
    }

    private static bool IsPart(ReadOnlySpan<char> text, int at) => char.IsLetterOrDigit(text[at]);

    // An apostrophe or hyphen joins two parts; a sign between digits keeps a time, a date or a range in one word.
    private static bool IsInside(ReadOnlySpan<char> text, int start, int at) =>
        at > start && at + 1 < text.Length
        && text[at] switch
        {
            '\'' or '’' or '‘' or '`' or 'ʼ' or '-' or '‑' => IsPart(text, at + 1),
            '.' or ':' or '/' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
            var c => char.GetUnicodeCategory(c) == UnicodeCategory.Format && IsPart(text, at + 1),
        };
}
