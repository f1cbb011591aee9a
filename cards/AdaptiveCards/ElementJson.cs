using System.Text.Json;

namespace ForumBot.Cards.AdaptiveCards;

internal static class ElementJson
{
    internal static void Write(Utf8JsonWriter json, Element element)
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
                WriteContainer(json, group.Items, group.Tone, id: null, visible: true);
                break;
            case Row row:
                WriteRow(json, row);
                break;
            case Details details:
                ButtonJson.WriteToggle(json, details.Title, details.Id);
                WriteContainer(json, details.Items, Tone.Plain, details.Id, visible: false);
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

    private static void WriteContainer(Utf8JsonWriter json, IReadOnlyList<Element> items, Tone tone, string? id, bool visible)
    {
        json.WriteStartObject();
        json.WriteString("type", "Container");
        if (id is not null)
        {
            json.WriteString("id", id);
        }

        if (!visible)
        {
            json.WriteBoolean("isVisible", false);
        }

        if (tone != Tone.Plain)
        {
            json.WriteString("style", tone.ToString().ToLowerInvariant());
        }

        WriteItems(json, items);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, Row row)
    {
        json.WriteStartObject();
        json.WriteString("type", "ColumnSet");
        json.WriteBoolean("separator", true);
        json.WriteStartArray("columns");
        WriteColumn(json, "stretch", () => WriteItems(json, row.Items));
        if (row.Button is { } button)
        {
            WriteColumn(json, "auto", () =>
            {
                json.WriteStartArray("items");
                ButtonJson.WriteSet(json, [button]);
                json.WriteEndArray();
            });
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteColumn(Utf8JsonWriter json, string width, Action writeItems)
    {
        json.WriteStartObject();
        json.WriteString("type", "Column");
        json.WriteString("width", width);
        json.WriteString("verticalContentAlignment", "Center");
        writeItems();
        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, IReadOnlyList<Element> items)
    {
        json.WriteStartArray("items");
        foreach (var item in items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }

    private static void WritePicture(Utf8JsonWriter json, Picture picture)
    {
        json.WriteStartObject();
        json.WriteString("type", "Image");
        json.WriteString("url", picture.Address.AbsoluteUri);
        json.WriteString("altText", picture.AlternativeText);
        json.WriteEndObject();
    }
}
