using System.Globalization;

namespace ForumBot.Vault.Notes;

/// <summary>
/// Takes a long text apart into pieces that a note can hold, at the end of a paragraph, a line, a sentence or a word, whichever keeps most together. A letter
/// is never cut, however many code points it is made of, unless it alone is longer than a note.
/// </summary>
public static class Splitting
{
    // Room for "Part 100 of 200" and its line end, and for what closes a right-to-left run that goes on in the next piece.
    private const int Label = 48;

    /// <summary>The whole text when it fits one note; otherwise its pieces, each with "Part 1 of 5" above it.</summary>
    public static IReadOnlyList<string> Parts(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return [text];
        }

        var pieces = new List<string>();
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var cut = rest.Length <= longest - Label ? rest.Length : CutIn(rest, longest - Label);
            var piece = PlainWords.Clean(rest[..cut].ToString());
            if (piece.Length > 0)
            {
                pieces.Add(piece);
            }

            rest = rest[cut..];
        }

        return [.. pieces.Select((piece, at) => $"Part {at + 1} of {pieces.Count}\n{piece}")];
    }

    /// <summary>As much of a text as fits, cut where it can best be cut.</summary>
    public static string Beginning(string text, int longest) => text.Length <= longest ? text : PlainWords.Clean(text[..CutIn(text, longest)]);

    private static int CutIn(ReadOnlySpan<char> text, int longest)
    {
        var (paragraph, line, sentence, word, letter) = (0, 0, 0, 0, 0);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text[at..]);
            if (at + length > longest)
            {
                break;
            }

            var last = text[at + length - 1];
            at += length;
            letter = at;
            if (last == '\n')
            {
                line = at;
                paragraph = at > length && text[at - length - 1] == '\n' ? at : paragraph;
            }
            else if (char.IsWhiteSpace(last))
            {
                word = at;
                sentence = at > length && IsEnd(text[at - length - 1]) ? at : sentence;
            }
            else if (last is '。' or '！' or '？')
            {
                sentence = at;
            }
        }

        var half = longest / 2;
        return paragraph > half ? paragraph
            : line > half ? line
            : sentence > half ? sentence
            : word > half ? word
            : letter > 0 ? letter
            // One letter that no note can hold: of all ways to cut it, the one that leaves its code points whole.
            : char.IsHighSurrogate(text[longest - 1]) ? longest - 1
            : longest;
    }

    private static bool IsEnd(char c) => c is '.' or '!' or '?' or '…' or '؟' or '۔' or '।' or '”' or '"' or ')';
}
