using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ForumBot.Slack.Manifest;

/// <summary>
/// What Slack makes our app from. The source is <c>manifest/slack</c> and travels inside the bot. With an address Slack calls the bot there; without one the bot
/// calls Slack (Socket Mode), and no address stands in it. Source: "App manifest reference" in Slack's documentation.
/// </summary>
internal static class AppManifest
{
    private const string Placeholder = "{address}";

    // Quotation marks and apostrophes stay readable: the manifest is no web page.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole manifest as a text. <paramref name="address"/> is an https origin; null for Socket Mode.</summary>
    internal static string For(Uri? address) => JsonFor(address).ToJsonString(Readable) + "\n";

    internal static JsonObject JsonFor(Uri? address)
    {
        var origin = address?.GetLeftPart(UriPartial.Authority);
        var manifest = Source();
        Fill(manifest, origin);
        if (origin is null)
        {
            manifest["settings"]!["socket_mode_enabled"] = true;
        }

        return manifest;
    }

    // An address that nobody calls is left out, and a list with nothing left in it.
    private static void Fill(JsonObject members, string? origin)
    {
        foreach (var (name, value) in members.ToList())
        {
            switch (value)
            {
                case JsonObject inner:
                    Fill(inner, origin);
                    break;
                case JsonArray items when items.All(item => item is JsonObject):
                    foreach (var item in items)
                    {
                        Fill(item!.AsObject(), origin);
                    }

                    break;
                case JsonArray items when items.Any(IsAddress):
                    Put(members, name, origin is null ? null : new JsonArray([.. items.Select(item => Filled(item!, origin))]));
                    break;
                case JsonValue text when IsAddress(text):
                    Put(members, name, origin is null ? null : Filled(text, origin));
                    break;
            }
        }
    }

    private static void Put(JsonObject members, string name, JsonNode? value)
    {
        if (value is null)
        {
            members.Remove(name);
        }
        else
        {
            members[name] = value;
        }
    }

    private static bool IsAddress(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith(Placeholder, StringComparison.Ordinal);

    private static JsonValue Filled(JsonNode text, string origin) => JsonValue.Create(origin + text.GetValue<string>()[Placeholder.Length..]);

    private static JsonObject Source()
    {
        using var source = typeof(AppManifest).Assembly.GetManifestResourceStream("SlackManifest/manifest.json")!;
        return JsonNode.Parse(source)!.AsObject();
    }
}
