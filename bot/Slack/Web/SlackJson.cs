using System.Text.Json;

namespace ForumBot.Slack.Web;

/// <summary>Reads Slack's JSON without trusting its shape: what is missing or of another kind is null.</summary>
internal static class SlackJson
{
    internal static JsonElement? Part(this JsonElement at, string name) =>
        at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? part : null;

    /// <summary>A text that is not empty.</summary>
    internal static string? Text(this JsonElement at, string name) =>
        at.Part(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } said ? said : null;

    internal static bool Is(this JsonElement at, string name) => at.Part(name) is { ValueKind: JsonValueKind.True };

    /// <summary>What is in an array, in order.</summary>
    internal static IEnumerable<JsonElement> Parts(this JsonElement at, string name) =>
        at.Part(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    /// <summary>The texts of an array, in order.</summary>
    internal static IEnumerable<string> Texts(this JsonElement at, string name) =>
        at.Parts(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);
}
