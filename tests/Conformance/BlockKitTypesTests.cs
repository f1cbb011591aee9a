using System.Text.Json;
using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Tests.Cards;
using ForumBot.Tests.Cards.BlockKit;

namespace ForumBot.Tests.Conformance;

/// <summary>Every card, as Slack gets it, compiles against the types that Slack publishes. Lengths and counts are not in types: the walker looks after those.</summary>
public sealed class BlockKitTypesTests
{
    // What is wrong with each, as a person would write it by mistake.
    private static readonly Dictionary<string, string> Broken = new()
    {
        ["unknown block"] = """[{ "type": "sections", "text": { "type": "plain_text", "text": "x" } }]""",
        ["header of marked text"] = """[{ "type": "header", "text": { "type": "mrkdwn", "text": "x" } }]""",
        ["misspelt property"] = """[{ "type": "section", "txt": { "type": "plain_text", "text": "x" } }]""",
        ["picture without words"] = """[{ "type": "image", "image_url": "https://forum.example/map.png" }]""",
        ["unknown style"] = """[{ "type": "actions", "elements": [{ "type": "button", "action_id": "a", "style": "warning", "text": { "type": "plain_text", "text": "x" } }] }]""",
        ["button as a box"] = """[{ "type": "input", "label": { "type": "plain_text", "text": "x" }, "element": { "type": "button", "text": { "type": "plain_text", "text": "x" } } }]""",
        ["number for a text"] = """[{ "type": "input", "label": { "type": "plain_text", "text": "x" }, "element": { "type": "number_input", "is_decimal_allowed": false, "min_value": 0 } }]""",
        ["null"] = """[{ "type": "header", "block_id": null, "text": { "type": "plain_text", "text": "x" } }]""",
        ["title of marked text"] = """{ "type": "modal", "title": { "type": "mrkdwn", "text": "x" }, "blocks": [] }""",
    };

    [Fact]
    public async Task Specimens_AgainstSlacksTypes_Compile()
    {
        var drawn = Gallery.All.Select(s => (s.Id, s.Sample)).Append((Id: "every-kind", Sample: EveryKind.Card))
            .SelectMany(s => Slacked.Everywhere(s.Sample).Select((d, n) => (Id: $"{s.Id} {d.Where} {n}", Json: JsonNode.Parse(d.Drawing.Json)!)))
            .Append((Id: "waiting", Json: JsonNode.Parse(BlockKitWriter.Waiting(new(), "One moment", "Getting it ready…").Json)!))
            .ToList();

        var problems = await ProblemsAsync([.. drawn, .. Broken.Select(b => (Id: b.Key, Json: JsonNode.Parse(b.Value)!))], TestContext.Current.CancellationToken);

        Assert.Equal(drawn.Count + Broken.Count, problems.Count);
        // What is broken by hand proves that the check can fail.
        Assert.All(Broken.Keys, id => Assert.NotEmpty(problems[id]));
        Assert.All(drawn, d => Assert.Empty(problems[d.Id]));
    }

    private static async Task<Dictionary<string, string[]>> ProblemsAsync(IEnumerable<(string Id, JsonNode Json)> drawn, CancellationToken ct)
    {
        var input = new JsonArray([.. drawn.Select(d => new JsonObject { ["id"] = d.Id, ["json"] = d.Json.DeepClone() })]);
        var output = await NodeScript.RunAsync("tests/Conformance/check-blocks.mjs", "@slack/types", "The blocks for Slack were not checked", input.ToJsonString(), ct);
        return JsonSerializer.Deserialize<Report[]>(output, JsonSerializerOptions.Web)!.ToDictionary(r => r.Id, r => r.Problems);
    }

    private sealed record Report(string Id, string[] Problems);
}
