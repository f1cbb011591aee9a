using System.Text.Json.Nodes;
using ForumBot.Teams.Inbound;

namespace ForumBot.Tests.Teams;

/// <summary>Activities as the Agents Playground sends them. Names and ids are invented.</summary>
internal static class Captured
{
    internal const string Tenant = "11111111-1111-4111-8111-111111111111";
    internal const string Alex = "33333333-3333-4333-8333-333333333330";
    internal const string Megan = "33333333-3333-4333-8333-333333333331";
    internal const string Adele = "33333333-3333-4333-8333-333333333332";
    internal const string Bot = "28:22222222-2222-4222-8222-222222222222";
    internal const string Loopback = "http://127.0.0.1:56150/_connector";

    /// <summary>The body, after <paramref name="change"/>.</summary>
    internal static JsonObject Body(string name, Action<JsonObject>? change = null, string serviceUrl = Loopback)
    {
        using var file = typeof(Captured).Assembly.GetManifestResourceStream($"ForumBot.Tests.Teams.Captures.{name}.json")
            ?? throw new FileNotFoundException($"There is no capture '{name}'.");
        var body = JsonNode.Parse(file)!["body"]!.AsObject();
        body["serviceUrl"] = serviceUrl;
        body.Parent!.AsObject().Remove("body");
        change?.Invoke(body);
        return body;
    }

    /// <summary>The body as the bot reads it.</summary>
    internal static Activity Activity(string name, Action<JsonObject>? change = null) =>
        System.Text.Json.JsonSerializer.Deserialize(Body(name, change).ToJsonString(), ActivityJson.Default.Activity)!;
}
