using System.Buffers;
using System.Text;

namespace ForumBot.Cards.BlockKit;

/// <summary>Makes texts fit for Slack: without what hides or reverses letters, escaped once where Slack reads signs, in pieces where they are too long.</summary>
internal static class SlackText
{
    // Letters that turn the direction of what follows, by which a text can look like another one.
    private const string Turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
    private static readonly SearchValues<char> Unfit = SearchValues.Create(Turning + "\r\u007f\u2028\u2029" + Controls());
    private static readonly SearchValues<char> Signs = SearchValues.Create("*_~`>:");

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

    /// <summary>True when no sign in the text could make part of it bold, struck out, a quotation or a picture.</summary>
    internal static bool HasNoSigns(string text) => text.AsSpan().IndexOfAny(Signs) < 0 || !HasSign(text);

    /// <summary>The beginning of a text that is said whole elsewhere, to the end of a word.</summary>
    internal static string Clip(string text, int longest) => text.Length <= longest ? text : Pieces(text, longest - 1).First().Content.TrimEnd() + "…";

    /// <summary>The text in pieces, each cut at a line's end, else between words, else anywhere but within a letter.</summary>
    internal static IEnumerable<Piece> Pieces(string text, int longest)
    {
        var joint = Joint.None;
        var start = 0;
        while (text.Length - start > longest)
        {
            // One letter more: a piece may end right before a space.
            var window = text.AsSpan(start, longest + 1);
            var (length, next) = CutOf(window);
            yield return new(text.Substring(start, length), joint);
            joint = next;
            start += length + (next == Joint.None ? 0 : 1);
        }

        yield return new(text[start..], joint);
    }

    private static (int Length, Joint Next) CutOf(ReadOnlySpan<char> window)
    {
        var half = window.Length / 2;
        if (window.LastIndexOf('\n') is var line && line > half)
        {
            return (line, Joint.Line);
        }

        if (window.LastIndexOf(' ') is var space && space > half)
        {
            return (space, Joint.Space);
        }

        var length = window.Length - 1;
        return (length > 1 && char.IsHighSurrogate(window[length - 1]) && char.IsLowSurrogate(window[length]) ? length - 1 : length, Joint.None);
    }

    // A colon alone is in every time of day; two of them around a word are a picture.
    private static bool HasSign(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var next = colon < 0 ? -1 : text.IndexOf(':', colon + 1);
        return next >= 0 || text.AsSpan().IndexOfAny("*_~`>") >= 0;
    }

    private static string Controls() => new([.. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(letter => letter is not ('\n' or '\t'))]);
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
