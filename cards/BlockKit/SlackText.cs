using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ForumBot.Cards.BlockKit;

/// <summary>Makes texts fit for Slack: without what hides or reverses letters, escaped once where Slack reads signs, in pieces where they are too long.</summary>
internal static partial class SlackText
{
    // Letters that turn the direction of what follows, by which a text can look like another one.
    private const string Turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
    private static readonly SearchValues<char> Unfit = SearchValues.Create(Turning + "\r\u007f\u2028\u2029" + Controls());

    /// <summary>The text as it may be shown: lines end with a line feed, nothing invisible is left, nothing stands around it.</summary>
    internal static string Clean(string text) => Strip(text).Trim();

    /// <summary>The same, with the spaces and lines around it.</summary>
    internal static string Strip(string text)
    {
        if (text.AsSpan().IndexOfAny(Unfit) < 0)
        {
            return text;
        }

        var fit = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter is '\u2028' or '\u2029' || (letter == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
            {
                fit.Append('\n');
            }
            else if (!Unfit.Contains(letter))
            {
                fit.Append(letter);
            }
        }

        return fit.ToString();
    }

    /// <summary>The text for where Slack reads its own signs: the three that begin a mention or a link, once.</summary>
    internal static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The text as it was before <see cref="Escape"/>.</summary>
    internal static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>True when no sign in the text could make part of it bold, struck out, a quotation or a picture.</summary>
    internal static bool HasNoSigns(string text) => !Sign().IsMatch(text);

    /// <summary>The beginning of a text that is said whole elsewhere, to the end of a word.</summary>
    internal static string Clip(string text, int longest) => text.Length <= longest ? text : Pieces(text, longest - 1).First().Content.TrimEnd() + "…";

    /// <summary>The text in pieces, each cut at a line's end, else between words, else anywhere but within a letter.</summary>
    internal static IEnumerable<Piece> Pieces(string text, int longest)
    {
        var joint = Joint.None;
        var start = 0;
        while (text.Length - start > longest)
        {
            var (length, next) = CutOf(text.AsSpan(start), longest);
            yield return new(text.Substring(start, length), joint);
            joint = next;
            start += length + (next == Joint.None ? 0 : 1);
        }

        yield return new(text[start..], joint);
    }

    private static (int Length, Joint Next) CutOf(ReadOnlySpan<char> rest, int longest)
    {
        // A piece may end right before a gap, but not before the last letter: nothing would be left for the next.
        var window = rest[..Math.Min(longest + 1, rest.Length - 1)];
        if (window.LastIndexOf('\n') is var line && line > longest / 2)
        {
            return (line, Joint.Line);
        }

        if (window.LastIndexOf(' ') is var space && space > longest / 2)
        {
            return (space, Joint.Space);
        }

        return (char.IsHighSurrogate(rest[longest - 1]) && char.IsLowSurrogate(rest[longest]) ? longest - 1 : longest, Joint.None);
    }

    private static string Controls() => new([.. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(letter => letter is not ('\n' or '\t'))]);

    // A colon alone is in every time of day; two around a word are a picture. An arrow makes a quotation where a line begins.
    [GeneratedRegex(@"[*_~`]|^\s*>|:[^\s:]+:", RegexOptions.Multiline)]
    private static partial Regex Sign();
}

/// <summary>A part of a text, and what stood between it and the part before.</summary>
internal readonly record struct Piece(string Content, Joint Joint);

/// <summary>What stands between two parts of a text.</summary>
internal enum Joint
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>A space.</summary>
    Space,
    /// <summary>The end of a line.</summary>
    Line,
}
