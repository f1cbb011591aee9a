using System.Text;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// An exported file as Markdown. Whatever stands in it is text: no letter that somebody typed makes a heading, a link, a list, a picture or HTML. Pure.
/// </summary>
internal static class ExportMarkdown
{
    // CommonMark takes a backslash before any of these as "this is only a sign".
    private const string Signs = "\\`*_{}[]<>()#+-.!|~&@:/=$^%\"'";

    internal static byte[] Of(ExportText text)
    {
        var markdown = new StringBuilder();
        markdown.Append("# ").Append(Escaped(text.Title)).Append("\n\n");
        foreach (var fact in text.Cover)
        {
            markdown.Append("- **").Append(Escaped(fact.Label)).Append(":** ").Append(Escaped(fact.Value)).Append('\n');
        }

        foreach (var notice in text.Notices)
        {
            markdown.Append("\n> ").Append(Escaped(notice)).Append('\n');
        }

        foreach (var part in text.Parts)
        {
            markdown.Append("\n## ").Append(Escaped(part.Heading)).Append('\n');
            foreach (var block in part.Blocks)
            {
                markdown.Append('\n');
                Write(markdown, block);
            }
        }

        return Encoding.UTF8.GetBytes(markdown.ToString());
    }

    private static void Write(StringBuilder markdown, ExportBlock block)
    {
        switch (block)
        {
            case ExportBlock.Heading heading:
                markdown.Append("### ").Append(Escaped(heading.Words)).Append('\n');
                break;
            case ExportBlock.Quote quote:
                foreach (var line in ExportText.Plain(quote.Words).Split('\n'))
                {
                    // Two backslashes' worth of a line end: each line typed stays a line.
                    markdown.Append("> ").Append(Escaped(line)).Append("  \n");
                }

                break;
            case ExportBlock.Line line:
                markdown.Append("- ").Append(Escaped(line.Label)).Append(": ").Append(Escaped(line.Value)).Append('\n');
                break;
            case ExportBlock.Sentence sentence:
                markdown.Append(Escaped(sentence.Words)).Append('\n');
                break;
            default:
                throw new NotSupportedException($"No Markdown for {block.GetType().Name}.");
        }
    }

    /// <summary>One line of text that stays text.</summary>
    internal static string Escaped(string typed)
    {
        var escaped = new StringBuilder(typed.Length + 16);
        foreach (var letter in ExportText.Plain(typed).Trim())
        {
            if (letter is '\n')
            {
                escaped.Append(' ');
                continue;
            }

            if (Signs.Contains(letter, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
