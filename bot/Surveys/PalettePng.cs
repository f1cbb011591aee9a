using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace ForumBot.Surveys;

/// <summary>
/// Writes a picture of few colours as a PNG of sixteen, half a byte a pixel: a fourth of what Skia's own encoder makes of it, which writes no
/// palettes. Source: PNG specification, third edition, sections 10 and 11.
/// </summary>
internal static class PalettePng
{
    private const int MostColours = 16;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(RemainderOf)];

    /// <summary>The file; each pixel takes the nearest colour of the palette.</summary>
    internal static byte[] Encode(SKBitmap picture, IReadOnlyList<SKColor> palette)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(palette.Count, MostColours);
        using var file = new MemoryStream();
        file.Write(Signature);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        // Four bits a pixel, out of a palette; the other methods are zero, the only ones there are.
        (header[8], header[9]) = (4, 3);
        Write(file, "IHDR"u8, header);
        Write(file, "PLTE"u8, [.. palette.SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })]);
        Write(file, "IDAT"u8, Deflated(Rows(picture, palette)));
        Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Rows(SKBitmap picture, IReadOnlyList<SKColor> palette)
    {
        var nearest = new Dictionary<SKColor, int>();
        var pixels = picture.Pixels;
        var rowBytes = 1 + ((picture.Width + 1) / 2);
        var rows = new byte[rowBytes * picture.Height];
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var colour = pixels[(y * picture.Width) + x];
                if (!nearest.TryGetValue(colour, out var index))
                {
                    nearest[colour] = index = Enumerable.Range(0, palette.Count).MinBy(i => Distance(palette[i], colour));
                }

                rows[(y * rowBytes) + 1 + (x / 2)] |= (byte)(x % 2 == 0 ? index << 4 : index);
            }
        }

        return rows;
    }

    private static byte[] Deflated(byte[] rows)
    {
        using var file = new MemoryStream();
        using (var zlib = new ZLibStream(file, CompressionLevel.SmallestSize))
        {
            zlib.Write(rows);
        }

        return file.ToArray();
    }

    private static void Write(MemoryStream file, ReadOnlySpan<byte> kind, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Add(Add(uint.MaxValue, kind), content));
        file.Write(number);
    }

    private static int Distance(SKColor one, SKColor other)
    {
        var (red, green, blue) = (one.Red - other.Red, one.Green - other.Green, one.Blue - other.Blue);
        return (red * red) + (green * green) + (blue * blue);
    }

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var each in bytes)
        {
            sum = Remainders[(byte)(sum ^ each)] ^ (sum >> 8);
        }

        return sum;
    }

    private static uint RemainderOf(int number)
    {
        var rest = (uint)number;
        for (var bit = 0; bit < 8; bit++)
        {
            rest = (rest & 1) == 0 ? rest >> 1 : 0xedb88320 ^ (rest >> 1);
        }

        return rest;
    }
}
