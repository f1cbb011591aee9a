using System.Globalization;
using System.Text.Json.Nodes;

namespace ForumBot.Tests.Cards.BlockKit;

/// <content>The boxes of a window.</content>
internal sealed partial class BlockKitWalker
{
    private static readonly string[] Lists = ["static_select", "multi_static_select"];
    private static readonly string[] Ticked = ["radio_buttons", "checkboxes"];

    private void Input(JsonNode block)
    {
        Plain(block["label"], 2000, "a label");
        Check(LengthOf(block["block_id"]) > 0, "a box without block_id");
        Check(block["optional"] is not null, "a box without a word on whether it may stay empty");
        if (block["hint"] is { } hint)
        {
            Plain(hint, 2000, "a hint");
        }

        var element = block["element"]!;
        var type = (string?)element["type"];
        Check(LengthOf(element["action_id"]) is > 0 and <= 255, "a box without action_id");
        if (element["placeholder"] is { } placeholder)
        {
            Check(!Ticked.Contains(type), "a placeholder where none can be");
            Plain(placeholder, 150, "a placeholder");
        }

        switch (type)
        {
            case "plain_text_input":
                var most = (int?)element["max_length"] ?? 3000;
                Check(most is >= 1 and <= 3000, $"a box of {most} letters");
                Check(LengthOf(element["initial_value"]) <= most, "a box holds more than it takes");
                break;
            case "email_text_input" or "url_text_input":
                Check(element["max_length"] is null, "a length where none can be");
                break;
            case "number_input":
                Check(element["is_decimal_allowed"] is not null, "a number of which kind?");
                Check(new[] { "min_value", "max_value", "initial_value" }.All(name => element[name] is null || int.TryParse((string?)element[name], out _)), "a number that is none");
                break;
            case "datepicker":
                Check(element["initial_date"] is null || DateOnly.TryParseExact((string?)element["initial_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out _), "a date that is none");
                break;
            case "timepicker":
                Check(element["initial_time"] is null || TimeOnly.TryParseExact((string?)element["initial_time"], "HH:mm", CultureInfo.InvariantCulture, default, out _), "a time that is none");
                break;
            default:
                Choices(type, element);
                break;
        }
    }

    private void Choices(string? type, JsonNode element)
    {
        Check(Lists.Contains(type) || Ticked.Contains(type), $"a box of type {type}");
        Check(element["options"] is null != element["option_groups"] is null, "options and groups, or neither");
        Check(element["option_groups"] is null || !Ticked.Contains(type), "groups where none can be");
        var groups = element["option_groups"]?.AsArray() ?? [new JsonObject { ["options"] = element["options"]?.DeepClone() ?? new JsonArray() }];
        Check(groups.Count is >= 1 and <= 100, $"{groups.Count} groups");
        foreach (var group in groups)
        {
            Check(group!["options"]!.AsArray().Count >= 1 && group["options"]!.AsArray().Count <= (Ticked.Contains(type) ? 10 : 100), $"{group["options"]!.AsArray().Count} options");
            if (group["label"] is { } label)
            {
                Plain(label, 75, "a group's label");
            }
        }

        JsonNode[] options = [.. groups.SelectMany(group => group!["options"]!.AsArray())!];
        foreach (var option in options)
        {
            Option(option);
        }

        Check(options.Select(option => (string?)option["value"]).Distinct().Count() == options.Length, "two options of one value");
        JsonNode?[] initial = element["initial_options"] is JsonArray several ? [.. several] : element["initial_option"] is { } one ? [one] : [];
        Check(element["initial_options"] is null or JsonArray { Count: > 0 }, "no initial option in a list of them");
        Check(initial.All(chosen => options.Any(option => JsonNode.DeepEquals(option, chosen))), "an initial option that is not in the list");
    }

    private void Option(JsonNode option)
    {
        Plain(option["text"], 75, "an option");
        Check(LengthOf(option["value"]) is > 0 and <= 75, "an option's value is empty or too long");
        if (option["description"] is { } description)
        {
            Plain(description, 75, "an option's description");
        }
    }
}
