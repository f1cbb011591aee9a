using System.Text.Json;
using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Tests.Cards.BlockKit;

/// <summary>A card as Slack gets it, on every surface that may show it, and what Slack would send back.</summary>
internal static class Slacked
{
    internal const string Kept = "kept-0123456789abcdef";

    /// <summary>Every drawing of a card: the message and the home tab where it may be seen there, and all pages of its window.</summary>
    internal static IEnumerable<(SlackSurface Where, BlockKitDrawing Drawing)> Everywhere(Card card) =>
    [
        .. card.OnlyInDialog is null
            ? new[] { (SlackSurface.Message, BlockKitWriter.Message(card, Kept)), (SlackSurface.Home, BlockKitWriter.Home(card, Kept)) }
            : [],
        .. Pages(card).Select(page => (SlackSurface.Modal, page)),
    ];

    /// <summary>The pages of a card's window.</summary>
    internal static IEnumerable<BlockKitDrawing> Pages(Card card)
    {
        for (int at = 0, pages = 1; at < pages; at++)
        {
            var frame = new ModalFrame { Context = "c", Generation = 3, Page = at };
            var page = BlockKitWriter.Modal(card, frame) ?? BlockKitWriter.Modal(card, frame, Kept);
            yield return page;
            pages += Presses(JsonNode.Parse(page.Json)!).Any(press => press.Verb == BlockKitReader.OpenKept && int.Parse(press.Keys[BlockKitReader.PageKey]) > at) ? 1 : 0;
        }
    }

    internal static JsonNode Message(Card card) => JsonNode.Parse(BlockKitWriter.Message(card, Kept).Json)!;

    internal static JsonNode Modal(Card card, int generation = 0) => JsonNode.Parse(BlockKitWriter.Modal(card, new() { Generation = generation }, Kept).Json)!;

    /// <summary>The blocks of one element in a window, without those of its card.</summary>
    internal static JsonArray Element(Element element) =>
        Modal(new() { Title = "T", Body = [element], Next = "N.", NextInFallbackOnly = true, Buttons = [new Execute("Save", Verbs.SaveStep)] })["blocks"]!.AsArray();

    /// <summary>Everything that can be pressed, as it comes back; a window's own button too.</summary>
    internal static IEnumerable<BlockKitPress> Presses(JsonNode drawn)
    {
        foreach (var button in Drawn.Objects(drawn).Where(o => (string?)o["type"] == "button" && o["url"] is null))
        {
            yield return BlockKitReader.Press((string?)button["action_id"], (string?)button["value"])!;
        }

        if (drawn is JsonObject { } view && view["submit"] is not null && BlockKitReader.Submitted(Back(view)) is { } submitted)
        {
            yield return submitted.Press;
        }
    }

    /// <summary>Every sentence that is shown in blocks: a rich text as one.</summary>
    internal static IEnumerable<string> Texts(JsonNode drawn)
    {
        foreach (var o in Drawn.Objects(drawn))
        {
            switch ((string?)o["type"])
            {
                case "rich_text_section" or "rich_text_quote":
                    yield return string.Concat(o["elements"]!.AsArray().Select(run => (string?)run!["text"]));
                    break;
                case "plain_text":
                    yield return (string)o["text"]!;
                    break;
                case "mrkdwn":
                    yield return Unescape(((string)o["text"]!).Replace("*", "", StringComparison.Ordinal));
                    break;
            }
        }
    }

    /// <summary>The view as Slack sends it back, with its boxes as they were shown.</summary>
    internal static JsonElement Back(JsonObject view)
    {
        var back = view.DeepClone().AsObject();
        back["state"] = new JsonObject { ["values"] = State(view) };
        return JsonSerializer.SerializeToElement(back);
    }

    /// <summary><c>state.values</c> of a view nobody has typed in.</summary>
    internal static JsonObject State(JsonNode view)
    {
        var values = new JsonObject();
        foreach (var block in view["blocks"]!.AsArray().Where(block => (string?)block!["type"] == "input"))
        {
            var element = block!["element"]!;
            values.Add((string)block["block_id"]!, new JsonObject { [(string)element["action_id"]!] = Held(element) });
        }

        return values;
    }

    internal static IReadOnlyDictionary<string, string> Fields(JsonNode view) => BlockKitReader.Fields(JsonSerializer.SerializeToElement(State(view)));

    private static JsonObject Held(JsonNode element)
    {
        var type = (string)element["type"]!;
        var (name, value) = type switch
        {
            "datepicker" => ("selected_date", element["initial_date"]),
            "timepicker" => ("selected_time", element["initial_time"]),
            "static_select" or "radio_buttons" => ("selected_option", element["initial_option"]),
            "multi_static_select" or "checkboxes" => ("selected_options", element["initial_options"] ?? new JsonArray()),
            _ => ("value", element["initial_value"]),
        };
        return new() { ["type"] = type, [name] = value?.DeepClone() };
    }

    private static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);
}
