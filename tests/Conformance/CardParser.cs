using System.Text.Json;
using System.Text.Json.Nodes;

namespace ForumBot.Tests.Conformance;

/// <summary>The <c>adaptivecards</c> package in one Node.js process: what it has to say about cards.</summary>
internal static class CardParser
{
    /// <summary>The problems of each card, by its id. Skips the test when Node.js or the package cannot be had.</summary>
    internal static async Task<IReadOnlyDictionary<string, string[]>> ProblemsAsync(IEnumerable<(string Id, JsonNode Card)> cards, CancellationToken ct)
    {
        var input = new JsonArray([.. cards.Select(c => new JsonObject { ["id"] = c.Id, ["card"] = c.Card.DeepClone() })]);
        var output = await NodeScript.RunAsync("tests/Conformance/parse-cards.mjs", "adaptivecards", "The cards were not parsed", input.ToJsonString(), ct);
        return JsonSerializer.Deserialize<Report[]>(output, JsonSerializerOptions.Web)!.ToDictionary(r => r.Id, r => r.Problems);
    }

    private sealed record Report(string Id, string[] Problems);
}
