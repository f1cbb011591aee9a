using System.Buffers;
using System.Text.Json;

namespace ForumBot.Cards.AdaptiveCards;

internal static class TextJson
{
    // What Teams' Markdown subset or a fuller Markdown could act on, anywhere in a text; "1." and ">" matter at a line's start only,
    // but a needless RichTextBlock costs nothing.
    private static readonly SearchValues<char> MarkdownSigns = SearchValues.Create("*_[]()`~#<>\\|!&\r\n");

    internal static void WriteTitle(Utf8JsonWriter json, string title)
    {
        if (NeedsRuns(title))
        {
            WriteRuns(json, title, "Large", "Bolder", Tone.Plain, subtle: false);
            return;
        }

        WriteBlock(json, title, "Large", "Bolder", Tone.Plain, subtle: false, heading: true, separator: false);
    }

    internal static void Write(Utf8JsonWriter json, Text text, bool separator = false)
    {
        var weight = text.Look is TextLook.Heading or TextLook.Strong ? "Bolder" : "Default";
        var size = text.Look switch { TextLook.Heading => "Medium", TextLook.Subtle => "Small", _ => "Default" };
        var subtle = text.Look == TextLook.Subtle;
        if (NeedsRuns(text.Content))
        {
            WriteRuns(json, text.Content, size, weight, text.Tone, subtle, separator);
            return;
        }

        WriteBlock(json, text.Content, size, weight, text.Tone, subtle, text.Look == TextLook.Heading, separator);
    }

    internal static void Write(Utf8JsonWriter json, Fact fact)
    {
        json.WriteStartObject();
        json.WriteString("type", "RichTextBlock");
        json.WriteString("spacing", "Small");
        json.WriteStartArray("inlines");
        WriteRun(json, fact.Label + ": ", "Default", "Bolder", Tone.Plain, subtle: false);
        WriteRun(json, fact.Value, "Default", "Default", Tone.Plain, subtle: false);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static bool NeedsRuns(string text) =>
        text.AsSpan().ContainsAny(MarkdownSigns) || StartsLikeAList(text);

    private static bool StartsLikeAList(string text) =>
        text.Length > 0 && (text[0] is '-' or '+' or '=' || (char.IsAsciiDigit(text[0]) && text.TrimStart("0123456789".ToCharArray()) is ['.', ..]));

    private static void WriteBlock(
        Utf8JsonWriter json, string text, string size, string weight, Tone tone, bool subtle, bool heading, bool separator)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextBlock");
        json.WriteString("text", text);
        json.WriteBoolean("wrap", true);
        WriteLook(json, size, weight, tone, subtle);
        if (heading)
        {
            json.WriteString("style", "heading");
        }

        WriteSeparator(json, separator);
        json.WriteEndObject();
    }

    private static void WriteRuns(
        Utf8JsonWriter json, string text, string size, string weight, Tone tone, bool subtle, bool separator = false)
    {
        json.WriteStartObject();
        json.WriteString("type", "RichTextBlock");
        json.WriteStartArray("inlines");
        WriteRun(json, text, size, weight, tone, subtle);
        json.WriteEndArray();
        WriteSeparator(json, separator);
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, string text, string size, string weight, Tone tone, bool subtle)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextRun");
        json.WriteString("text", text);
        WriteLook(json, size, weight, tone, subtle);
        json.WriteEndObject();
    }

    private static void WriteLook(Utf8JsonWriter json, string size, string weight, Tone tone, bool subtle)
    {
        if (size != "Default")
        {
            json.WriteString("size", size);
        }

        if (weight != "Default")
        {
            json.WriteString("weight", weight);
        }

        if (tone != Tone.Plain)
        {
            json.WriteString("color", tone.ToString());
        }

        if (subtle)
        {
            json.WriteBoolean("isSubtle", true);
        }
    }

    private static void WriteSeparator(Utf8JsonWriter json, bool separator)
    {
        if (separator)
        {
            json.WriteBoolean("separator", true);
        }
    }
}
