using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ForumBot.Schedules.Import;

/// <summary>One line of a table, cell by cell, and the line of the pasted text on which it begins, from 1.</summary>
internal sealed record TableRow(int Line, ImmutableArray<string> Cells)
{
    /// <summary>The cell, or an empty one where the line is too short.</summary>
    internal string this[int column] => (uint)column < (uint)Cells.Length ? Cells[column] : "";
}

/// <summary>Takes a pasted table apart: cells between tabs, bars, semicolons or commas, in quotes where need be. Nothing is understood yet.</summary>
internal static class PastedTable
{
    // A quotation mark that is not closed within this is just a quotation mark.
    private const int LongestQuote = 1000;

    private static readonly char[] Separators = ['\t', '|', ';', ','];

    /// <summary>The lines that hold something.</summary>
    internal static IReadOnlyList<TableRow> Split(string text)
    {
        text = text.ReplaceLineEndings("\n");
        return Split(text, SeparatorOf(text));
    }

    /// <summary>A cell on one line, without what cannot be seen.</summary>
    internal static string Clean(string cell)
    {
        var clean = new StringBuilder(cell.Length);
        foreach (var letter in cell)
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (char.GetUnicodeCategory(letter) != UnicodeCategory.Format || letter == '\u200d')
            {
                clean.Append(letter);
            }
        }

        return clean.ToString().TrimEnd();
    }

    private static char SeparatorOf(string text)
    {
        var lines = text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        // The first of them that most lines have: a comma may stand in any title, a tab hardly ever.
        return Separators.FirstOrDefault(separator => lines.Count(line => line.Contains(separator, StringComparison.Ordinal)) * 2 > lines.Count, ',');
    }

    private static List<TableRow> Split(string text, char separator)
    {
        var rows = new List<TableRow>();
        var cells = ImmutableArray.CreateBuilder<string>();
        var (at, line, startLine) = (0, 1, 1);
        while (at <= text.Length)
        {
            var cell = ReadCell(text, ref at, separator);
            line += cell.AsSpan().Count('\n');
            cells.Add(Clean(cell));
            if (at < text.Length && text[at] == separator)
            {
                at++;
                continue;
            }

            Add(rows, new(startLine, Framed(cells, separator)));
            cells.Clear();
            at++;
            startLine = ++line;
        }

        return rows;
    }

    private static void Add(List<TableRow> rows, TableRow row)
    {
        // The line of dashes below the head of a table in Markdown holds nothing.
        if (row.Cells.Any(cell => cell.Any(letter => letter is not ('-' or ':' or ' '))))
        {
            rows.Add(row);
        }
    }

    // A table in Markdown begins and ends each line with a bar.
    private static ImmutableArray<string> Framed(ImmutableArray<string>.Builder cells, char separator) =>
        separator == '|' && cells.Count > 2 && cells[0].Length == 0 && cells[^1].Length == 0 ? [.. cells.Skip(1).Take(cells.Count - 2)] : cells.ToImmutable();

    private static string ReadCell(string text, ref int at, char separator)
    {
        var begin = at;
        while (begin < text.Length && text[begin] == ' ')
        {
            begin++;
        }

        if (begin < text.Length && text[begin] == '"' && Quoted(text, begin, separator) is var (content, end))
        {
            at = end;
            return content;
        }

        begin = at;
        while (at < text.Length && text[at] != separator && text[at] != '\n')
        {
            at++;
        }

        return text[begin..at];
    }

    // The content, and where the cell ends; null when the quotation mark is never closed.
    private static (string Content, int End)? Quoted(string text, int open, char separator)
    {
        var content = new StringBuilder();
        for (var i = open + 1; i < text.Length && i - open < LongestQuote; i++)
        {
            if (text[i] != '"')
            {
                content.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                content.Append('"');
                i++;
            }
            else
            {
                var end = i + 1;
                while (end < text.Length && text[end] == ' ' && separator != ' ')
                {
                    end++;
                }

                return end == text.Length || text[end] == separator || text[end] == '\n' ? (content.ToString(), end) : null;
            }
        }

        return null;
    }
}
