using ForumBot.Messaging;

namespace ForumBot.Forums;

/// <summary>
/// Who can be picked from a list. A key that comes back from a card names somebody only when they are found here again.
/// </summary>
public sealed class ForumPeople(IEnumerable<IMessenger> messengers)
{
    /// <summary>The most people that a list on a card offers; a key is looked for among all.</summary>
    public const int MostListed = 100;

    private const int MostPlaces = 5;

    /// <summary>The people in a shared place; nobody in somebody's own chat.</summary>
    public async ValueTask<IReadOnlyList<Person>> InAsync(Place place, CancellationToken ct) =>
        place.IsShared && messengers.FirstOrDefault(m => m.Platform == place.Id.Platform) is { } messenger
            ? await messenger.PeopleInAsync(place, ct)
            : [];

    /// <summary>Members, people who wait, and those in the forum's places, once each, in that order.</summary>
    public async ValueTask<IReadOnlyList<Person>> KnownToAsync(Forum forum, CancellationToken ct)
    {
        var known = new List<Person>([.. forum.People(), .. forum.Waiting.Values.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)]);
        foreach (var place in forum.Places.Values.Take(MostPlaces))
        {
            known.AddRange(await InAsync(place.Place, ct));
        }

        return [.. known.DistinctBy(p => p.Id)];
    }
}
