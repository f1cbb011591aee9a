using System.Collections.Concurrent;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Vault.Watching;

/// <summary>
/// How often somebody's words were stopped, so that nobody can find out sentence by sentence what the notes hold; and when the chair was last told of an
/// attempt. In memory alone, without any words; a restart forgets it. Source: docs/decisions/0010-embargo.md.
/// </summary>
internal sealed class Probes
{
    /// <summary>After this many hits within a day, everything long that they write about the inspection is answered alike.</summary>
    internal const int MostHits = 3;

    private const int MostPeople = 10_000;
    private static readonly Duration Day = Duration.FromHours(24);
    private static readonly Duration Hour = Duration.FromHours(1);
    private readonly ConcurrentDictionary<(string Forum, PersonId Person), (int Count, Instant Last)> hits = new();
    private readonly ConcurrentDictionary<string, Instant> told = new();

    /// <summary>True for somebody whose words were stopped so often that one more answer would teach them something.</summary>
    internal bool IsTrying(string forumId, PersonId person, Instant now) =>
        hits.TryGetValue((forumId, person), out var hit) && hit.Count >= MostHits && now - hit.Last < Day;

    /// <summary>Words of this person fitted a note.</summary>
    internal void Hit(string forumId, PersonId person, Instant now)
    {
        if (hits.Count >= MostPeople)
        {
            foreach (var (key, old) in hits)
            {
                if (now - old.Last >= Day)
                {
                    hits.TryRemove(key, out _);
                }
            }
        }

        hits.AddOrUpdate((forumId, person), (1, now), (_, hit) => (now - hit.Last < Day ? hit.Count + 1 : 1, now));
    }

    /// <summary>True at most once an hour for a forum.</summary>
    internal bool MayTell(string forumId, Instant now)
    {
        while (true)
        {
            if (!told.TryGetValue(forumId, out var last))
            {
                if (told.TryAdd(forumId, now))
                {
                    return true;
                }
            }
            else if (now - last < Hour)
            {
                return false;
            }
            else if (told.TryUpdate(forumId, now, last))
            {
                return true;
            }
        }
    }
}
