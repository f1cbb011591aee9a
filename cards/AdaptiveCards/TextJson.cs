using System.Text.Json;

namespace ForumBot.Cards.AdaptiveCards;

internal static class TextJson
{
    private static readonly char[] LineBreaks = ['\n', '\r', '\u2028', '\u2029'];
    private static readonly Look Plain = new(null, null);
    private static readonly Look Bold = new(null, "Bolder");

    internal static void WriteTitle(Utf8JsonWriter json, string title) =>
        WriteLines(json, title, new("Large", "Bolder", IsHeading: true), separator: false);

    internal static void Write(Utf8JsonWriter json, Text text, bool separator = false) =>
        WriteLines(json, text.Content, LookOf(text), separator);

    internal static void Write(Utf8JsonWriter json, Fact fact)
    {
        string[] lines = fact.Value.AsSpan().IndexOfAny(LineBreaks) < 0 ? [fact.Value.Trim()] : Lines(fact.Value);
        WriteRuns(json, "Small", false, (Wording.LeadIn(fact.Label), Bold), (lines.Length == 0 ? "" : lines[0], Plain));
        foreach (var line in lines.Skip(1))
        {
            WriteLine(json, line, Plain, "None", separator: false);
        }
    }

    // A run has no line breaks that every client shows, so each line of what a person typed is a block of its own.
    private static void WriteLines(Utf8JsonWriter json, string text, Look look, bool separator)
    {
        if (text.AsSpan().IndexOfAny(LineBreaks) < 0)
        {
            // Almost every text is one line.
            WriteLine(json, text.Trim(), look, null, separator);
            return;
        }

        string? spacing = null;
        foreach (var line in Lines(text))
        {
            WriteLine(json, line, look, spacing, separator && spacing is null);
            spacing = "None";
        }
    }

    private static string[] Lines(string text) =>
        text.Split(LineBreaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void WriteLine(Utf8JsonWriter json, string line, Look look, string? spacing, bool separator)
    {
        if (Literal.IsAtRisk(line))
        {
            WriteRuns(json, spacing, separator, (line, look));
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, "TextBlock"u8);
        json.WriteString("text"u8, line);
        json.WriteBoolean("wrap"u8, true);
        WriteLook(json, look);
        if (look.IsHeading)
        {
            json.WriteString("style"u8, "heading"u8);
        }

        WritePlacing(json, spacing, separator);
        json.WriteEndObject();
    }

    private static void WriteRuns(
        Utf8JsonWriter json, string? spacing, bool separator, params ReadOnlySpan<(string Text, Look Look)> runs)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "RichTextBlock"u8);
        json.WriteStartArray("inlines"u8);
        foreach (var (text, look) in runs)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "TextRun"u8);
            json.WriteString("text"u8, Literal.Of(text));
            WriteLook(json, look);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WritePlacing(json, spacing, separator);
        json.WriteEndObject();
    }

    private static void WriteLook(Utf8JsonWriter json, Look look)
    {
        if (look.Size is { } size)
        {
            json.WriteString("size"u8, size);
        }

        if (look.Weight is { } weight)
        {
            json.WriteString("weight"u8, weight);
        }

        if (look.Tone != Tone.Plain)
        {
            json.WriteString("color"u8, look.Tone.ToString());
        }

        if (look.IsSubtle)
        {
            json.WriteBoolean("isSubtle"u8, true);
        }
    }

    private static void WritePlacing(Utf8JsonWriter json, string? spacing, bool separator)
    {
        if (spacing is not null)
        {
            json.WriteString("spacing"u8, spacing);
        }

        if (separator)
        {
            json.WriteBoolean("separator"u8, true);
        }
    }

    private static Look LookOf(Text text) => text.Look switch
    {
        TextLook.Heading => new("Medium", "Bolder", text.Tone, IsHeading: true),
        TextLook.Strong => Bold with { Tone = text.Tone },
        TextLook.Subtle => new("Small", null, text.Tone, IsSubtle: true),
        _ => Plain with { Tone = text.Tone },
    };

    private readonly record struct Look(string? Size, string? Weight, Tone Tone = Tone.Plain, bool IsSubtle = false, bool IsHeading = false);
}
