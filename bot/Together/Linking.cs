using System.Collections.Immutable;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using NodaTime;

namespace ForumBot.Together;

/// <summary>Makes one person of two identities, or two of one again: all of it in one commit, or nothing.</summary>
internal sealed class Linking(IDocumentStore store, Identities identities)
{
    private const int MostTries = 50;

    /// <summary>Why these two cannot be one person's as things are; null when they can. Changes nothing.</summary>
    internal async ValueTask<string?> WhyNotAsync(Person asked, Person typed, Instant now, CancellationToken ct) =>
        (await PlanAsync(asked, typed, [], now, ct)).Refusal;

    /// <summary>From now on the two are one person's. Refused, with nothing changed, where a rule would be broken.</summary>
    internal async ValueTask<Linked> LinkAsync(Person asked, Person typed, Instant now, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var writes = new List<DocumentWrite>();
            var linked = await PlanAsync(asked, typed, writes, now, ct);
            if (linked.Refusal is not null || await store.CommitAsync(writes, ct) == CommitOutcome.Saved)
            {
                return linked;
            }
        }

        throw new TimeoutException($"Two accounts could not be linked: others changed their forums {MostTries} times in a row.");
    }

    private async ValueTask<Linked> PlanAsync(Person asked, Person typed, List<DocumentWrite> writes, Instant now, CancellationToken ct)
    {
        var (first, second) = (await OfAsync(asked, ct), await OfAsync(typed, ct));
        if (first.Id == second.Id)
        {
            return Linked.Not("These two accounts are one person to me already.");
        }

        if (first.Accounts.Any(mine => second.Accounts.Any(theirs => theirs.Id.Platform == mine.Id.Platform)))
        {
            return Linked.Not("I can link one account in each app. Type the code in the other app, in your own chat with me there.");
        }

        if (Merging.WhyNot(first.Standing, second.Standing) is { } refusal)
        {
            return Linked.Not(refusal);
        }

        var isFirst = Merging.KnownOf(first.Standing, second.Standing) == first.Standing;
        var (known, absorbed) = isFirst ? (first, second) : (second, first);
        var forums = new List<Forum>();
        if (await MergeAsync(known, absorbed, now, writes, forums, ct) is { } broken)
        {
            return Linked.Not(broken);
        }

        var linked = new LinkedPerson([.. known.Accounts, .. absorbed.Accounts], known.WriteTo) { Held = [.. known.Held, .. absorbed.Held] };
        writes.Add(new(typeof(LinkedPerson), known.Id.Key, known.Link?.Version ?? 0, linked));
        if (absorbed.Link is { } before)
        {
            writes.Add(DocumentWrite.Delete(before));
        }

        // One for the known account too, so that of two links which cross, the second finds a conflict.
        foreach (var account in linked.Accounts)
        {
            writes.Add(new(
                typeof(IdentityLink), account.Id.Key, (await store.FindAsync<IdentityLink>(account.Id.Key, ct))?.Version ?? 0, new IdentityLink(known.Id)));
        }

        return new(linked, forums, null);
    }

    /// <summary>
    /// Every account of this person is itself again, with the roles it held before; newer ones stay with the one by which forums know them. Null when there was
    /// nothing to undo.
    /// </summary>
    internal async ValueTask<Unlinked?> UnlinkAsync(PersonId known, Instant now, CancellationToken ct)
    {
        while (await store.FindAsync<LinkedPerson>(known.Key, ct) is { } linked)
        {
            var writes = new List<DocumentWrite> { DocumentWrite.Delete(linked) };
            var gaveBack = await PartAsync(linked.Value, now, writes, ct);
            foreach (var account in linked.Value.Accounts)
            {
                if (await store.FindAsync<IdentityLink>(account.Id.Key, ct) is { } link)
                {
                    writes.Add(DocumentWrite.Delete(link));
                }
            }

            if (await store.CommitAsync(writes, ct) == CommitOutcome.Saved)
            {
                return new(linked.Value, gaveBack);
            }

            ct.ThrowIfCancellationRequested();
        }

        return null;
    }

    // Whether a role goes back to an account that is not the known one.
    private async ValueTask<bool> PartAsync(LinkedPerson linked, Instant now, List<DocumentWrite> writes, CancellationToken ct)
    {
        var known = linked.Accounts[0].Id;
        var parted = new List<Forum>();
        foreach (var id in linked.Held.Select(held => held.ForumId).Distinct())
        {
            if (await store.FindAsync<Forum>(id, ct) is { } forum
                && Merging.Part(forum.Value, known, linked.Accounts, linked.Held, now) is var after && !ReferenceEquals(after, forum.Value))
            {
                parted.Add(after);
                writes.Add(DocumentWrite.Over(forum, after));
            }
        }

        foreach (var account in parted.Count == 0 ? [] : linked.Accounts)
        {
            var link = await store.FindAsync<PersonLink>(account.Id.Key, ct);
            var after = link?.Value;
            foreach (var forum in parted)
            {
                after = forum.HeldBy(account.Id) == RoleSet.None ? after?.Without(forum.Id) : after?.With(forum.Id) ?? new([forum.Id], forum.Id);
            }

            if (link is not null && after is null)
            {
                writes.Add(DocumentWrite.Delete(link));
            }
            else if (after is not null && after != link?.Value)
            {
                writes.Add(link is null ? DocumentWrite.New(account.Id.Key, after) : DocumentWrite.Over(link, after));
            }
        }

        return parted.Count > 0;
    }

    /// <summary>From now on this person is written to there. Null when that is no account of theirs that may be written to.</summary>
    internal async ValueTask<LinkedPerson?> WriteToAsync(PersonId known, string accountKey, CancellationToken ct)
    {
        if (await identities.FindAsync(known, ct) is not { } linked || linked.Ways().FirstOrDefault(way => way.Key == accountKey) is not { } way)
        {
            return null;
        }

        return await store.UpdateAsync<LinkedPerson>(known.Key, current => current.WriteTo == way ? current : current with { WriteTo = way }, ct);
    }

    // The sentence that says why not; null when the writes hold all that has to change.
    private async ValueTask<string?> MergeAsync(
        One known, One absorbed, Instant now, List<DocumentWrite> writes, List<Forum> forums, CancellationToken ct)
    {
        foreach (var forum in known.Forums.Concat(absorbed.Forums).DistinctBy(forum => forum.Id))
        {
            var inspections = await InspectionsAsync(forum.Value, ct);
            var decision = Merging.Merge(forum.Value, absorbed.Standing.Person, known.Standing.Person, [.. inspections.Select(read => read.Value)], now);
            if (decision.IsRefused)
            {
                return decision.Refusal;
            }

            forums.Add(decision.After);
            if (!ReferenceEquals(decision.After, forum.Value))
            {
                writes.Add(DocumentWrite.Over(forum, decision.After));
            }

            foreach (var inspection in inspections)
            {
                if (Merging.Merge(inspection.Value, absorbed.Id, known.Id) is var after && !ReferenceEquals(after, inspection.Value))
                {
                    writes.Add(DocumentWrite.Over(inspection, after));
                }
            }
        }

        await MoveAsync<PersonLink>(known, absorbed, writes, (mine, theirs) => theirs.ForumIds.Aggregate(mine, (link, forum) => link.With(forum)), ct);
        await MoveAsync<Preferences>(known, absorbed, writes, (mine, _) => mine, ct);
        return null;
    }

    // What one has and the other has not moves; what both have becomes one.
    private async ValueTask MoveAsync<T>(One known, One absorbed, List<DocumentWrite> writes, Func<T, T, T> join, CancellationToken ct)
        where T : class
    {
        if (await store.FindAsync<T>(absorbed.Id.Key, ct) is not { } theirs)
        {
            return;
        }

        writes.Add(DocumentWrite.Delete(theirs));
        var mine = await store.FindAsync<T>(known.Id.Key, ct);
        writes.Add(mine is null ? DocumentWrite.New(known.Id.Key, theirs.Value) : DocumentWrite.Over(mine, join(mine.Value, theirs.Value)));
    }

    private async ValueTask<One> OfAsync(Person person, CancellationToken ct)
    {
        var known = await identities.KnownAsAsync(person.Id, ct);
        var link = await store.FindAsync<LinkedPerson>(known.Key, ct);
        ImmutableList<Person> accounts = link is null ? [person] : link.Value.Accounts;
        // Who waits for an answer, or is kept from asking, is in no forum and still named in one.
        Stored<Forum>[] forums = [.. (await store.AllAsync<Forum>(ct)).Where(forum => Names(forum.Value, known))];
        var isBound = false;
        foreach (var forum in forums)
        {
            foreach (var inspection in await InspectionsAsync(forum.Value, ct))
            {
                isBound |= Merging.Binds(inspection.Value, known)
                    || (await store.FindAsync<VaultBook>(inspection.Id, ct) is { Value: var book } && Binds(book, known));
            }
        }

        return new(link, accounts, forums, new(
            accounts[0],
            forums.Any(forum => forum.Value.HeldBy(known) != RoleSet.None),
            isBound,
            forums.Any(forum => Members.Leads(forum.Value, known))));
    }

    private static bool Names(Forum forum, PersonId person) =>
        forum.Memberships.Any(held => held.Person.Id == person) || forum.Waiting.ContainsKey(person.Key) || forum.Declined.ContainsKey(person.Key)
        || forum.Away.ContainsKey(person.Key);

    private static bool Binds(VaultBook book, PersonId person) =>
        new[] { book.LockAsked, book.Locked, book.ErasureAsked, book.Erased }.Any(mark => mark?.PersonKey == person.Key);

    private async ValueTask<IReadOnlyList<Stored<Inspection>>> InspectionsAsync(Forum forum, CancellationToken ct)
    {
        var found = new List<Stored<Inspection>>();
        foreach (var id in forum.PutAway.Append(forum.InspectionId).Append(forum.NotesOf).OfType<string>().Distinct())
        {
            if (await store.FindAsync<Inspection>(id, ct) is { } inspection)
            {
                found.Add(inspection);
            }
        }

        return found;
    }

    private sealed record One(Stored<LinkedPerson>? Link, IReadOnlyList<Person> Accounts, IReadOnlyList<Stored<Forum>> Forums, Standing Standing)
    {
        internal PersonId Id => Standing.Person.Id;

        internal IEnumerable<HeldBefore> Held => Link?.Value.Held ?? Forums.SelectMany(forum => Merging.HeldIn(forum.Value, Id));

        internal PersonId WriteTo => Link?.Value.WriteTo ?? Id;
    }
}

/// <summary>What came of a wish to link: the person with all accounts and the forums they are in; or why not.</summary>
internal sealed record Linked(LinkedPerson? Person, IReadOnlyList<Forum> Forums, string? Refusal)
{
    internal static Linked Not(string sentence) => new(null, [], sentence);
}

/// <summary>What was linked, and whether a role went back to the account that held it before.</summary>
internal sealed record Unlinked(LinkedPerson Was, bool GaveBack);
