using System.Collections.ObjectModel;
using System.Text.Json;

namespace ForumBot.Teams.Inbound;

/// <summary>A verb and what came back with it.</summary>
internal sealed record CardPress(string Verb, IReadOnlyDictionary<string, string> Fields);

/// <summary>
/// Reads what a card hands back. Action.Execute wraps it in an action with a verb; an Action.Submit, of a dialog or of an older client,
/// carries the verb among the data. All values become text; empty ones are absent, as are lists and objects, which no card of ours sends.
/// </summary>
internal static class CardValues
{
    private const string VerbKey = "verb";

    /// <summary>The press of an Action.Execute; null when it is none.</summary>
    internal static CardPress? Executed(JsonElement? value) => OrNone(ReadExecuted, value);

    /// <summary>The press of an Action.Submit; null when it is none.</summary>
    internal static CardPress? Submitted(JsonElement? value) => OrNone(ReadSubmitted, value);

    /// <summary>The press that opens a dialog, or one inside it; null when it is none.</summary>
    internal static CardPress? InDialog(JsonElement? value) => OrNone(ReadInDialog, value);

    // JSON may hold what is no text, such as one half of an emoji, and tells only when it is read.
    private static CardPress? OrNone(Func<JsonElement?, CardPress?> read, JsonElement? value)
    {
        try
        {
            return read(value);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static CardPress? ReadExecuted(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } content
        && content.TryGetProperty("action", out var action)
        && Text(action, "type") == "Action.Execute"
        && Text(action, VerbKey) is { } verb
            ? new(verb, FieldsOf(action.TryGetProperty("data", out var data) ? data : default))
            : null;

    private static CardPress? ReadInDialog(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } content && content.TryGetProperty("data", out var data) ? ReadSubmitted(data) : null;

    private static CardPress? ReadSubmitted(JsonElement? value) =>
        value is { } content && Text(content, VerbKey) is { } verb ? new(verb, FieldsOf(content, except: VerbKey)) : null;

    private static ReadOnlyDictionary<string, string> FieldsOf(JsonElement data, string? except = null)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            return ReadOnlyDictionary<string, string>.Empty;
        }

        var fields = new Dictionary<string, string>();
        foreach (var property in data.EnumerateObject())
        {
            // An empty value says something too: a button may be there for the first of all.
            if (property.Name != except && TextOf(property.Value) is { } text)
            {
                fields[property.Name] = text;
            }
        }

        return new(fields);
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
