using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Conversation;

/// <summary>The shared places that forums have, whichever forum's. Reads them all, so it is for what happens seldom.</summary>
public sealed class KnownPlaces(IDocumentStore store)
{
    /// <summary>Those of one organisation or workspace on one platform.</summary>
    public async ValueTask<IReadOnlyList<Place>> OfAsync(string platform, string tenant, CancellationToken ct) =>
        await OfAsync(forum => forum.Places.Values.Select(known => known.Place), platform, tenant, ct);

    /// <summary>The same, with those that the bot was shown out of and that are still remembered.</summary>
    public async ValueTask<IReadOnlyList<Place>> WithLeftOfAsync(string platform, string tenant, CancellationToken ct) =>
        await OfAsync(forum => forum.Places.Values.Select(known => known.Place).Concat(forum.Left.Values.Select(left => left.Place)), platform, tenant, ct);

    private async ValueTask<IReadOnlyList<Place>> OfAsync(Func<Forum, IEnumerable<Place>> places, string platform, string tenant, CancellationToken ct) =>
    [
        .. (await store.AllAsync<Forum>(ct))
            .SelectMany(forum => places(forum.Value))
            .Where(place => place.Id.Platform == platform && place.Id.Tenant == tenant)
            .DistinctBy(place => place.Id),
    ];
}
