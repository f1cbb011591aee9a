using System.Globalization;
using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>
/// Writes a field with choices: all at once where the card wants it and there are ten at most, otherwise as a list, in groups above a hundred. A long title goes
/// on in the explanation below it; one that is longer still stands whole above the field.
/// </summary>
internal static class ChoiceJson
{
    /// <summary>Letters of a title that a choice can show with its explanation; a word at the cut may cost some.</summary>
    internal const int LongestTitle = (2 * SlackLimits.Option) - 40;

    internal static void Write(Utf8JsonWriter json, ChoiceField field)
    {
        var chosen = ChosenOf(field);
        // A list shows one line of each; what needs two is better shown at once.
        var atOnce = field.Choices.Count <= SlackLimits.TickedOptions
            && (field.Expanded || field.Choices.Any(choice => SlackText.Clean(choice.Title).Length > SlackLimits.Option));
        json.WriteString("type"u8, (atOnce, field.Many) switch
        {
            (true, false) => "radio_buttons",
            (true, true) => "checkboxes",
            (false, false) => "static_select",
            (false, true) => "multi_static_select",
        });
        if (!atOnce)
        {
            BlockJson.WritePlain(json, "placeholder"u8, field.Many ? "Choose one or more" : "Choose");
        }

        if (field.Choices.Count <= SlackLimits.ListedOptions)
        {
            WriteOptions(json, "options", field.Choices);
        }
        else
        {
            WriteGroups(json, field.Choices);
        }

        if (field.Many && chosen.Count > 0)
        {
            WriteOptions(json, "initial_options", chosen);
        }
        else if (chosen.Count > 0)
        {
            json.WritePropertyName("initial_option"u8);
            WriteOption(json, chosen[0]);
        }
    }

    private static List<Choice> ChosenOf(ChoiceField field)
    {
        string[] values = field.Value is not { Length: > 0 } value ? [] : field.Many ? value.Split(',') : [value];
        return [.. values.Distinct().Select(one => field.Choices.FirstOrDefault(choice => choice.Value == one)).OfType<Choice>()];
    }

    private static void WriteGroups(Utf8JsonWriter json, IReadOnlyList<Choice> choices)
    {
        if (choices.Count > SlackLimits.OptionGroups * SlackLimits.ListedOptions)
        {
            throw new InvalidOperationException($"A list of {choices.Count} choices is more than Slack takes.");
        }

        json.WriteStartArray("option_groups"u8);
        for (var at = 0; at < choices.Count; at += SlackLimits.ListedOptions)
        {
            Choice[] group = [.. choices.Skip(at).Take(SlackLimits.ListedOptions)];
            json.WriteStartObject();
            BlockJson.WritePlain(json, "label"u8, string.Create(CultureInfo.InvariantCulture, $"{at + 1} to {at + group.Length}"));
            WriteOptions(json, "options", group);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOptions(Utf8JsonWriter json, string name, IEnumerable<Choice> choices)
    {
        json.WriteStartArray(name);
        foreach (var choice in choices)
        {
            WriteOption(json, choice);
        }

        json.WriteEndArray();
    }

    private static void WriteOption(Utf8JsonWriter json, Choice choice)
    {
        var title = SlackText.Clean(choice.Title) is { Length: > 0 } words ? words.ReplaceLineEndings(" ") : "–";
        Piece[] pieces = [.. SlackText.Pieces(title, SlackLimits.Option)];
        json.WriteStartObject();
        BlockJson.WritePlain(json, "text"u8, pieces[0].Content);
        json.WriteString("value"u8, ChoiceValue.Shorten(choice.Value));
        if (pieces.Length > 1)
        {
            BlockJson.WritePlain(json, "description"u8, SlackText.Clip(title[pieces[0].Content.Length..].Trim(), SlackLimits.Option));
        }

        json.WriteEndObject();
    }
}
