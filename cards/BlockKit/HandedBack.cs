using System.Text.Json;
using System.Text.Json.Nodes;

namespace ForumBot.Cards.BlockKit;

/// <summary>
/// A window that was handed in, once more, with what was typed in its boxes: for when nothing came of it. Slack keeps what is typed only as long as the window shows
/// nothing else.
/// </summary>
public static class HandedBack
{
    private static readonly string[] OfView = ["type", "callback_id", "title", "submit", "close", "private_metadata", "blocks"];

    // What a box holds when it is handed in, and what says what it holds at first. Source: Slack's reference of the input elements.
    private static readonly (string State, string Initial)[] Kinds =
    [
        ("value", "initial_value"), ("selected_date", "initial_date"), ("selected_time", "initial_time"), ("selected_option", "initial_option"),
        ("selected_options", "initial_options"),
    ];

    /// <summary>The view as Slack sent it, under this title and, where there is room, below this line.</summary>
    public static BlockKitDrawing Draw(JsonElement view, string title, string line)
    {
        var sent = JsonObject.Create(view)!;
        var again = new JsonObject(OfView.Where(sent.ContainsKey).Select(name => KeyValuePair.Create(name, sent[name]?.DeepClone())));
        again["title"] = Plain(title);
        var blocks = again["blocks"]!.AsArray();
        foreach (var block in blocks.Select(block => block!.AsObject()).Where(block => block["element"] is JsonObject))
        {
            Fill(block["element"]!.AsObject(), sent["state"]?["values"]?[(string?)block["block_id"] ?? ""]);
        }

        if (blocks.Count < SlackLimits.ViewBlocks)
        {
            blocks.Insert(0, new JsonObject { ["type"] = "section", ["text"] = Plain(line) });
        }

        return new(again.ToJsonString(), SlackText.Escape(line));
    }

    private static void Fill(JsonObject element, JsonNode? state)
    {
        if (state?[(string?)element["action_id"] ?? ""] is not JsonObject typed)
        {
            return;
        }

        foreach (var (held, initial) in Kinds.Where(kind => typed.ContainsKey(kind.State)))
        {
            element.Remove(initial);
            if (typed[held] is { } value and not JsonArray { Count: 0 })
            {
                element[initial] = value.DeepClone();
            }
        }
    }

    private static JsonObject Plain(string words) => new() { ["type"] = "plain_text", ["text"] = words, ["emoji"] = false };
}
