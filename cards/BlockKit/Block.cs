using System.Buffers;
using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>One block as it goes over the wire, with what it counts for.</summary>
internal sealed record Block(byte[] Json, int Letters)
{
    /// <summary>True for what stands on every page.</summary>
    internal bool IsPinned { get; init; }

    /// <summary>True for a headline, which does not stand alone at a page's end.</summary>
    internal bool IsHeading { get; init; }

    internal static IReadOnlyList<Block> Draw(IEnumerable<Part> parts, Card card)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, BlockJson.Options);
        var blocks = new List<Block>();
        foreach (var part in parts)
        {
            BlockJson.Write(json, part, card);
            json.Flush();
            blocks.Add(new(buffer.WrittenSpan.ToArray(), BlockJson.LettersOf(part)) { IsPinned = part.IsPinned, IsHeading = part is HeadingPart });
            buffer.ResetWrittenCount();
            json.Reset();
        }

        return blocks;
    }

    internal static void Write(Utf8JsonWriter json, IEnumerable<Block> blocks)
    {
        json.WriteStartArray();
        foreach (var block in blocks)
        {
            json.WriteRawValue(block.Json, skipInputValidation: true);
        }

        json.WriteEndArray();
    }
}
