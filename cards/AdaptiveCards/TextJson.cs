using System.Text.Json;

namespace ForumBot.Cards.AdaptiveCards;

internal static class TextJson
{
    private static readonly Look Plain = new(null, null);
    private static readonly Look Bold = new(null, "Bolder");

    internal static void WriteTitle(Utf8JsonWriter json, string title) =>
        WriteLines(json, title, new("Large", "Bolder", IsHeading: true), separator: false);

    internal static void Write(Utf8JsonWriter json, Text text, bool separator = false) =>
        WriteLines(json, text.Content, LookOf(text), separator);

    internal static void Write(Utf8JsonWriter json, Fact fact)
    {
        var lines = Lines(fact.Value);
        WriteRuns(json, "Small", false, (fact.Label + ": ", Bold), (lines.Length == 0 ? "" : lines[0], Plain));
        foreach (var line in lines.Skip(1))
        {
            WriteLine(json, line, Plain, "None", separator: false);
        }
    }

    // A run has no line breaks that every client shows, so each line of what a person typed is a block of its own.
    private static void WriteLines(Utf8JsonWriter json, string text, Look look, bool separator)
    {
        string? spacing = null;
        foreach (var line in Lines(text))
        {
            WriteLine(json, line, look, spacing, separator && spacing is null);
            spacing = "None";
        }
    }

    private static string[] Lines(string text) =>
        text.Split(['\n', '\r', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void WriteLine(Utf8JsonWriter json, string line, Look look, string? spacing, bool separator)
    {
        if (Literal.IsAtRisk(line))
        {
            WriteRuns(json, spacing, separator, (line, look));
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "TextBlock");
        json.WriteString("text", line);
        json.WriteBoolean("wrap", true);
        WriteLook(json, look);
        if (look.IsHeading)
        {
            json.WriteString("style", "heading");
        }

        WritePlacing(json, spacing, separator);
        json.WriteEndObject();
    }

    private static void WriteRuns(
        Utf8JsonWriter json, string? spacing, bool separator, params ReadOnlySpan<(string Text, Look Look)> runs)
    {
        json.WriteStartObject();
        json.WriteString("type", "RichTextBlock");
        json.WriteStartArray("inlines");
        foreach (var (text, look) in runs)
        {
            json.WriteStartObject();
            json.WriteString("type", "TextRun");
            json.WriteString("text", Literal.Of(text));
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
            json.WriteString("size", size);
        }

        if (look.Weight is { } weight)
        {
            json.WriteString("weight", weight);
        }

        if (look.Tone != Tone.Plain)
        {
            json.WriteString("color", look.Tone.ToString());
        }

        if (look.IsSubtle)
        {
            json.WriteBoolean("isSubtle", true);
        }
    }

    private static void WritePlacing(Utf8JsonWriter json, string? spacing, bool separator)
    {
        if (spacing is not null)
        {
            json.WriteString("spacing", spacing);
        }

        if (separator)
        {
            json.WriteBoolean("separator", true);
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
