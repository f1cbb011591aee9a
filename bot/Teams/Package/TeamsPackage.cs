using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ForumBot.Teams.Package;

/// <summary>
/// The zip that Teams takes: a manifest and two icons, and no folder. The sources are in <c>manifest/teams</c> and travel inside the app.
/// The same order makes the same bytes.
/// </summary>
internal static class TeamsPackage
{
    private const string Manifest = "manifest.json";
    private static readonly string[] Icons = ["color.png", "outline.png"];

    // A zip cannot say "no date"; this is the first that it knows.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Quotation marks and apostrophes stay readable: the manifest is no web page.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole package.</summary>
    internal static byte[] Zip(PackageOrder order)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Manifest, JsonSerializer.SerializeToUtf8Bytes(ManifestFor(order), Readable));
            foreach (var icon in Icons)
            {
                Add(zip, icon, Source(icon));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The manifest with every placeholder filled in.</summary>
    internal static JsonNode ManifestFor(PackageOrder order)
    {
        var manifest = JsonNode.Parse(Source(Manifest))!;
        Fill(manifest, text => text
            .Replace("{app-id}", order.AppId.ToString("D"), StringComparison.Ordinal)
            .Replace("{domain}", order.Domain, StringComparison.Ordinal)
            .Replace("{version}", order.Version, StringComparison.Ordinal)
            .Replace("{developer}", order.Developer, StringComparison.Ordinal));
        return manifest;
    }

    private static void Fill(JsonNode node, Func<string, string> fill)
    {
        if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String)
        {
            value.ReplaceWith(fill(value.GetValue<string>()));
            return;
        }

        JsonNode?[] children = node switch
        {
            JsonObject members => [.. members.Select(m => m.Value)],
            JsonArray items => [.. items],
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            Fill(child, fill);
        }
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoDate;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Source(string name)
    {
        using var source = typeof(TeamsPackage).Assembly.GetManifestResourceStream("TeamsPackage/" + name)!;
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }
}
