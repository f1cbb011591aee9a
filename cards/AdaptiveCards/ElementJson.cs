using System.Text.Json;

namespace ForumBot.Cards.AdaptiveCards;

internal static class ElementJson
{
    internal static void Write(Utf8JsonWriter json, Element element, CardScope scope)
    {
        switch (element)
        {
            case Text text:
                TextJson.Write(json, text);
                break;
            case Facts facts:
                foreach (var fact in facts.Items)
                {
                    TextJson.Write(json, fact);
                }

                break;
            case Group group:
                WriteGroup(json, group, scope);
                break;
            case Row row:
                WriteRow(json, row, scope);
                break;
            case Details details:
                WriteDetails(json, details, scope);
                break;
            case Picture picture:
                WritePicture(json, picture);
                break;
            case Field field:
                FieldJson.Write(json, field);
                break;
            default:
                throw new NotSupportedException($"No Adaptive Card form for {element.GetType().Name}.");
        }
    }

    private static void WriteGroup(Utf8JsonWriter json, Group group, CardScope scope)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Container"u8);
        if (group.Tone != Tone.Plain)
        {
            json.WriteString("style"u8, group.Tone.ToString().ToLowerInvariant());
        }

        WriteItems(json, group.Items, scope);
        json.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter json, Details details, CardScope scope)
    {
        ButtonJson.WriteToggle(json, details.Title, details.Id);
        json.WriteStartObject();
        json.WriteString("type"u8, "Container"u8);
        json.WriteString("id"u8, details.Id);
        json.WriteBoolean("isVisible"u8, false);
        WriteItems(json, details.Items, scope);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, Row row, CardScope scope)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "ColumnSet"u8);
        json.WriteBoolean("separator"u8, true);
        json.WriteStartArray("columns"u8);
        WriteColumnStart(json, "stretch");
        WriteItems(json, row.Items, scope);
        json.WriteEndObject();
        if (row.Button is { } button)
        {
            WriteColumnStart(json, "auto");
            json.WriteStartArray("items"u8);
            ButtonJson.WriteSet(json, [button], scope);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteColumnStart(Utf8JsonWriter json, string width)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Column"u8);
        json.WriteString("width"u8, width);
        json.WriteString("verticalContentAlignment"u8, "Center"u8);
    }

    private static void WriteItems(Utf8JsonWriter json, IReadOnlyList<Element> items, CardScope scope)
    {
        json.WriteStartArray("items"u8);
        foreach (var item in items)
        {
            Write(json, item, scope);
        }

        json.WriteEndArray();
    }

    private static void WritePicture(Utf8JsonWriter json, Picture picture)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Image"u8);
        json.WriteString("url"u8, picture.Address.AbsoluteUri);
        json.WriteString("altText"u8, picture.AlternativeText);
        json.WriteEndObject();
    }
}
