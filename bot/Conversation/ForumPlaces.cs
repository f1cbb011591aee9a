using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Conversation;

/// <summary>The shared places where forums work, for what concerns a whole workspace.</summary>
public sealed class ForumPlaces(IDocumentStore store)
{
    /// <summary>Those of one organisation or workspace.</summary>
    public async ValueTask<IReadOnlyList<PlaceId>> OfTenantAsync(string platform, string tenant, CancellationToken ct) =>
    [
        .. (await store.AllAsync<PlaceLink>(ct))
            .Select(link => link.Id.Split('/', 3))
            .Where(parts => parts is [var itsPlatform, var itsTenant, _] && itsPlatform == platform && itsTenant == tenant)
            .Select(parts => new PlaceId(parts[0], parts[1], parts[2])),
    ];
}
