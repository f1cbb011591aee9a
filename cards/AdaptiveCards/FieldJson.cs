using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace ForumBot.Cards.AdaptiveCards;

internal static class FieldJson
{
    private static readonly LocalTimePattern ShortTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    internal static void Write(Utf8JsonWriter json, Field field)
    {
        // The sentence stands above the field, where a screen reader meets it first. The client's own check is not used:
        // it would keep a half-filled form from being saved.
        if (field.Error is { } error)
        {
            TextJson.Write(json, new Text("Please check: " + error, TextLook.Strong, Tone.Attention));
        }

        json.WriteStartObject();
        json.WriteString("type", TypeOf(field));
        json.WriteString("id", field.Id);
        json.WriteString("label", Literal.Of(field.Hint is { } hint ? $"{field.Label} ({hint})" : field.Label));
        switch (field)
        {
            case TextField text:
                WriteText(json, text);
                break;
            case NumberField:
                json.WriteNumber("min", 0);
                break;
            case ChoiceField choice:
                WriteChoices(json, choice);
                break;
        }

        WriteValue(json, field);
        json.WriteEndObject();
    }

    private static string TypeOf(Field field) => field switch
    {
        TextField => "Input.Text",
        DateField => "Input.Date",
        TimeField => "Input.Time",
        NumberField => "Input.Number",
        ChoiceField => "Input.ChoiceSet",
        _ => throw new NotSupportedException($"No Adaptive Card input for {field.GetType().Name}."),
    };

    // A client may drop a whole card over a value that the input cannot hold; the sentence above the field says what was typed.
    private static void WriteValue(Utf8JsonWriter json, Field field)
    {
        switch (field)
        {
            case { Value: null or "" }:
            case DateField when !LocalDatePattern.Iso.Parse(field.Value).Success:
            case TimeField when !ShortTime.Parse(field.Value).Success:
                break;
            case NumberField:
                if (int.TryParse(field.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    json.WriteNumber("value", number);
                }

                break;
            default:
                json.WriteString("value", field.Value);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, TextField text)
    {
        json.WriteNumber("maxLength", text.MaxLength);
        if (text.Placeholder is { } placeholder)
        {
            json.WriteString("placeholder", placeholder);
        }

        switch (text.Kind)
        {
            case TextKind.LongText:
                json.WriteBoolean("isMultiline", true);
                break;
            case TextKind.Email:
                json.WriteString("style", "Email");
                break;
            case TextKind.Phone:
                json.WriteString("style", "Tel");
                break;
            case TextKind.Link:
                json.WriteString("style", "Url");
                break;
        }
    }

    private static void WriteChoices(Utf8JsonWriter json, ChoiceField field)
    {
        json.WriteBoolean("wrap", true);
        json.WriteString("style", field.Expanded ? "expanded" : "compact");
        if (field.Many)
        {
            json.WriteBoolean("isMultiSelect", true);
        }

        json.WriteStartArray("choices");
        foreach (var choice in field.Choices)
        {
            json.WriteStartObject();
            json.WriteString("title", Literal.OfChoice(choice.Title));
            json.WriteString("value", choice.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
