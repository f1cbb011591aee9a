using System.Text.Json;
using System.Text.Json.Nodes;
using ForumBot.Tests.Conformance;

namespace ForumBot.Tests.Manifest;

/// <summary>Microsoft's own validator and the public schema take the manifest.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task Manifest_FilledIn_IsTakenByTheSchema()
    {
        var broken = Packaged.Manifest.DeepClone();
        broken["accentColor"] = "teal";
        broken["bots"]![0]!["scopes"]![1] = "groupchat";
        broken["surprise"] = true;

        var problems = await ProblemsAsync(Packaged.Manifest, broken);

        Assert.Empty(problems[0]);
        // The broken one proves that the check can fail.
        Assert.Equal(3, problems[1].Length);
    }

    [Fact]
    public void Manifest_AndTheSchemaBesideThisTest_AreOfOneVersion()
    {
        var version = Packaged.Manifest["manifestVersion"]!.GetValue<string>();
        var schema = JsonNode.Parse(File.ReadAllText(SourceTree.Path("tests", "Manifest", $"MicrosoftTeams.v{version}.schema.json")))!;

        Assert.Equal(version, schema["properties"]!["manifestVersion"]!["const"]!.GetValue<string>());
        Assert.Equal(
            $"https://developer.microsoft.com/json-schemas/teams/v{version}/MicrosoftTeams.schema.json",
            Packaged.Manifest["$schema"]!.GetValue<string>());
    }

    private static async Task<string[][]> ProblemsAsync(params JsonNode[] manifests)
    {
        var input = new JsonArray([.. manifests.Select(m => m.DeepClone())]).ToJsonString();
        var output = await NodeScript.RunAsync(
            "tests/Manifest/validate-manifest.mjs", "@microsoft/teams-manifest", "The Teams manifest was not validated", input, TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<string[][]>(output)!;
    }
}
