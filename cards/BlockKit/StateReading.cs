using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>Reads <c>state.values</c>: what each box holds, as text. What the bot never draws (files, formatted text) is not read.</summary>
internal static class StateReading
{
    /// <summary>The boxes with what they hold; null for an empty one.</summary>
    internal static IEnumerable<(BoxId Id, string Block, string? Value)> Boxes(JsonElement values) =>
        values.ValueKind != JsonValueKind.Object ? [] :
        from block in values.EnumerateObject()
        where block.Value.ValueKind == JsonValueKind.Object
        from element in block.Value.EnumerateObject()
        where element.Value.ValueKind == JsonValueKind.Object
        select (BoxId.Parse(block.Name), block.Name, ValueOf(element.Value));

    /// <summary>The boxes of one field as one text.</summary>
    internal static string Join(IEnumerable<(BoxId Id, string Block, string? Value)> boxes)
    {
        var text = new StringBuilder();
        foreach (var (id, _, value) in boxes.OrderBy(box => box.Id.Place))
        {
            if (value is { Length: > 0 })
            {
                text.Append(text.Length == 0 ? "" : id.Joint switch { Joint.Line => "\n", Joint.Space => " ", _ => "" }).Append(value);
            }
        }

        return text.ToString();
    }

    private static string? ValueOf(JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
        {
            var value = property.Value;
            switch (property.Name)
            {
                case "value" or "selected_date" or "selected_time" or "selected_user" or "selected_conversation" or "selected_channel":
                    return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
                case "selected_date_time":
                    return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) ? seconds.ToString(CultureInfo.InvariantCulture) : null;
                case "selected_option":
                    return OptionOf(value);
                case "selected_options":
                    return ListOf(value, OptionOf);
                case "selected_users" or "selected_conversations" or "selected_channels":
                    return ListOf(value, one => one.ValueKind == JsonValueKind.String ? one.GetString() : null);
            }
        }

        return null;
    }

    private static string? OptionOf(JsonElement option) =>
        option.ValueKind == JsonValueKind.Object && option.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String
            ? ChoiceValue.Restore(value.GetString()!)
            : null;

    private static string? ListOf(JsonElement list, Func<JsonElement, string?> read) =>
        list.ValueKind != JsonValueKind.Array ? null : string.Join(',', list.EnumerateArray().Select(read).Where(one => one is { Length: > 0 }));
}
