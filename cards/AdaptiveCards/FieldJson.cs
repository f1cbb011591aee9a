using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace ForumBot.Cards.AdaptiveCards;

internal static class FieldJson
{
    private const string Check = "Please check: ";
    private static readonly LocalTimePattern ShortTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    internal static void Write(Utf8JsonWriter json, Field field)
    {
        // The sentence stands above the field, and the label begins alike: somebody who moves from box to box hears labels alone.
        // The client's own check is not used: it would keep a half-filled form from being saved.
        if (field.Error is { } error)
        {
            TextJson.Write(json, new Text(Check + error, TextLook.Strong, Tone.Attention));
        }

        json.WriteStartObject();
        json.WriteString("type"u8, TypeOf(field));
        json.WriteString("id"u8, field.Id);
        var label = field.Hint is { } hint ? $"{field.Label} ({hint})" : field.Label;
        json.WriteString("label"u8, Literal.Of(field.Error is null ? label : Check + label));
        switch (field)
        {
            case TextField text:
                WriteText(json, text);
                break;
            case NumberField:
                json.WriteNumber("min"u8, 0);
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
                    json.WriteNumber("value"u8, number);
                }

                break;
            default:
                json.WriteString("value"u8, field.Value);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, TextField text)
    {
        json.WriteNumber("maxLength"u8, text.MaxLength);
        if (text.Placeholder is { } placeholder)
        {
            json.WriteString("placeholder"u8, placeholder);
        }

        switch (text.Kind)
        {
            case TextKind.LongText:
                json.WriteBoolean("isMultiline"u8, true);
                break;
            case TextKind.Email:
                json.WriteString("style"u8, "Email"u8);
                break;
            case TextKind.Phone:
                json.WriteString("style"u8, "Tel"u8);
                break;
            case TextKind.Link:
                json.WriteString("style"u8, "Url"u8);
                break;
        }
    }

    private static void WriteChoices(Utf8JsonWriter json, ChoiceField field)
    {
        json.WriteBoolean("wrap"u8, true);
        json.WriteString("style"u8, field.Expanded ? "expanded" : "compact");
        if (field.Many)
        {
            json.WriteBoolean("isMultiSelect"u8, true);
        }

        json.WriteStartArray("choices"u8);
        foreach (var choice in field.Choices)
        {
            json.WriteStartObject();
            json.WriteString("title"u8, Literal.OfChoice(choice.Title));
            json.WriteString("value"u8, choice.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
