using System.Globalization;
using System.Text;

namespace ForumBot.Messaging;

/// <summary>Makes a name that somebody else chose fit to be shown: one line, no invisible signs that turn text round, 60 characters at most.</summary>
internal static class DisplayName
{
    internal const string Unknown = "Someone";
    private const int Longest = 60;
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    internal static string Clean(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return Unknown;
        }

        var clean = IsClean(name) ? name : Rebuild(name);
        return clean.Length switch
        {
            0 => Unknown,
            <= Longest => clean,
            _ => clean[..(char.IsHighSurrogate(clean[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd(),
        };
    }

    private static bool IsClean(string name)
    {
        var previous = ' ';
        foreach (var c in name)
        {
            if (IsUnwanted(c) || (char.IsWhiteSpace(c) && (c != ' ' || previous == ' ')))
            {
                return false;
            }

            previous = c;
        }

        return previous != ' ';
    }

    private static string Rebuild(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (!IsUnwanted(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().TrimEnd();
    }

    // Joiners are part of names in several scripts; the other format signs can reverse what stands behind a name.
    private static bool IsUnwanted(char c) => c is not (ZeroWidthJoiner or ZeroWidthNonJoiner)
        && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
