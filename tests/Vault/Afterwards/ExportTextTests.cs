using System.Text;
using CsCheck;
using ForumBot.Vault.Afterwards;
using NodaTime;
using SkiaSharp;

namespace ForumBot.Tests.Vault.Afterwards;

/// <summary>The two forms of an exported file: nothing typed becomes more than text, and what is drawn can be seen.</summary>
public sealed class ExportTextTests
{
    [Theory]
    [InlineData("# no heading", "\\# no heading")]
    [InlineData("[a](https://x.example)", "\\[a\\]\\(https\\:\\/\\/x\\.example\\)")]
    [InlineData("<script>", "\\<script\\>")]
    [InlineData("1. one", "1\\. one")]
    [InlineData("a\\b", "a\\\\b")]
    [InlineData("    indented", "indented")]
    [InlineData("a\u0000b\u202Ec", "abc")]
    public void Markdown_OfSignsThatMeanSomething_IsText(string typed, string written) => Assert.Equal(written, ExportMarkdown.Escaped(typed));

    [Fact]
    public void Markdown_OfANoteWithLines_KeepsEachInTheQuote()
    {
        var text = Encoding.UTF8.GetString(ExportMarkdown.Of(With("one\r\n\n    two\n# three")));

        Assert.Contains("> one  \n>   \n> two  \n> \\# three  \n", text);
    }

    [Fact]
    public void Markdown_OfWhateverIsTyped_NeverLeavesItsQuote() => Gen.String.Sample(typed =>
    {
        var lines = Encoding.UTF8.GetString(ExportMarkdown.Of(With(typed))).Split('\n');
        var start = Array.IndexOf(lines, "## Part") + 2;
        Assert.True(start > 1);
        Assert.All(lines[start..^1], line => Assert.StartsWith("> ", line));
    });

    [Fact]
    public void Page_WithText_HasInkWhereTheTextShouldBe()
    {
        var pages = ExportPdf.PagesOf(With("A note that is seen"));
        var line = Assert.Single(pages[0], one => one.Words == "A note that is seen");

        using var bitmap = new SKBitmap(ExportPdf.Width, ExportPdf.Height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            ExportPdf.Draw(canvas, pages[0], 1, 1, "Title");
        }

        Assert.True(InkIn(bitmap, new((int)line.X, (int)(line.Y - line.Size), (int)line.X + 60, (int)line.Y)) > 50);
        Assert.True(InkIn(bitmap, new(ExportPdf.Width - 130, ExportPdf.Height - 50, ExportPdf.Width - 50, ExportPdf.Height - 30)) > 50);
        Assert.Equal(0, InkIn(bitmap, new(0, 0, 40, ExportPdf.Height)));
    }

    [Fact]
    public void Pages_WhateverIsTyped_KeepEveryLineOnThePaper() => Gen.String[0, 3000].Sample(
        typed =>
        {
            using var font = new SKFont(ExportPdf.Font);
            foreach (var line in ExportPdf.PagesOf(With(typed)).SelectMany(page => page))
            {
                font.Size = line.Size;
                Assert.InRange(line.X + font.MeasureText(line.Words), 0, ExportPdf.Width - 20);
                Assert.InRange(line.Y, 40, ExportPdf.Height - 60);
            }
        },
        iter: 60);

    [Fact]
    public void Pages_OfAnEndlessWord_AreManyAndQuick()
    {
        var pages = ExportPdf.PagesOf(With(new string('x', 200_000)));

        Assert.True(pages.Count > 20);
        Assert.Equal(200_000, pages.SelectMany(page => page).Sum(line => line.Words.Count(letter => letter == 'x')));
    }

    [Fact]
    public void Emoji_ThatTheFontLacks_AreABoxAndTheFileSaysSo()
    {
        var words = ExportPdf.PagesOf(With("well \U0001F469\u200D\U0001F467 done")).SelectMany(page => page).Select(line => line.Words).ToList();

        Assert.Contains("well □ done", words);
        Assert.Contains(words, line => line.Contains("The Markdown file holds them", StringComparison.Ordinal) || line.Contains("stand as □", StringComparison.Ordinal));
    }

    [Fact]
    public void OrdinaryWords_OfManyLanguages_NeedNoBox()
    {
        var words = string.Concat(ExportPdf.PagesOf(With("Łódź Škoda Ελλάδα Україна naïve € “quoted” – done ✓")).SelectMany(page => page).Select(line => line.Words));

        Assert.DoesNotContain("□", words);
    }

    [Theory]
    [InlineData("abc", "abc", false)]
    [InlineData("שלום", "םולש", true)]
    [InlineData("he said שלום עולם today", "he said םלוע םולש today", false)]
    [InlineData("שלום abc עולם", "םלוע abc םולש", true)]
    [InlineData("שלום 123", "123 םולש", true)]
    [InlineData("(שלום)", "(םולש)", true)]
    [InlineData("a (שלום) b", "a (םולש) b", false)]
    public void Line_WithRightToLeftWords_IsDrawnInTheirOrder(string typed, string drawn, bool fromTheRight) =>
        Assert.Equal((drawn, fromTheRight), TextDirection.Visual(typed));

    [Fact]
    public void Line_WhateverIsInIt_LosesNoSign() => Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['\u05d0', '\u05ea'], Gen.Char[' ', '9'])].Sample(typed =>
        Assert.Equal(typed.Length, TextDirection.Visual(typed).Visual.Length));

    [Fact]
    public void Pdf_SaysWhichPageOfHowManyEachIs()
    {
        var text = With(string.Join('\n', Enumerable.Range(0, 200)));
        var pdf = new PdfText(ExportPdf.Of(text, Instant.FromUtc(2027, 6, 15, 9, 0)));

        Assert.Equal(ExportPdf.PagesOf(text).Count, pdf.Pages);
        Assert.True(pdf.Holds($"of"));
    }

    private static ExportText With(string typed) => new("Title", [new("Label", "value")], ["Notice"], [new("Part", [new ExportBlock.Quote(typed)])]);

    private static int InkIn(SKBitmap bitmap, SKRectI area)
    {
        var ink = 0;
        for (var x = area.Left; x < area.Right; x++)
        {
            for (var y = area.Top; y < area.Bottom; y++)
            {
                ink += bitmap.GetPixel(x, y).Red < 200 ? 1 : 0;
            }
        }

        return ink;
    }
}
