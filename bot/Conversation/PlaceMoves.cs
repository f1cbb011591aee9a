using System.Text.Json.Nodes;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Conversation;

/// <summary>
/// Gives all that is stored about a place to its new id, in one commit. Documents are read as JSON, so that whatever a feature stores is found in the one way, also
/// what is added later: a place stands in them as a <see cref="PlaceId"/>, or by its <see cref="PlaceId.Key"/>. The vault names no places and is left alone.
/// </summary>
public sealed class PlaceMoves(IDocumentStore store, IEnumerable<KeptKind> kinds)
{
    private const int MostTries = 50;

    private readonly IReadOnlyList<KeptKind> kinds = [.. kinds.Where(kind => !kind.IsOfTheVault)];

    /// <summary>False, with nothing changed, when a forum works in the new place already.</summary>
    public async ValueTask<bool> MoveAsync(PlaceId before, PlaceId after, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await store.FindAsync<PlaceLink>(after.Key, ct) is not null)
            {
                return false;
            }

            var writes = new List<DocumentWrite>();
            foreach (var kind in kinds)
            {
                var all = await kind.AllAsync(store, ct);
                var taken = all.Select(document => document.Id).ToHashSet(StringComparer.Ordinal);
                writes.AddRange(all.SelectMany(document => Moved(kind, document, before, after, taken)));
            }

            if (writes.Count == 0 || await store.CommitAsync(writes, ct) == CommitOutcome.Saved)
            {
                return true;
            }
        }

        throw new TimeoutException($"What is stored about a place was changed by others {MostTries} times in a row.");
    }

    private static IEnumerable<DocumentWrite> Moved(KeptKind kind, KeptDocument document, PlaceId before, PlaceId after, HashSet<string> taken)
    {
        var json = DocumentJson.Write(document.Value, kind.Type);
        var isNamed = document.Id == before.Key;
        if (!isNamed && !json.Contains(before.Key, StringComparison.Ordinal))
        {
            yield break;
        }

        var value = DocumentJson.Read(Moved(JsonNode.Parse(json), before, after)!.ToJsonString(DocumentJson.Options), kind.Type);
        if (!isNamed)
        {
            yield return new(kind.Type, document.Id, document.Version, value);
            yield break;
        }

        yield return new(kind.Type, document.Id, document.Version, null);
        if (!taken.Contains(after.Key))
        {
            yield return new(kind.Type, after.Key, 0, value);
        }
    }

    private static JsonNode? Moved(JsonNode? node, PlaceId before, PlaceId after) => node switch
    {
        JsonArray list => new JsonArray([.. list.Select(item => Moved(item, before, after))]),
        JsonObject row when Text(row["key"]) == before.Key && row.ContainsKey("conversation") => JsonNode.Parse(DocumentJson.Write(after, typeof(PlaceId))),
        JsonObject row => new JsonObject(row
            .Select(pair => KeyValuePair.Create(pair.Key == before.Key ? after.Key : pair.Key, Moved(pair.Value, before, after)))
            .DistinctBy(pair => pair.Key)),
        JsonValue when Text(node) == before.Key => JsonValue.Create(after.Key),
        _ => node?.DeepClone(),
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
