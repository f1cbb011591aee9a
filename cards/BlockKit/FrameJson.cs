using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>What a window keeps beside its card: the frame, and the verb and keys of the button that hands the card in.</summary>
internal static class FrameJson
{
    /// <summary>The name of every window of ours.</summary>
    internal const string CallbackId = "forumbot.card";

    internal static string Write(ModalFrame frame, Execute? submit, Card? card)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, BlockJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("c"u8, frame.Context);
            json.WriteNumber("g"u8, frame.Generation);
            json.WriteNumber("p"u8, frame.Page);
            if (frame.KeptAs is { } kept)
            {
                json.WriteString("k"u8, kept);
            }

            if (submit is not null && card is not null)
            {
                json.WriteString("v"u8, submit.Verb);
                json.WriteString("f"u8, PressId.FlagsOf(submit));
                json.WritePropertyName("q"u8);
                ButtonJson.WriteKeys(json, submit, card);
            }

            json.WriteEndObject();
        }

        var written = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return written.Length <= SlackLimits.PrivateMetadata
            ? written
            : throw new InvalidOperationException($"A window would keep {written.Length} letters beside its card; Slack takes {SlackLimits.PrivateMetadata}.");
    }

    /// <summary>The frame and the submit button of a window of ours; null for any other view.</summary>
    internal static (ModalFrame Frame, BlockKitPress? Submit)? Read(JsonElement view)
    {
        if (TextOf(view, "callback_id") != CallbackId || TextOf(view, "private_metadata") is not { Length: > 0 } written)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(written);
            var kept = json.RootElement;
            if (TextOf(kept, "c") is not { } context)
            {
                return null;
            }

            var frame = new ModalFrame
            {
                Context = context,
                Generation = NumberOf(kept, "g"),
                Page = NumberOf(kept, "p"),
                KeptAs = TextOf(kept, "k"),
            };
            var submit = TextOf(kept, "v") is { } verb && kept.TryGetProperty("q", out var keys) ? PressId.Read(verb, TextOf(kept, "f") ?? "", keys) : null;
            return (frame, submit);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int NumberOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;
}
