using ForumBot.Cards;
using NodaTime;
using SkiaSharp;

namespace ForumBot.Vault.Afterwards;

/// <summary>
/// An exported file as a PDF on A4. Its letters are of one font that travels with the app, because a container has none; a letter that the font lacks is drawn
/// as a box, and the file says so. Right-to-left words are drawn from right to left, their letters unjoined.
/// </summary>
internal static class ExportPdf
{
    internal const int Width = 595;
    internal const int Height = 842;
    private const int Side = 56;
    private const int Top = 64;
    private const int Bottom = 72;
    private const float Body = 10.5f;

    private static readonly SKColor Ink = new(0x24, 0x24, 0x24);
    private static readonly SKColor Accent = new(0x1f, 0x6f, 0xb2);

    private static readonly Lazy<SKTypeface> Letters = new(() =>
    {
        using var stream = typeof(ExportPdf).Assembly.GetManifestResourceStream("Vault/DejaVuSans.ttf")!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    });

    /// <summary>The font that everything is drawn in.</summary>
    internal static SKTypeface Font => Letters.Value;

    /// <summary>The file.</summary>
    internal static byte[] Of(ExportText text, Instant made)
    {
        var pages = PagesOf(text);
        using var file = new MemoryStream();
        var about = SKDocumentPdfMetadata.Default with { Title = text.Title, Creator = "ForumBot", Producer = "ForumBot", Creation = made.ToDateTimeUtc(), Modified = made.ToDateTimeUtc() };
        using (var pdf = SKDocument.CreatePdf(file, about))
        {
            for (var page = 0; page < pages.Count; page++)
            {
                Draw(pdf.BeginPage(Width, Height), pages[page], page + 1, pages.Count, text.Title);
                pdf.EndPage();
            }

            pdf.Close();
        }

        return file.ToArray();
    }

    /// <summary>Draws one page, as it stands in the file.</summary>
    internal static void Draw(SKCanvas canvas, IReadOnlyList<PlacedLine> lines, int page, int pages, string title)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = Ink };
        foreach (var line in lines)
        {
            using var font = new SKFont(Letters.Value, line.Size);
            paint.Color = line.IsHeading ? Accent : Ink;
            canvas.DrawText(line.Words, line.X, line.Y, SKTextAlign.Left, font, paint);
        }

        using var small = new SKFont(Letters.Value, 9);
        paint.Color = Ink;
        canvas.DrawText(title, Side, Height - 36, SKTextAlign.Left, small, paint);
        canvas.DrawText($"Page {page} of {pages}", Width - Side, Height - 36, SKTextAlign.Right, small, paint);
    }

    /// <summary>Where each line stands, page by page.</summary>
    internal static IReadOnlyList<IReadOnlyList<PlacedLine>> PagesOf(ExportText text)
    {
        using var layout = new Layout(Letters.Value);
        layout.Write(text.Title, 20, isHeading: true, above: 0);
        layout.Gap(6);
        foreach (var fact in text.Cover)
        {
            layout.Write($"{Wording.LeadIn(fact.Label)}{fact.Value}", Body, above: 3);
        }

        IEnumerable<string> notices = HasUnknownLetters(text)
            ? text.Notices.Append("Some signs cannot be drawn here, and stand as □. Letters of Arabic and similar scripts are drawn apart. The Markdown file holds them as they were typed.")
            : text.Notices;
        foreach (var notice in notices)
        {
            layout.Write(notice, Body, above: 10);
        }

        foreach (var part in text.Parts)
        {
            layout.Write(part.Heading, 15, isHeading: true, above: 20, together: 60);
            foreach (var block in part.Blocks)
            {
                Write(layout, block);
            }
        }

        return layout.Pages;
    }

    private static void Write(Layout layout, ExportBlock block)
    {
        switch (block)
        {
            case ExportBlock.Heading heading:
                layout.Write(heading.Words, 12, isHeading: true, above: 12, together: 40);
                break;
            case ExportBlock.Quote quote:
                layout.Write(quote.Words, Body + 0.5f, above: 9, together: 28);
                break;
            case ExportBlock.Line line:
                layout.Write($"{Wording.LeadIn(line.Label)}{line.Value}", Body - 1.5f, above: 1, indent: 14);
                break;
            case ExportBlock.Sentence sentence:
                layout.Write(sentence.Words, Body, above: 4);
                break;
            default:
                throw new NotSupportedException($"Not drawn: {block.GetType().Name}.");
        }
    }

    private static bool HasUnknownLetters(ExportText text)
    {
        using var font = new SKFont(Letters.Value);
        return WordsOf(text).Any(words => Glyphs.LacksSome(ExportText.Plain(words), font));
    }

    private static IEnumerable<string> WordsOf(ExportText text) =>
    [
        text.Title,
        .. text.Cover.Select(fact => fact.Value),
        .. text.Parts.SelectMany(part => part.Blocks).Select(block => block switch
        {
            ExportBlock.Heading heading => heading.Words,
            ExportBlock.Quote quote => quote.Words,
            ExportBlock.Line line => line.Value,
            ExportBlock.Sentence sentence => sentence.Words,
            _ => "",
        }),
    ];

    /// <summary>Breaks text into lines and lines into pages.</summary>
    private sealed class Layout(SKTypeface letters) : IDisposable
    {
        private readonly SKFont font = new(letters);
        private readonly List<List<PlacedLine>> pages = [[]];
        private float y = Top;

        internal IReadOnlyList<IReadOnlyList<PlacedLine>> Pages => pages;

        public void Dispose() => font.Dispose();

        internal void Gap(float height) => y += height;

        internal void Write(string words, float size, bool isHeading = false, float above = 0, float indent = 0, float together = 0)
        {
            font.Size = size;
            var height = size * 1.4f;
            if (y > Top)
            {
                y += above;
            }

            // A heading stays with what it heads.
            if (y + together > Height - Bottom)
            {
                NewPage();
            }

            foreach (var paragraph in ExportText.Plain(words).Split('\n'))
            {
                foreach (var line in LineBreaks.Of(Glyphs.Drawable(paragraph, font), Width - (2 * Side) - indent, piece => font.MeasureText(piece)))
                {
                    if (y + height > Height - Bottom)
                    {
                        NewPage();
                    }

                    var (visual, isRightToLeft) = TextDirection.Visual(line);
                    var x = isRightToLeft ? Width - Side - font.MeasureText(visual) : Side + indent;
                    pages[^1].Add(new(visual, x, y + size, size, isHeading));
                    y += height;
                }
            }
        }

        private void NewPage()
        {
            pages.Add([]);
            y = Top;
        }
    }
}

/// <summary>A line of text where it is drawn: <see cref="X"/> and <see cref="Y"/> in points from the top left, the baseline's.</summary>
internal sealed record PlacedLine(string Words, float X, float Y, float Size, bool IsHeading);
