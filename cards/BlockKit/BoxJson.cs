using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace ForumBot.Cards.BlockKit;

/// <summary>
/// Writes a box with its label. Slack keeps back a form for an empty box only where nothing can be done without it; the bot checks all the same. A value that the element cannot hold is
/// left out, or shown in a plain box.
/// </summary>
internal static class BoxJson
{
    private const string MoreBelow = "One box holds 3,000 letters. Go on here if you need more.";
    private static readonly LocalTimePattern ShortTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    internal static void Write(Utf8JsonWriter json, BoxPart box)
    {
        json.WriteString("type"u8, "input"u8);
        json.WriteString("block_id"u8, box.Id.ToString());
        BlockJson.WritePlain(json, "label"u8, LabelOf(box));
        if (HintOf(box) is { Length: > 0 } hint)
        {
            BlockJson.WritePlain(json, "hint"u8, SlackText.Clip(hint, SlackLimits.Label));
        }

        json.WriteBoolean("optional"u8, !box.Field.Needed || box.Id.Place > 0);
        json.WriteStartObject("element"u8);
        WriteElement(json, box);
        json.WriteString("action_id"u8, BoxId.Element);
        json.WriteEndObject();
    }

    private static string LabelOf(BoxPart box)
    {
        var label = SlackText.Clean(box.Field.Label) is { Length: > 0 } words ? words : "Your answer";
        var whole = (box.Field.Error is null ? "" : FieldLayout.Check) + label + (box.Id.Place > 0 ? " (continued)" : "");
        return SlackText.Clip(whole, SlackLimits.Label);
    }

    private static string? HintOf(BoxPart box) => box.IsSpare ? MoreBelow : box.Id.Place > 0 || box.Field.Hint is null ? null : SlackText.Clean(box.Field.Hint);

    private static void WriteElement(Utf8JsonWriter json, BoxPart box)
    {
        switch (box.Field)
        {
            case TextField text:
                WriteText(json, text, box);
                break;
            case DateField:
                json.WriteString("type"u8, "datepicker"u8);
                WriteInitial(json, "initial_date"u8, LocalDatePattern.Iso.Parse(box.Value ?? "").Success ? box.Value : null);
                break;
            case TimeField:
                json.WriteString("type"u8, "timepicker"u8);
                WriteInitial(json, "initial_time"u8, ShortTime.Parse(box.Value ?? "").Success ? box.Value : null);
                json.WriteString("timezone"u8, "Europe/London"u8);
                break;
            case NumberField:
                json.WriteString("type"u8, "number_input"u8);
                json.WriteBoolean("is_decimal_allowed"u8, false);
                json.WriteString("min_value"u8, "0"u8);
                var isNumber = int.TryParse(box.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
                WriteInitial(json, "initial_value"u8, isNumber ? number.ToString(CultureInfo.InvariantCulture) : null);
                break;
            case ChoiceField choice:
                ChoiceJson.Write(json, choice);
                break;
            default:
                throw new NotSupportedException($"No Block Kit input for {box.Field.GetType().Name}.");
        }
    }

    private static void WriteText(Utf8JsonWriter json, TextField text, BoxPart box)
    {
        switch (text.Kind)
        {
            // A box for addresses takes no value that is none, and what was typed must not be lost.
            case TextKind.Email when IsEmptyOr(box.Value, IsEmail):
                json.WriteString("type"u8, "email_text_input"u8);
                break;
            case TextKind.Link when IsEmptyOr(box.Value, IsLink):
                json.WriteString("type"u8, "url_text_input"u8);
                break;
            default:
                json.WriteString("type"u8, "plain_text_input"u8);
                json.WriteNumber("max_length"u8, box.MaxLength);
                if (text.Kind == TextKind.LongText || box.Value?.Contains('\n', StringComparison.Ordinal) == true)
                {
                    json.WriteBoolean("multiline"u8, true);
                }

                break;
        }

        WriteInitial(json, "initial_value"u8, box.Value);
        if (box.Id.Place == 0 && text.Placeholder is { } placeholder && SlackText.Clean(placeholder) is { Length: > 0 } words)
        {
            BlockJson.WritePlain(json, "placeholder"u8, SlackText.Clip(words, SlackLimits.Placeholder));
        }
    }

    private static void WriteInitial(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    private static bool IsEmptyOr(string? value, Func<string, bool> isRight) => string.IsNullOrEmpty(value) || isRight(value);

    // Stricter than Slack rather than laxer: a doubtful address is shown in a plain box.
    private static bool IsEmail(string value) => System.Net.Mail.MailAddress.TryCreate(value, out var address) && address.Address == value && address.Host.Contains('.', StringComparison.Ordinal);

    private static bool IsLink(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !value.Any(char.IsWhiteSpace);
}
