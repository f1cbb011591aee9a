using System.Globalization;
using System.Text;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// Puts the signs of one line in the order in which they are drawn from left to right. It follows the Unicode bidirectional algorithm (UAX 9) as far as
/// ordinary text needs: words of both directions, numbers and punctuation between them; no marks that embed or override, which are left out before. Pure.
/// </summary>
internal static class TextDirection
{
    private const string Mirrored = "()[]{}<>«»";

    /// <summary>The line as it is drawn, and whether it begins at the right.</summary>
    internal static (string Visual, bool IsRightToLeft) Visual(string line)
    {
        if (!line.EnumerateRunes().Any(rune => IsRightToLeft(rune)))
        {
            return (line, false);
        }

        var signs = Signs(line);
        var own = signs.ConvertAll(DirectionOf);
        var isRightToLeft = own.Find(direction => direction is Direction.Left or Direction.Right) == Direction.Right;
        var levels = Levels(own, isRightToLeft ? 1 : 0);
        for (var level = levels.Max(); level > 0; level--)
        {
            Reverse(signs, levels, level);
        }

        return (string.Concat(signs), isRightToLeft);
    }

    private static List<string> Signs(string line)
    {
        var signs = new List<string>();
        for (var at = 0; at < line.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(line, at);
            signs.Add(line.Substring(at, length));
            at += length;
        }

        return signs;
    }

    // Letters of a direction are one level up from the line's where theirs differs, numbers among right-to-left words two, and what is neither goes with its
    // neighbours where they agree, otherwise with the line.
    private static int[] Levels(List<Direction> own, int line)
    {
        var levels = new int[own.Count];
        var last = line == 1 ? Direction.Right : Direction.Left;
        for (var at = 0; at < own.Count; at++)
        {
            levels[at] = own[at] switch
            {
                Direction.Right => 1,
                Direction.Left => line == 1 ? 2 : 0,
                Direction.Number => last == Direction.Right ? 2 : line == 1 ? 2 : 0,
                _ => -1,
            };
            if (own[at] is Direction.Left or Direction.Right)
            {
                last = own[at];
            }
        }

        for (var at = 0; at < levels.Length; at++)
        {
            if (levels[at] < 0)
            {
                var end = at;
                while (end < levels.Length && levels[end] < 0)
                {
                    end++;
                }

                var before = at == 0 ? line : levels[at - 1];
                var after = end == levels.Length ? line : levels[end];
                // A number among right-to-left words counts as one of them.
                var fill = AsWord(before, line) == AsWord(after, line) ? AsWord(before, line) : line;
                Array.Fill(levels, fill, at, end - at);
                at = end - 1;
            }
        }

        return levels;
    }

    private static int AsWord(int level, int line) => level == 2 && line == 0 ? 1 : level;

    private static void Reverse(List<string> signs, int[] levels, int level)
    {
        for (var start = 0; start < signs.Count; start++)
        {
            if (levels[start] < level)
            {
                continue;
            }

            var end = start;
            while (end < signs.Count && levels[end] >= level)
            {
                end++;
            }

            if (level == 1)
            {
                for (var at = start; at < end; at++)
                {
                    signs[at] = levels[at] == 1 ? Mirror(signs[at]) : signs[at];
                }
            }

            signs.Reverse(start, end - start);
            Array.Reverse(levels, start, end - start);
            start = end;
        }
    }

    private static string Mirror(string sign) =>
        sign.Length == 1 && Mirrored.IndexOf(sign[0], StringComparison.Ordinal) is var at and >= 0 ? Mirrored[at ^ 1].ToString() : sign;

    private static Direction DirectionOf(string sign)
    {
        var first = Rune.GetRuneAt(sign, 0);
        return IsRightToLeft(first) ? Direction.Right
            : Rune.GetUnicodeCategory(first) == UnicodeCategory.DecimalDigitNumber ? Direction.Number
            : Rune.IsLetter(first) ? Direction.Left
            : Direction.Neutral;
    }

    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF)
        && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.DecimalDigitNumber;

    private enum Direction
    {
        Neutral,
        Left,
        Right,
        Number,
    }
}
