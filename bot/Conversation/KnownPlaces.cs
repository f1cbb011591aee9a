using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Conversation;

/// <summary>The shared places that forums have, whichever forum's. Reads them all, so it is for what happens seldom.</summary>
public sealed class KnownPlaces(IDocumentStore store)
{
    /// <summary>Those of one organisation or workspace on one platform.</summary>
    public async ValueTask<IReadOnlyList<Place>> OfAsync(string platform, string tenant, CancellationToken ct) =>
    [
        .. (await store.AllAsync<Forum>(ct))
            .SelectMany(forum => forum.Value.Places.Values)
            .Select(known => known.Place)
            .Where(place => place.Id.Platform == platform && place.Id.Tenant == tenant),
    ];
}
