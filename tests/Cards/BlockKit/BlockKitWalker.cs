using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Tests.Cards.BlockKit;

/// <summary>
/// Walks through drawn Block Kit and says what Slack would refuse, cut off or read as something else. The numbers stand here a second time on purpose: a limit
/// that is mistyped in <see cref="SlackLimits"/> must not hide itself. Source: "Block Kit" in Slack's reference.
/// </summary>
internal sealed partial class BlockKitWalker
{
    private static readonly string[] Blocks = ["header", "section", "context", "actions", "image", "rich_text", "input"];
    private readonly List<string> problems = [];
    private readonly HashSet<string> blockIds = [];
    private readonly SlackSurface where;
    private int letters;
    private int primaries;
    private int inputs;

    private BlockKitWalker(SlackSurface where) => this.where = where;

    /// <summary>What is wrong with a drawing; nothing when Slack takes it.</summary>
    internal static IReadOnlyList<string> Problems(BlockKitDrawing drawing, SlackSurface where)
    {
        var walker = new BlockKitWalker(where);
        walker.Check(drawing.Text.Length is > 0 and <= 3000, "the words that stand for it are missing or too long");
        walker.Escaped(drawing.Text);
        walker.Walk(JsonNode.Parse(drawing.Json)!, Encoding.UTF8.GetByteCount(drawing.Json));
        return walker.problems;
    }

    private void Walk(JsonNode json, int bytes)
    {
        Strings(json);
        if (where == SlackSurface.Message)
        {
            WalkBlocks(json.AsArray(), 50);
            Check(letters <= 12_000, $"a message of {letters} letters");
            return;
        }

        Check((string?)json["type"] == (where == SlackSurface.Modal ? "modal" : "home"), "another kind of view");
        Check(bytes <= 250_000, $"a view of {bytes} bytes");
        Check(LengthOf(json["private_metadata"]) <= 3000, "private_metadata too long");
        Check(LengthOf(json["callback_id"]) is > 0 and <= 255 && LengthOf(json["external_id"]) <= 255, "a view's name is too long");
        WalkBlocks(json["blocks"]!.AsArray(), 100);
        if (where == SlackSurface.Modal)
        {
            foreach (var name in new[] { "title", "submit", "close" }.Where(name => name == "title" || json[name] is not null))
            {
                Plain(json[name], 24, name);
            }

            Check(inputs == 0 || json["submit"] is not null, "boxes without a submit button");
        }
    }

    private void WalkBlocks(JsonArray blocks, int most)
    {
        Check(blocks.Count >= 1 && blocks.Count <= most, $"{blocks.Count} blocks");
        foreach (var block in blocks)
        {
            var type = (string?)block!["type"];
            Check(Blocks.Contains(type), $"a block of type {type}");
            if ((string?)block["block_id"] is { } id)
            {
                Check(id.Length is > 0 and <= 255 && blockIds.Add(id), $"block_id {id} twice, empty or too long");
            }

            WalkBlock(type, block);
        }

        Check(primaries <= 1, "more than one button stands out");
    }

    private void WalkBlock(string? type, JsonNode block)
    {
        switch (type)
        {
            case "header":
                Plain(block["text"], 150, "a header");
                break;
            case "section":
                Check(block["text"] is not null || block["fields"] is not null, "a section with neither text nor fields");
                Text(block["text"], 3000, "a section");
                Check((block["fields"]?.AsArray().Count ?? 1) is >= 1 and <= 10, "too many fields");
                foreach (var field in block["fields"]?.AsArray() ?? [])
                {
                    Text(field, 2000, "a field");
                }

                Actions(block["accessory"] is { } accessory ? [accessory] : []);
                break;
            case "context":
                Check(block["elements"]!.AsArray().Count is >= 1 and <= 10, "a context of no or too many elements");
                foreach (var element in block["elements"]!.AsArray())
                {
                    Text(element, 3000, "small print");
                }

                break;
            case "actions":
                Check(block["elements"]!.AsArray().Count is >= 1 and <= 25, "actions of no or too many elements");
                Actions([.. block["elements"]!.AsArray()]);
                break;
            case "image":
                Check(LengthOf(block["image_url"]) is > 0 and <= 3000 && ((string)block["image_url"]!).StartsWith("https://", StringComparison.Ordinal), "a picture from elsewhere than https");
                Check(LengthOf(block["alt_text"]) is > 0 and <= 2000, "a picture without words");
                break;
            case "rich_text":
                RichText(block);
                break;
            case "input":
                inputs++;
                Check(where == SlackSurface.Modal, "a box outside a window");
                Input(block);
                break;
        }
    }

    private void RichText(JsonNode block)
    {
        Check(block["elements"]!.AsArray().Count > 0, "formatted text with nothing in it");
        foreach (var section in block["elements"]!.AsArray())
        {
            var texts = section!["elements"]!.AsArray();
            Check(texts.Count > 0 && texts.All(text => (string?)text!["type"] == "text" && LengthOf(text["text"]) > 0), "formatted text with an empty part");
            var length = texts.Sum(text => LengthOf(text!["text"]));
            Check(length <= 3000 && texts.Any(text => !string.IsNullOrWhiteSpace((string?)text!["text"])), "formatted text empty or too long");
            letters += length;
        }
    }

    private void Actions(JsonNode?[] buttons)
    {
        var ids = new HashSet<string>();
        foreach (var button in buttons)
        {
            Check((string?)button!["type"] == "button", "something else than a button");
            Plain(button["text"], 75, "a button");
            Check(LengthOf(button["action_id"]) is > 0 and <= 255 && ids.Add((string)button["action_id"]!), "an action_id twice, missing or too long");
            Check(button["value"] is null || LengthOf(button["value"]) is > 0 and <= 2000, "a button's value too long");
            Check(LengthOf(button["accessibility_label"]) <= 75, "an accessibility_label too long");
            Check((string?)button["style"] is null or "primary" or "danger", "an unknown style");
            primaries += (string?)button["style"] == "primary" ? 1 : 0;
            if ((string?)button["url"] is { } url)
            {
                Check(url.Length <= 3000 && Uri.TryCreate(url, UriKind.Absolute, out var address)
                    && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)), $"a link to {url}");
            }
        }
    }

    private void Plain(JsonNode? text, int most, string what)
    {
        Check((string?)text?["type"] == "plain_text", $"{what} is not plain text");
        Text(text, most, what);
    }

    private void Text(JsonNode? text, int most, string what)
    {
        if (text is null)
        {
            return;
        }

        var content = (string?)text["text"] ?? "";
        letters += content.Length;
        Check(!string.IsNullOrWhiteSpace(content) && content.Length <= most, $"{what} is empty or has {content.Length} letters");
        if ((string?)text["type"] == "plain_text")
        {
            Check((bool?)text["emoji"] == false, $"{what} turns words into pictures");
        }
        else
        {
            Check((string?)text["type"] == "mrkdwn" && (bool?)text["verbatim"] == true, $"{what} is read by Slack");
            Escaped(content);
        }
    }

    private void Escaped(string text) => Check(!Unescaped().IsMatch(text), "an unescaped sign");

    // No letter may hide or turn another, and Slack refuses nulls.
    private void Strings(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (key, value) in o)
                {
                    Check(value is not null, $"{key} is null");
                    Strings(value);
                }

                break;
            case JsonArray a:
                foreach (var item in a)
                {
                    Strings(item);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Check(!Hidden().IsMatch(text), "a hidden letter");
                break;
        }
    }

    private static int LengthOf(JsonNode? text) => ((string?)text)?.Length ?? 0;

    private void Check(bool holds, string problem)
    {
        if (!holds)
        {
            problems.Add(problem);
        }
    }

    [GeneratedRegex("[<>]|&(?!amp;|lt;|gt;)")]
    private static partial Regex Unescaped();

    [GeneratedRegex("[\\u0000-\\u0008\\u000b-\\u001f\\u202a-\\u202e\\u2066-\\u2069]")]
    private static partial Regex Hidden();
}
