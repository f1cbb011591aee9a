using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ForumBot.Tests.Manifest;

/// <summary>The pixels of a PNG with eight bits a channel, as the icons are.</summary>
internal sealed record Png(int Width, int Height, IReadOnlyList<Png.Pixel> Pixels)
{
    internal static Png Read(ReadOnlySpan<byte> file)
    {
        Assert.True(file[1..].StartsWith("PNG\r\n\x1a\n"u8), "This is no PNG.");
        var (width, height, channels) = (0, 0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            var kind = Encoding.ASCII.GetString(file.Slice(at + 4, 4));
            var content = file.Slice(at + 8, length);
            if (kind == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                // Eight bits, RGB or RGBA, not interlaced: all that this reader knows.
                Assert.Equal((8, 0), (content[8], content[12]));
                channels = content[9] switch { 2 => 3, 6 => 4, var other => throw new NotSupportedException($"Colour type {other}.") };
            }
            else if (kind == "IDAT")
            {
                packed.Write(content);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        return new(width, height, Unfilter(rows, width * channels, height, channels));
    }

    private static List<Pixel> Unfilter(Stream rows, int stride, int height, int channels)
    {
        var pixels = new List<Pixel>();
        var above = new byte[stride];
        for (var y = 0; y < height; y++)
        {
            var filter = rows.ReadByte();
            var row = new byte[stride];
            rows.ReadExactly(row);
            for (var x = 0; x < stride; x++)
            {
                var (left, up, corner) = (x < channels ? 0 : row[x - channels], above[x], x < channels ? 0 : above[x - channels]);
                row[x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
            }

            pixels.AddRange(row.Chunk(channels).Select(p => new Pixel(p[0], p[1], p[2], channels == 4 ? p[3] : byte.MaxValue)));
            above = row;
        }

        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    internal readonly record struct Pixel(byte Red, byte Green, byte Blue, byte Alpha);
}
