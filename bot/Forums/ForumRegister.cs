using System.Collections.Immutable;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Forums;

/// <summary>
/// Keeps forums, and with each change, in the same commit, which place and which person leads to which forum. The forum is the truth;
/// the links follow it. A conflict is decided again on what is there now, so two people who change one forum lose nothing.
/// </summary>
public sealed class ForumRegister(IDocumentStore store)
{
    private const int MostTries = 50;

    /// <summary>The forum with this id, or null.</summary>
    public async ValueTask<Forum?> FindAsync(string id, CancellationToken ct) => (await store.FindAsync<Forum>(id, ct))?.Value;

    /// <summary>True when a forum talks in this place.</summary>
    public async ValueTask<bool> IsTakenAsync(Place place, CancellationToken ct) =>
        await store.FindAsync<PlaceLink>(place.Id.Key, ct) is not null;

    /// <summary>The forums that worked in this place until the bot was shown out of it, the last of them first. Reads them all, so it is for what happens seldom.</summary>
    public async ValueTask<IReadOnlyList<Forum>> ThatLeftAsync(PlaceId place, CancellationToken ct) =>
    [
        .. (await store.AllAsync<Forum>(ct))
            .Select(forum => forum.Value)
            .Where(forum => forum.Left.ContainsKey(place.Key))
            .OrderByDescending(forum => forum.Left[place.Key].At),
    ];

    /// <summary>The forums this person belongs to now, the one their own chat speaks of first.</summary>
    public async ValueTask<IReadOnlyList<Forum>> OfAsync(Person person, CancellationToken ct)
    {
        var forums = new List<Forum>();
        if (await store.FindAsync<PersonLink>(person.Id.Key, ct) is { Value: var link })
        {
            foreach (var id in link.ForumIds.OrderBy(id => id == link.Current ? 0 : 1))
            {
                if (await FindAsync(id, ct) is { } forum && forum.RolesOf(person) != RoleSet.None)
                {
                    forums.Add(forum);
                }
            }
        }

        return forums;
    }

    /// <summary>Makes a forum; refuses when one of its places is another forum's by now.</summary>
    public ValueTask<Decision> CreateAsync(Forum forum, CancellationToken ct) => SaveAsync(forum.Id, _ => Decision.Done(forum), ct);

    /// <summary>Changes a forum. <paramref name="decide"/> is a pure function and may run more than once.</summary>
    /// <exception cref="KeyNotFoundException">There is no such forum.</exception>
    public ValueTask<Decision> ChangeAsync(string id, Func<Forum, Decision> decide, CancellationToken ct) =>
        SaveAsync(id, before => decide(before ?? throw new KeyNotFoundException($"There is no forum '{id}'.")), ct);

    /// <summary>From now on this person's own chat speaks of another of their forums. False when it is none of theirs.</summary>
    public async ValueTask<bool> ChooseAsync(Person person, string forumId, CancellationToken ct)
    {
        if (await FindAsync(forumId, ct) is not { } forum || forum.RolesOf(person) == RoleSet.None)
        {
            return false;
        }

        await store.UpdateAsync<PersonLink>(person.Id.Key, link => link.Current == forumId ? link : link with { Current = forumId }, ct);
        return true;
    }

    /// <summary>This person's own chat speaks again of the forum they came into first. They stay in all of theirs.</summary>
    public async ValueTask ForgetChoiceAsync(PersonId person, CancellationToken ct)
    {
        if (await store.FindAsync<PersonLink>(person.Key, ct) is not null)
        {
            await store.UpdateAsync<PersonLink>(person.Key, link => link.Current == link.ForumIds[0] ? link : link with { Current = link.ForumIds[0] }, ct);
        }
    }

    private async ValueTask<Decision> SaveAsync(string id, Func<Forum?, Decision> decide, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var read = await store.FindAsync<Forum>(id, ct);
            var decision = decide(read?.Value);
            if (decision.IsRefused || ReferenceEquals(decision.After, read?.Value))
            {
                return decision;
            }

            var writes = new List<DocumentWrite> { new(typeof(Forum), id, read?.Version ?? 0, decision.After) };
            if (!await LinkPlacesAsync(read?.Value, decision.After, writes, ct))
            {
                return Decision.Refused("This conversation belongs to a forum already. Say “help” to see what I can do here.");
            }

            await LinkPeopleAsync(read?.Value, decision.After, writes, ct);
            if (await store.CommitAsync(writes, ct) == CommitOutcome.Saved)
            {
                return decision;
            }
        }

        throw new TimeoutException($"Forum '{id}' was changed by others {MostTries} times in a row.");
    }

    private async ValueTask<bool> LinkPlacesAsync(Forum? before, Forum after, List<DocumentWrite> writes, CancellationToken ct)
    {
        var old = before?.Places ?? ImmutableDictionary<string, ForumPlace>.Empty;
        foreach (var key in after.Places.Keys.Except(old.Keys))
        {
            if (await store.FindAsync<PlaceLink>(key, ct) is not null)
            {
                return false;
            }

            writes.Add(DocumentWrite.New(key, new PlaceLink(after.Id)));
        }

        foreach (var key in old.Keys.Except(after.Places.Keys))
        {
            if (await store.FindAsync<PlaceLink>(key, ct) is { } link && link.Value.ForumId == after.Id)
            {
                writes.Add(DocumentWrite.Delete(link));
            }
        }

        return true;
    }

    private async ValueTask LinkPeopleAsync(Forum? before, Forum after, List<DocumentWrite> writes, CancellationToken ct)
    {
        var old = before?.People().Select(p => p.Id).ToHashSet() ?? [];
        var now = after.People().Select(p => p.Id).ToHashSet();
        foreach (var person in now.Except(old))
        {
            if (await store.FindAsync<PersonLink>(person.Key, ct) is { } link)
            {
                var more = link.Value.With(after.Id);
                writes.Add(DocumentWrite.Over(link, before is null && IsFoundedBy(after, person) ? more with { Current = after.Id } : more));
            }
            else
            {
                writes.Add(DocumentWrite.New(person.Key, new PersonLink([after.Id], after.Id)));
            }
        }

        foreach (var person in old.Except(now))
        {
            if (await store.FindAsync<PersonLink>(person.Key, ct) is { } link)
            {
                writes.Add(link.Value.Without(after.Id) is { } rest ? DocumentWrite.Over(link, rest) : DocumentWrite.Delete(link));
            }
        }
    }

    // The founder's is the one role that somebody gives to themselves.
    private static bool IsFoundedBy(Forum forum, PersonId person) =>
        forum.Memberships.Any(m => m.Person.Id == person && m.GivenBy == person);
}
