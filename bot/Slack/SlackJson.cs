using System.Text.Json;

namespace ForumBot.Slack;

/// <summary>Reads Slack's JSON without trusting it to have any shape: what is missing, or is of another kind, is null.</summary>
internal static class SlackJson
{
    /// <summary>The object in these bytes; null when they hold none.</summary>
    internal static JsonElement? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonElement.Parse(utf8) is { ValueKind: JsonValueKind.Object } json ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static JsonElement? Object(this JsonElement json, string name) => json.Of(JsonValueKind.Object, name);

    /// <summary>A text that is not empty.</summary>
    internal static string? Text(this JsonElement json, string name) =>
        json.Of(JsonValueKind.String, name) is { } text && text.GetString() is { Length: > 0 } said ? said : null;

    internal static long? Number(this JsonElement json, string name) =>
        json.Of(JsonValueKind.Number, name) is { } value && value.TryGetInt64(out var number) ? number : null;

    /// <summary>True for true alone. A command's fields are texts, and have none.</summary>
    internal static bool Flag(this JsonElement json, string name) => json.Of(JsonValueKind.True, name) is not null;

    /// <summary>What is in an array, in order.</summary>
    internal static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Of(JsonValueKind.Array, name) is { } items ? items.EnumerateArray() : [];

    /// <summary>The texts of an array, in order.</summary>
    internal static IEnumerable<string> Texts(this JsonElement json, string name) =>
        json.Items(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    private static JsonElement? Of(this JsonElement json, JsonValueKind kind, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;
}
