using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Conversation;

/// <summary>The shared places that forums have, whichever forum's. Reads them all, so it is for what happens seldom.</summary>
public sealed class KnownPlaces(IDocumentStore store)
{
    /// <summary>
    /// The place through which somebody is written to about this forum; see <see cref="Forum.PlaceNear"/>. Their own organisation's or workspace's where the forum has
    /// no way to them, and there is no forum.
    /// </summary>
    public async ValueTask<Place> NearAsync(string? forumId, PersonId person, Place met, CancellationToken ct)
    {
        var forum = forumId is null ? null : await store.FindAsync<Forum>(forumId, ct);
        return forum?.Value.PlaceNear(person, met)
            ?? (met.Id.Platform == person.Platform ? met : new(new(person.Platform, person.Tenant, person.User), PlaceKind.Personal));
    }

    /// <summary>Those of one organisation or workspace on one platform.</summary>
    public async ValueTask<IReadOnlyList<Place>> OfAsync(string platform, string tenant, CancellationToken ct) =>
        await OfAsync(forum => forum.Places.Values.Select(known => known.Place), place => place.Platform == platform && place.Tenant == tenant, ct);

    /// <summary>The same, with those that the bot was shown out of and that are still remembered.</summary>
    public async ValueTask<IReadOnlyList<Place>> WithLeftOfAsync(string platform, string tenant, CancellationToken ct) =>
        await OfAsync(WithLeft, place => place.Platform == platform && place.Tenant == tenant, ct);

    /// <summary>The organisations or workspaces on one platform of which any of these are remembered.</summary>
    public async ValueTask<IReadOnlySet<string>> TenantsAsync(string platform, CancellationToken ct) =>
        (await OfAsync(WithLeft, place => place.Platform == platform, ct)).Select(place => place.Id.Tenant).ToHashSet();

    private static IEnumerable<Place> WithLeft(Forum forum) => forum.Places.Values.Select(known => known.Place).Concat(forum.Left.Values.Select(left => left.Place));

    private async ValueTask<IReadOnlyList<Place>> OfAsync(Func<Forum, IEnumerable<Place>> places, Func<PlaceId, bool> isWanted, CancellationToken ct) =>
    [
        .. (await store.AllAsync<Forum>(ct))
            .SelectMany(forum => places(forum.Value))
            .Where(place => isWanted(place.Id))
            .DistinctBy(place => place.Id),
    ];
}
