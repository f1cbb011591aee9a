using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>
/// Whom the bot has called by name in which place, so that nobody is called there again until they have been reached or a day has passed.
/// In memory alone: after a restart somebody may be called once more. Bounded: beyond 10,000 people all is forgotten early.
/// </summary>
internal sealed class Calls(TimeProvider time)
{
    private const int MostPeople = 10_000;
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);
    private readonly Lock gate = new();
    private readonly Dictionary<PersonId, Dictionary<PlaceId, DateTimeOffset>> made = [];

    /// <summary>True when this person may be called in this place now; it counts as done until it is taken back.</summary>
    internal bool TryBegin(PersonId person, PlaceId place)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (!made.TryGetValue(person, out var places))
            {
                if (made.Count >= MostPeople)
                {
                    made.Clear();
                }

                made[person] = places = [];
            }

            if (places.TryGetValue(place, out var last) && now - last < Again)
            {
                return false;
            }

            places[place] = now;
            return true;
        }
    }

    /// <summary>The call was not made after all.</summary>
    internal void TakeBack(PersonId person, PlaceId place)
    {
        lock (gate)
        {
            if (made.TryGetValue(person, out var places) && places.Remove(place) && places.Count == 0)
            {
                made.Remove(person);
            }
        }
    }

    /// <summary>This person has been reached; should that change, they may be called again.</summary>
    internal void Reached(PersonId person)
    {
        lock (gate)
        {
            made.Remove(person);
        }
    }
}
