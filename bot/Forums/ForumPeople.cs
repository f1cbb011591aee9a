using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Forums;

/// <summary>
/// Who can be picked from a list. A key that comes back from a card names somebody only when they are found here again.
/// </summary>
public sealed class ForumPeople(IEnumerable<IMessenger> messengers, IIdentities identities)
{
    /// <summary>The most people that a list on a card offers; a key is looked for among all.</summary>
    public const int MostListed = 100;

    private const int MostPlaces = 5;

    /// <summary>The people in a shared place, as forums know them; nobody in somebody's own chat.</summary>
    public async ValueTask<IReadOnlyList<Person>> InAsync(Place place, CancellationToken ct)
    {
        var people = new List<Person>();
        foreach (var person in await SeenInAsync(place, ct))
        {
            people.Add(person with { Id = await identities.KnownAsAsync(person.Id, ct) });
        }

        return [.. people.DistinctBy(p => p.Id)];
    }

    /// <summary>
    /// Members, people who wait, and those in the forum's places, once each, in that order; as guests or not as their platform says now, where it says.
    /// </summary>
    public async ValueTask<IReadOnlyList<Person>> KnownToAsync(Forum forum, CancellationToken ct)
    {
        var known = new List<Person>([.. forum.People(), .. forum.Waiting.Values.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)]);
        var now = new Dictionary<PersonId, Person>();
        foreach (var place in forum.Places.Values.Take(MostPlaces))
        {
            foreach (var person in await SeenInAsync(place.Place, ct))
            {
                now[person.Id] = person;
                known.Add(person with { Id = await identities.KnownAsAsync(person.Id, ct) });
            }
        }

        return [.. known.DistinctBy(p => p.Id).Select(person => now.TryGetValue(person.Id, out var seen) ? person with { IsGuest = seen.IsGuest } : person)];
    }

    private async ValueTask<IReadOnlyList<Person>> SeenInAsync(Place place, CancellationToken ct) =>
        place.IsShared && messengers.FirstOrDefault(m => m.Platform == place.Id.Platform) is { } messenger
            ? await messenger.PeopleInAsync(place, ct)
            : [];
}
