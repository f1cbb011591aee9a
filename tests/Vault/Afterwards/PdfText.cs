using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ForumBot.Vault.Afterwards;

namespace ForumBot.Tests.Vault.Afterwards;

/// <summary>What stands in a PDF: its bytes, and its streams unpacked, in letters and in the font's numbers for them.</summary>
internal sealed partial class PdfText
{
    private readonly string raw;
    private readonly string streams;
    private readonly string glyphs;

    internal PdfText(byte[] pdf)
    {
        raw = Encoding.Latin1.GetString(pdf);
        streams = string.Concat(Inflated(pdf).Select(Encoding.Latin1.GetString));
        glyphs = string.Concat(Hex().Matches(streams).Select(match => match.Groups[1].Value)).ToUpperInvariant();
    }

    internal int Pages => Page().Count(raw);

    /// <summary>True when the word is drawn on a page, or stands anywhere in the file as letters.</summary>
    internal bool Holds(string word)
    {
        var drawn = string.Concat(word.Select(letter => ExportPdf.Font.GetGlyphs(letter.ToString())[0].ToString("X4")));
        return raw.Contains(word, StringComparison.OrdinalIgnoreCase)
            || streams.Contains(word, StringComparison.OrdinalIgnoreCase)
            || glyphs.Contains(drawn, StringComparison.Ordinal);
    }

    private static IEnumerable<byte[]> Inflated(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        foreach (Match match in Stream().Matches(text))
        {
            using var packed = new ZLibStream(new MemoryStream(pdf, match.Index + match.Length, pdf.Length - match.Index - match.Length), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[8192];
            try
            {
                for (int read; (read = packed.Read(buffer)) > 0;)
                {
                    plain.Write(buffer, 0, read);
                }
            }
            catch (InvalidDataException)
            {
                // Not packed this way; what could be read is looked at.
            }

            yield return plain.ToArray();
        }
    }

    [GeneratedRegex(@"<([0-9A-Fa-f]+)>")]
    private static partial Regex Hex();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Page();

    [GeneratedRegex("stream\r?\n")]
    private static partial Regex Stream();
}
