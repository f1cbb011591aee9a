using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Conversation;

/// <summary>
/// Who may see once more what was shown somewhere before. A place may be read more widely by then, and people lose their roles: whoever keeps something to be opened
/// later keeps beside it for whom it was meant, and asks again each time. Source: docs/rules.md, GUESTS.
/// </summary>
public sealed class Readership(IDocumentStore store, IIdentities identities)
{
    /// <summary>For whom something is meant that is shown in this place now, as a word to keep beside it.</summary>
    /// <param name="place">Where it is shown.</param>
    /// <param name="only">The one person who sees it there; null when all in the place do.</param>
    /// <param name="forumId">The forum that it is about; null for that of the place.</param>
    /// <param name="ct">Ends the asking.</param>
    public async ValueTask<string> OfAsync(Place place, PersonId? only, string? forumId, CancellationToken ct)
    {
        if (await ForumOfAsync(place, forumId, ct) is not { } forum)
        {
            return nameof(Audience.Open);
        }

        // What a stranger is shown says nothing that others may not know.
        var meant = only is null ? forum.AudienceOf(place)
            : forum.RolesOf(await identities.KnownAsAsync(only, ct)) == RoleSet.None ? Audience.Open
            : Audience.OnePerson;
        return meant.ToString();
    }

    /// <summary>
    /// True when this person may see it now. What was meant for all may be seen by all; anything else by people of the forum alone, and in a place that is read no
    /// more widely than then.
    /// </summary>
    public async ValueTask<bool> MaySeeAsync(string? meantFor, Place place, string? forumId, Person reader, CancellationToken ct)
    {
        if (!Enum.TryParse<Audience>(meantFor, out var meant) || meant == Audience.Open)
        {
            return meant == Audience.Open;
        }

        return await ForumOfAsync(place, forumId, ct) is { } forum
            && forum.RolesOf(reader with { Id = await identities.KnownAsAsync(reader.Id, ct) }) != RoleSet.None
            && (meant == Audience.OnePerson || forum.AudienceOf(place) <= meant);
    }

    private async ValueTask<Forum?> ForumOfAsync(Place place, string? forumId, CancellationToken ct)
    {
        var id = forumId ?? (place.IsShared ? (await store.FindAsync<PlaceLink>(place.Id.Key, ct))?.Value.ForumId : null);
        return id is null ? null : (await store.FindAsync<Forum>(id, ct))?.Value;
    }
}
