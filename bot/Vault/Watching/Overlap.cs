using System.Collections.Frozen;
using System.Text;

namespace ForumBot.Vault.Watching;

/// <summary>
/// Tells whether one text repeats another: a run of eight telling words, all of a short one word for word, or most of its three-word pieces. Case, accents, punctuation, plurals and how
/// numbers are written make no difference, one slip does not hide a copy. Words that every such text holds ("children", "inspectors") keep their place
/// and count for nothing, and little words are left out, so that common courtesies and the field's own phrases never do. Pure.
/// Source: docs/rules.md, CONF-15.
/// </summary>
internal sealed class Overlap
{
    private const int LongRun = 8;
    private const int FewestTelling = 5;

    // A short note said whole is the note.
    private const int FewestOfAWhole = 3;
    private const double MostOfIt = 0.6;
    private const int PieceWords = 3;

    private static readonly FrozenSet<string> Little = Set(
        "a an the and or but of to in on at by for from with as is are was were be been being am it its this that these those there here i you he she we they "
        + "them us me my our your his her their not no so if then than too very also just do does did have has had will would can could should may might must "
        + "about into over under up down out off when where who which what how why all any some more most other such only own same s t re ve ll d m");

    private static readonly FrozenSet<string> Common = Set(
        "child children young people person send special educational education need disability health care social plan ehc ehcp local area partnership "
        + "council school service support family parent carer forum inspector inspection ofsted cqc lano nhs icb meeting report outcome experience thank you "
        + "say said tell told hear heard think thought feel come coming today tomorrow monday tuesday wednesday thursday friday week day time please everyone");

    private static readonly FrozenDictionary<string, string> Numbers =
        "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 first=1st second=2nd third=3rd percent=%"
            .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    private readonly string[] words;
    private readonly Dictionary<string, List<int>> places = [];
    private readonly HashSet<(string, string, string)> pieces;

    private Overlap(string[] words)
    {
        this.words = words;
        for (var at = 0; at < words.Length; at++)
        {
            if (!places.TryGetValue(words[at], out var found))
            {
                places[words[at]] = found = [];
            }

            found.Add(at);
        }

        pieces = [.. PiecesOf(words)];
    }

    /// <summary>A text to compare others with; null when it is too short to repeat anything.</summary>
    internal static Overlap? Of(string text) => Read(text) is var words && words.Count(IsTelling) >= FewestOfAWhole ? new(words) : null;

    /// <summary>True when the two repeat one another.</summary>
    internal bool Repeats(string other)
    {
        var theirs = Read(other);
        var telling = theirs.Count(IsTelling);
        return (telling >= FewestOfAWhole && LongestRun(theirs) is var run && (run == telling || run >= LongRun)) || (telling >= FewestTelling && SharesMost(theirs));
    }

    private bool SharesMost(string[] theirs)
    {
        HashSet<(string, string, string)> others = [.. PiecesOf(theirs)];
        var smaller = Math.Min(others.Count, pieces.Count);
        others.IntersectWith(pieces);
        var telling = others.SelectMany(piece => (string[])[piece.Item1, piece.Item2, piece.Item3]).Where(IsTelling).Distinct().Count();
        return telling >= FewestTelling && (others.Count >= smaller * MostOfIt || telling >= 2 * LongRun);
    }

    // The longest stretch that both hold word for word, counted in telling words.
    private int LongestRun(string[] theirs)
    {
        var longest = 0;
        var runs = new Dictionary<int, int>();
        var next = new Dictionary<int, int>();
        foreach (var word in theirs)
        {
            next.Clear();
            if (places.TryGetValue(word, out var found))
            {
                var weight = IsTelling(word) ? 1 : 0;
                foreach (var at in found)
                {
                    longest = Math.Max(longest, next[at] = runs.GetValueOrDefault(at - 1) + weight);
                }
            }

            (runs, next) = (next, runs);
        }

        return longest;
    }

    private static IEnumerable<(string, string, string)> PiecesOf(string[] words)
    {
        for (var at = 0; at + PieceWords <= words.Length; at++)
        {
            yield return (words[at], words[at + 1], words[at + 2]);
        }
    }

    private static bool IsTelling(string word) => !Common.Contains(word);

    private static string[] Read(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var written in text)
        {
            if (PlainLetters.Of(written) is not { } letter)
            {
                continue;
            }

            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter);
            }
            else if (letter == '%')
            {
                End();
                words.Add("%");
            }
            else if (letter is not '\'' && !(letter is ',' && word.Length > 0 && char.IsDigit(word[^1])))
            {
                End();
            }
        }

        End();
        return [.. words];

        void End()
        {
            if (word.Length > 0)
            {
                var plain = word.ToString();
                if (!Little.Contains(plain))
                {
                    words.Add(Numbers.GetValueOrDefault(plain) ?? Stem(plain));
                }

                word.Clear();
            }
        }
    }

    private static string Stem(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 3 } when word[^1] == 's' && word[^2] != 's' => word[..^1],
        _ => word,
    };

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
