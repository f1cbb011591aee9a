using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ForumBot.Cards.BlockKit;

/// <summary>Writes a part as the block that it becomes.</summary>
internal static class BlockJson
{
    // Curly quotes and accents as themselves, as in the cards for Teams.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal static void Write(Utf8JsonWriter json, Part part, Card card)
    {
        json.WriteStartObject();
        switch (part)
        {
            case HeadingPart heading:
                json.WriteString("type"u8, "header"u8);
                WritePlain(json, "text"u8, heading.Content);
                break;
            case TextPart text:
                WriteText(json, text);
                break;
            case SmallPart small:
                json.WriteString("type"u8, "context"u8);
                json.WriteStartArray("elements"u8);
                WritePlain(json, small.Content);
                json.WriteEndArray();
                break;
            case RowPart row:
                json.WriteString("type"u8, "section"u8);
                WriteRowText(json, row.Runs);
                json.WritePropertyName("accessory"u8);
                ButtonJson.Write(json, row.Button, 0, isPrimary: false, card);
                break;
            case ButtonsPart buttons:
                json.WriteString("type"u8, "actions"u8);
                json.WriteStartArray("elements"u8);
                foreach (var (button, at) in buttons.Buttons.Select((button, at) => (button, at)))
                {
                    ButtonJson.Write(json, button, at, ReferenceEquals(button, buttons.Primary), card);
                }

                json.WriteEndArray();
                break;
            case PicturePart picture:
                json.WriteString("type"u8, "image"u8);
                json.WriteString("image_url"u8, picture.Address.AbsoluteUri);
                json.WriteString("alt_text"u8, picture.AlternativeText);
                break;
            case BoxPart box:
                BoxJson.Write(json, box);
                break;
            default:
                throw new NotSupportedException($"No block for {part.GetType().Name}.");
        }

        json.WriteEndObject();
    }

    /// <summary>The letters that a block counts for among those of its message.</summary>
    internal static int LettersOf(Part part) => part switch
    {
        HeadingPart heading => heading.Content.Length,
        TextPart text => Words.LettersOf(text.Runs),
        SmallPart small => small.Content.Length,
        // Escaped and with stars; counted high rather than low.
        RowPart row => MarkedText.Of(row.Runs).Text.Length + SlackLimits.ButtonText,
        ButtonsPart buttons => buttons.Buttons.Count * SlackLimits.ButtonText,
        PicturePart picture => picture.AlternativeText.Length,
        BoxPart => 0,
        _ => throw new NotSupportedException($"No length for {part.GetType().Name}."),
    };

    /// <summary>A text in which Slack reads nothing at all.</summary>
    internal static void WritePlain(Utf8JsonWriter json, ReadOnlySpan<byte> name, string content)
    {
        json.WritePropertyName(name);
        WritePlain(json, content);
    }

    private static void WritePlain(Utf8JsonWriter json, string content)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "plain_text"u8);
        json.WriteString("text"u8, content);
        json.WriteBoolean("emoji"u8, false);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, TextPart text)
    {
        json.WriteString("type"u8, "rich_text"u8);
        json.WriteStartArray("elements"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, text.IsQuoted ? "rich_text_quote"u8 : "rich_text_section"u8);
        json.WriteStartArray("elements"u8);
        foreach (var run in text.Runs)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, run.Content);
            if (run.IsBold)
            {
                json.WriteStartObject("style"u8);
                json.WriteBoolean("bold"u8, true);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteRowText(Utf8JsonWriter json, IReadOnlyList<Run> runs)
    {
        var (text, isMarked) = MarkedText.Of(runs);
        if (!isMarked)
        {
            WritePlain(json, "text"u8, text);
            return;
        }

        json.WriteStartObject("text"u8);
        json.WriteString("type"u8, "mrkdwn"u8);
        json.WriteString("text"u8, text);
        json.WriteBoolean("verbatim"u8, true);
        json.WriteEndObject();
    }
}
