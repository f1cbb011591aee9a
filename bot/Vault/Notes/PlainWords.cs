using System.Text;

namespace ForumBot.Vault.Notes;

/// <summary>
/// A pasted text as it is kept: every letter, tab, bullet, emoji and right-to-left run of it, with one kind of line end and without what is no text. What
/// turns the reading direction ends with its paragraph, and what would show letters in another order than they stand in is left out.
/// </summary>
public static class PlainWords
{
    private const char LeftEmbedding = '\u202A';
    private const char RightEmbedding = '\u202B';
    private const char EndEmbedding = '\u202C';
    private const char LeftOverride = '\u202D';
    private const char RightOverride = '\u202E';
    private const char LeftIsolate = '\u2066';
    private const char RightIsolate = '\u2067';
    private const char FirstIsolate = '\u2068';
    private const char EndIsolate = '\u2069';

    // The bullet of Word's symbol font, which other fonts draw as a box.
    private const char SymbolBullet = '\uF0B7';

    // Far deeper than any text nests; bidirectional text of its own gives up at 125.
    private const int Deepest = 30;

    /// <summary>The text as it is kept, without blank space at its ends. Cleaning twice changes nothing more.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var open = new Stack<char>();
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                if ((char.ConvertToUtf32(c, text[++at]) & 0xFFFE) != 0xFFFE)
                {
                    clean.Append(c).Append(text[at]);
                }

                continue;
            }

            switch (c)
            {
                case '\r' when at + 1 < text.Length && text[at + 1] == '\n':
                    break;
                case '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029':
                    Close(clean, open);
                    clean.Append('\n');
                    break;
                case '\t':
                    clean.Append(c);
                    break;
                case SymbolBullet:
                    clean.Append('•');
                    break;
                case (>= LeftEmbedding and <= RightOverride) or (>= LeftIsolate and <= EndIsolate):
                    Turn(clean, open, c);
                    break;
                default:
                    if (char.IsSurrogate(c))
                    {
                        clean.Append('\uFFFD');
                    }
                    else if (!char.IsControl(c) && c is not ('\uFEFF' or (>= '\uFDD0' and <= '\uFDEF') or >= '\uFFFE'))
                    {
                        clean.Append(c);
                    }

                    break;
            }
        }

        Close(clean, open);
        return clean.ToString().Trim();
    }

    /// <summary>True when there is something to read in it.</summary>
    public static bool SaysSomething(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune))
            {
                return true;
            }
        }

        return false;
    }

    private static void Turn(StringBuilder clean, Stack<char> open, char c)
    {
        switch (c)
        {
            case LeftOverride or RightOverride:
                if (open.Count < Deepest)
                {
                    open.Push(c);
                }

                return;
            case EndEmbedding:
                if (!open.TryPeek(out var last) || IsIsolate(last))
                {
                    return;
                }

                open.Pop();
                if (IsOverride(last))
                {
                    return;
                }

                break;
            case EndIsolate:
                if (!open.Any(IsIsolate))
                {
                    return;
                }

                while (open.Pop() is var inner && !IsIsolate(inner))
                {
                    CloseOne(clean, inner);
                }

                break;
            default:
                if (open.Count >= Deepest)
                {
                    return;
                }

                open.Push(c);
                break;
        }

        clean.Append(c);
    }

    private static void Close(StringBuilder clean, Stack<char> open)
    {
        while (open.TryPop(out var one))
        {
            CloseOne(clean, one);
        }
    }

    private static void CloseOne(StringBuilder clean, char opened)
    {
        if (!IsOverride(opened))
        {
            clean.Append(IsIsolate(opened) ? EndIsolate : EndEmbedding);
        }
    }

    private static bool IsOverride(char c) => c is LeftOverride or RightOverride;

    private static bool IsIsolate(char c) => c is LeftIsolate or RightIsolate or FirstIsolate;
}
