using System.IO.Compression;
using System.Text.Json.Nodes;
using ForumBot.Teams.Package;

namespace ForumBot.Tests.Manifest;

/// <summary>A package as an operator would make it.</summary>
internal static class Packaged
{
    internal const string AppId = "12345678-90ab-4cde-8f01-234567890abc";

    internal static readonly PackageOrder Order = new(Guid.Parse(AppId), "bot.example.org", "Barset \"PCF\" & Co", "1.2.3", "unused.zip");

    internal static JsonNode Manifest { get; } = JsonNode.Parse(Read("manifest.json"))!;

    internal static byte[] Read(string name)
    {
        using var zip = Open(TeamsPackage.Zip(Order));
        using var stream = zip.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    internal static ZipArchive Open(byte[] bytes) => new(new MemoryStream(bytes), ZipArchiveMode.Read);

    /// <summary>Every string in it.</summary>
    internal static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Strings(m.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
