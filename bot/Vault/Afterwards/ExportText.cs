using System.Globalization;
using System.Text;
using ForumBot.Cards;

namespace ForumBot.Vault.Afterwards;

/// <summary>What an exported file says, before it is Markdown or PDF.</summary>
/// <param name="Title">What the file is.</param>
/// <param name="Cover">Who, when, and where the embargo stands.</param>
/// <param name="Notices">What a reader has to know first.</param>
/// <param name="Parts">The rest, in reading order.</param>
internal sealed record ExportText(string Title, IReadOnlyList<Fact> Cover, IReadOnlyList<string> Notices, IReadOnlyList<ExportPart> Parts)
{
    /// <summary>
    /// What somebody typed, made fit to be drawn: line ends are line feeds, tabs are spaces, and signs that steer a screen or a printer, or turn the
    /// direction of what follows, are left out.
    /// </summary>
    internal static string Plain(string typed)
    {
        var plain = new StringBuilder(typed.Length);
        foreach (var rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n':
                    plain.Append('\n');
                    break;
                case '\t':
                    plain.Append(' ');
                    break;
                // Embeddings, overrides and isolates: they would reach beyond the text they stand in.
                case (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069):
                    break;
                default:
                    if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate))
                    {
                        plain.Append(rune.ToString());
                    }

                    break;
            }
        }

        return plain.ToString();
    }
}

/// <summary>A heading and what stands below it.</summary>
internal sealed record ExportPart(string Heading, IReadOnlyList<ExportBlock> Blocks);

/// <summary>A block of an exported file. The set is closed.</summary>
internal abstract record ExportBlock
{
    private ExportBlock() { }

    /// <summary>A smaller heading.</summary>
    internal sealed record Heading(string Words) : ExportBlock;

    /// <summary>What somebody said or typed.</summary>
    internal sealed record Quote(string Words) : ExportBlock;

    /// <summary>A label and its value, on one line.</summary>
    internal sealed record Line(string Label, string Value) : ExportBlock;

    /// <summary>A sentence.</summary>
    internal sealed record Sentence(string Words) : ExportBlock;
}
