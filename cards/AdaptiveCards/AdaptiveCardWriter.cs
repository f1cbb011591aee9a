using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ForumBot.Cards.AdaptiveCards;

/// <summary>
/// Draws a <see cref="Card"/> as Adaptive Card JSON, version 1.5, the newest that Teams takes from a bot.
/// Text that Markdown would change goes into a RichTextBlock, whose runs no client interprets.
/// </summary>
public static class AdaptiveCardWriter
{
    /// <summary>The media type of an Adaptive Card attachment.</summary>
    public const string MediaType = "application/vnd.microsoft.card.adaptive";

    // Curly quotes and accents as themselves: a sixth of the size. What HTML could act on stays escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The card as UTF-8 JSON, for clients that know presses alone.</summary>
    public static byte[] Write(Card card) => Write(card, CardHost.Plain);

    /// <summary>The card as UTF-8 JSON, for this client.</summary>
    public static byte[] Write(Card card, CardHost host)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, card, host);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The card as one JSON object at the writer's place.</summary>
    /// <exception cref="InvalidOperationException">The card is for a dialog alone, and this client draws it elsewhere: somebody went past the courier.</exception>
    public static void Write(Utf8JsonWriter json, Card card, CardHost host)
    {
        if (!host.IsDialog)
        {
            ConfidentialCard.MustNotBe(card);
        }

        var scope = new CardScope(host, card.ForumId);
        json.WriteStartObject();
        json.WriteString("type"u8, "AdaptiveCard"u8);
        json.WriteString("$schema"u8, "http://adaptivecards.io/schemas/adaptive-card.json"u8);
        json.WriteString("version"u8, "1.5"u8);
        json.WriteString("lang"u8, "en"u8);
        json.WriteString("fallbackText"u8, PlainText.Of(card));
        json.WriteStartObject("msteams"u8);
        json.WriteString("width"u8, "Full"u8);
        json.WriteEndObject();
        RefreshJson.Write(json, card, host);
        json.WriteStartArray("body"u8);
        TextJson.WriteTitle(json, card.Title);
        foreach (var element in card.Body)
        {
            ElementJson.Write(json, element, scope);
        }

        if (!card.NextInFallbackOnly)
        {
            TextJson.Write(json, new Text(card.Next), separator: true);
        }

        ButtonJson.WriteSet(json, card.Buttons, scope);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
