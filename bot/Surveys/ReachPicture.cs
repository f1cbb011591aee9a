using System.Globalization;
using ForumBot.Cards;
using NodaTime;
using NodaTime.Text;
using SkiaSharp;

namespace ForumBot.Surveys;

/// <summary>
/// Draws a <see cref="ReachChart"/>: a bar a day, today's column shaded, and a line at the closing. A small PNG that travels inside the card, so
/// that no address has to serve it. It shows nothing that the chart's words do not say.
/// </summary>
public static class ReachPicture
{
    /// <summary>In pixels.</summary>
    public const int Width = 640;

    /// <summary>In pixels.</summary>
    public const int Height = 300;

    private const int Side = 24;
    private const int Ceiling = 84;
    private const int Floor = 244;
    private const float LetterSize = 15;
    private const int NarrowestLabel = 52;

    private static readonly SKColor Paper = SKColors.White;
    private static readonly SKColor Ink = new(0x24, 0x24, 0x24);
    private static readonly SKColor Bar = new(0x1f, 0x6f, 0xb2);
    private static readonly SKColor Shade = new(0xe8, 0xee, 0xf4);
    private static readonly SKColor Line = new(0xa8, 0x1e, 0x1e);
    // The colours, and what lies between them at the edge of a letter.
    private static readonly SKColor[] Palette =
    [
        Paper, Ink, Bar, Shade, Line,
        Between(Ink, Paper, 1), Between(Ink, Paper, 2), Between(Ink, Paper, 3), Between(Line, Paper, 1), Between(Line, Paper, 2), Between(Line, Paper, 3),
        Between(Ink, Shade, 1), Between(Ink, Shade, 2), Between(Ink, Shade, 3),
    ];

    private static readonly LocalDatePattern DayLabel = LocalDatePattern.CreateWithInvariantCulture("ddd d");

    // A container has no fonts, and without one text is drawn as nothing.
    private static readonly Lazy<SKTypeface> Letters = new(() =>
    {
        using var stream = typeof(ReachPicture).Assembly.GetManifestResourceStream("Surveys/DejaVuSans-Latin.ttf")!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    });

    /// <summary>The picture as a part of a card, with the words that stand for it.</summary>
    public static Picture Of(ReachChart chart) =>
        new(new Uri("data:image/png;base64," + Convert.ToBase64String(Png(chart))), chart.ToAlternativeText());

    /// <summary>The picture's file.</summary>
    public static byte[] Png(ReachChart chart)
    {
        using var bitmap = new SKBitmap(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(bitmap))
        using (var pen = new Pen(canvas))
        {
            Draw(chart, pen);
        }

        return PalettePng.Encode(bitmap, Palette);
    }

    /// <summary>Where the column of a day stands.</summary>
    internal static SKRectI ColumnOf(ReachChart chart, int day) => new(Edge(chart, day), Ceiling, Edge(chart, day + 1), Floor);

    /// <summary>Where the bar of a day stands; as high as its share of the most families on one day.</summary>
    internal static SKRectI BarOf(ReachChart chart, int day)
    {
        var column = ColumnOf(chart, day);
        var most = Math.Max(1, chart.Days.Max(d => d.Families));
        var height = (int)Math.Round((double)(Floor - Ceiling) * chart.Days[day].Families / most);
        var gap = column.Width / 5;
        return new(column.Left + gap, Floor - height, column.Right - gap, Floor);
    }

    private static SKColor Between(SKColor one, SKColor other, int quarters) => new(
        (byte)(one.Red + ((other.Red - one.Red) * quarters / 4)),
        (byte)(one.Green + ((other.Green - one.Green) * quarters / 4)),
        (byte)(one.Blue + ((other.Blue - one.Blue) * quarters / 4)));

    private static int Edge(ReachChart chart, int day) => Side + ((Width - (2 * Side)) * day / chart.Days.Count);

    private static void Draw(ReachChart chart, Pen pen)
    {
        pen.Clear(Paper);
        pen.Write("Families reached each day", Side, 28, SKTextAlign.Left, Ink);
        var every = (NarrowestLabel / Math.Max(1, ColumnOf(chart, 0).Width)) + 1;
        for (var day = 0; day < chart.Days.Count; day++)
        {
            var (column, bar, known) = (ColumnOf(chart, day), BarOf(chart, day), chart.Days[day]);
            var middle = (column.Left + column.Right) / 2f;
            if (known.Day == chart.Today)
            {
                pen.Fill(column, Shade);
                pen.Write("today", middle, Height - 12, SKTextAlign.Center, Ink);
            }

            pen.Fill(bar, Bar);
            var number = known.Families > 0 ? known.Families.ToString("N0", CultureInfo.InvariantCulture) : "?";
            if (known.Times > 0 && pen.WidthOf(number) <= column.Width)
            {
                pen.Write(number, middle, bar.Top - 6, SKTextAlign.Center, Ink);
            }

            if (day % every == 0)
            {
                pen.Write(DayLabel.Format(known.Day), middle, Floor + 22, SKTextAlign.Center, Ink);
            }
        }

        pen.Fill(new(Side, Floor, Width - Side, Floor + 2), Ink);
        DrawClosing(chart, pen);
    }

    private static void DrawClosing(ReachChart chart, Pen pen)
    {
        var last = ColumnOf(chart, chart.Days.Count - 1);
        var x = last.Left + (int)(last.Width * (double)chart.Closes.TimeOfDay.NanosecondOfDay / NodaConstants.NanosecondsPerDay);
        pen.Fill(new(x - 1, 58, x + 2, Floor), Line);
        var words = $"{(chart.IsExpected ? "expected to close" : "closes")} {DayLabel.Format(chart.Closes.Date)}, {chart.Closes.TimeOfDay.Say()}";
        pen.Write(words, Width - Side, 50, SKTextAlign.Right, Line);
    }

    private sealed class Pen(SKCanvas canvas) : IDisposable
    {
        private readonly SKPaint paint = new() { IsAntialias = true };
        private readonly SKFont font = new(Letters.Value, LetterSize);

        public float WidthOf(string words) => font.MeasureText(words);

        public void Clear(SKColor colour) => canvas.Clear(colour);

        public void Fill(SKRectI area, SKColor colour)
        {
            paint.Color = colour;
            canvas.DrawRect(area, paint);
        }

        public void Write(string words, float x, float y, SKTextAlign align, SKColor colour)
        {
            paint.Color = colour;
            canvas.DrawText(words, x, y, align, font, paint);
        }

        public void Dispose()
        {
            paint.Dispose();
            font.Dispose();
        }
    }
}
