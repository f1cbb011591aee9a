using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>Writes a button: its verb and what comes with it in its name, its keys in what it sends back. No word of a card is in either.</summary>
internal static class ButtonJson
{
    internal static void Write(Utf8JsonWriter json, Button button, int place, bool isPrimary, Card card)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "button"u8);
        BlockJson.WritePlain(json, "text"u8, TitleOf(button));
        json.WriteString("action_id"u8, PressId.Of(button, place));
        switch (button)
        {
            case Execute execute:
                if (card.KeysOf(execute).Any())
                {
                    json.WriteString("value"u8, KeysOf(execute, card));
                }

                if (execute.Tooltip is { } tooltip && SlackText.Clean(tooltip) is { Length: > 0 } words)
                {
                    json.WriteString("accessibility_label"u8, SlackText.Clip(words, SlackLimits.ButtonText));
                }

                break;
            case OpenLink link:
                json.WriteString("url"u8, link.Address.AbsoluteUri);
                break;
            default:
                throw new NotSupportedException($"No Block Kit button for {button.GetType().Name}.");
        }

        if (isPrimary)
        {
            json.WriteString("style"u8, "primary"u8);
        }

        json.WriteEndObject();
    }

    /// <summary>The keys as one JSON object of texts.</summary>
    internal static void WriteKeys(Utf8JsonWriter json, Execute execute, Card card)
    {
        json.WriteStartObject();
        foreach (var (key, value) in card.KeysOf(execute))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static string TitleOf(Button button) => SlackText.Clean(button.Title) is { Length: > 0 } title ? SlackText.Clip(title, SlackLimits.ButtonText) : "Open";

    private static string KeysOf(Execute execute, Card card)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, BlockJson.Options))
        {
            WriteKeys(json, execute, card);
        }

        var keys = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return keys.Length <= SlackLimits.ButtonValue
            ? keys
            : throw new InvalidOperationException($"The keys of a button for “{execute.Verb}” have {keys.Length} letters; Slack takes {SlackLimits.ButtonValue}.");
    }
}
