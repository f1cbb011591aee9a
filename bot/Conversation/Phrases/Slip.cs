namespace ForumBot.Conversation.Phrases;

/// <summary>
/// Tells a slip of the finger from another word: letters left out, added, swapped or mistaken (Damerau-Levenshtein, adjacent swaps).
/// Short words forgive less, because a short word with one other letter is usually another word.
/// </summary>
public static class Slip
{
    private const int LongestCompared = 48;

    /// <summary>
    /// True when <paramref name="typed"/> is meant to be <paramref name="meant"/>. With <paramref name="strict"/> one slip at most,
    /// and in a word of up to four letters only two letters swapped or one doubled: "doen" is "done", "none" is not.
    /// </summary>
    public static bool Of(string typed, string meant, bool strict)
    {
        if (typed == meant)
        {
            return true;
        }

        if (meant.Length < 3 || typed.Length > LongestCompared || meant.Length > LongestCompared)
        {
            return false;
        }

        if (meant.Length < (strict ? 5 : 4))
        {
            return IsSwap(typed, meant) || IsDoubling(typed, meant);
        }

        var most = !strict && meant.Length >= 8 ? 2 : 1;
        return Math.Abs(typed.Length - meant.Length) <= most && Distance(typed, meant) <= most;
    }

    /// <summary>How many slips lie between two words.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
    }

    private static bool IsSwap(string typed, string meant)
    {
        if (typed.Length != meant.Length)
        {
            return false;
        }

        var at = typed.AsSpan().CommonPrefixLength(meant);
        return at + 1 < typed.Length
            && typed[at] == meant[at + 1] && typed[at + 1] == meant[at]
            && typed.AsSpan(at + 2).SequenceEqual(meant.AsSpan(at + 2));
    }

    private static bool IsDoubling(string typed, string meant)
    {
        var at = typed.AsSpan().CommonPrefixLength(meant);
        return typed.Length == meant.Length + 1 && at > 0 && typed[at] == typed[at - 1]
            && typed.AsSpan(at + 1).SequenceEqual(meant.AsSpan(at));
    }
}
