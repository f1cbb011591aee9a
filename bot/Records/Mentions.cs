using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Records;

/// <summary>
/// Where documents name one person, by any of their identities. Documents are read as JSON, so that whatever a feature stores is found and replaced in the one way, also what is added
/// later: a person stands in them by their <see cref="PersonId.Key"/>, as a <see cref="PersonId"/>, or with a name beside either.
/// </summary>
internal sealed partial class Mentions(IReadOnlyList<PersonId> person)
{
    private const string Former = "A former member";

    // Whole, so that nobody is taken for somebody whose id is longer.
    private readonly Regex key = new($@"(?<![\w-])(?:{string.Join('|', person.Select(one => Regex.Escape(one.Key)))})(?![\w-])", RegexOptions.CultureInvariant);

    /// <summary>True when a document's id or anything in it names them.</summary>
    internal bool Name(KeptKind kind, KeptDocument document) => key.IsMatch(document.Id) || key.IsMatch(DocumentJson.Write(document.Value, kind.Type));

    /// <summary>Every place in a document that names them, in its order.</summary>
    internal IReadOnlyList<Mention> In(KeptKind kind, KeptDocument document)
    {
        var found = new List<Mention>();
        Walk(JsonNode.Parse(DocumentJson.Write(document.Value, kind.Type)), [], null, found);
        return found.Count == 0 && key.IsMatch(document.Id) ? [Whole(kind, document)] : found;
    }

    /// <summary>The document with <paramref name="other"/> in their place.</summary>
    internal KeptDocument Replaced(KeptKind kind, KeptDocument document, PersonId other) => document with
    {
        Id = key.Replace(document.Id, other.Key),
        Value = DocumentJson.Read(Replaced(JsonNode.Parse(DocumentJson.Write(document.Value, kind.Type)), other)!.ToJsonString(DocumentJson.Options), kind.Type),
    };

    private JsonNode? Replaced(JsonNode? node, PersonId other)
    {
        switch (node)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Replaced(item, other))]);
            case JsonObject row when IsId(row):
                return JsonNode.Parse(DocumentJson.Write(other, typeof(PersonId)));
            case JsonObject row:
                var isTheirs = IsTheirs(row);
                // What stands in a row for each person stands there once for two identities of one.
                return new JsonObject(row
                    .Select(pair => KeyValuePair.Create(key.Replace(pair.Key, other.Key), isTheirs && pair.Key == "name" ? Former : Replaced(pair.Value, other)))
                    .DistinctBy(pair => pair.Key));
            case JsonValue value when value.TryGetValue<string>(out var text):
                return key.Replace(text, other.Key);
            default:
                return node?.DeepClone();
        }
    }

    private void Walk(JsonNode? node, IReadOnlyList<string> path, JsonObject? parent, List<Mention> found)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                {
                    Walk(item, path, parent, found);
                }

                break;
            case JsonObject row when IsTheirs(row) || IsId(row):
                found.Add(new(path, Values(row).Concat(path is [.., "by" or "person" or "id"] && parent is not null ? Values(parent) : [])));
                break;
            case JsonObject row:
                foreach (var (name, value) in row)
                {
                    if (key.IsMatch(name))
                    {
                        found.Add(new(path, value is JsonObject theirs ? Values(theirs) : value is JsonValue ? [("at", value.ToString())] : []));
                    }
                    else
                    {
                        Walk(value, [.. path, name], row, found);
                    }
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && key.IsMatch(text):
                found.Add(new(path, []));
                break;
        }
    }

    // Their own preferences and the like hold no key inside.
    private static Mention Whole(KeptKind kind, KeptDocument document) =>
        new([], JsonNode.Parse(DocumentJson.Write(document.Value, kind.Type)) is JsonObject own ? Values(own) : []);

    private bool IsId(JsonObject row) => row.ContainsKey("platform") && row["key"] is JsonValue id && id.TryGetValue<string>(out var text) && IsKey(text);

    // Their key or id stands in it directly.
    private bool IsTheirs(JsonObject row) => row.Any(pair => pair.Value switch
    {
        JsonValue value => value.TryGetValue<string>(out var text) && IsKey(text),
        JsonObject inner => pair.Key == "id" && IsId(inner),
        _ => false,
    });

    private bool IsKey(string text) => person.Any(one => one.Key == text);

    private static IEnumerable<(string Name, string Value)> Values(JsonObject row) => row
        .Where(pair => pair.Value is JsonValue && !Hidden().IsMatch(pair.Key))
        .Select(pair => (pair.Key, pair.Value!.ToString()));

    [GeneratedRegex("^(personKey|recipient|key|platform|tenant|user|forumId|inspectionId|linkId|hand|says|value|reason)$", RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();
}

/// <summary>One place in a document that names somebody: where it is, and the short values that stand with their name.</summary>
internal sealed record Mention(IReadOnlyList<string> Path, IEnumerable<(string Name, string Value)> Values);
