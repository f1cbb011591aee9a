using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Together;

/// <summary>Who stands behind an identity, as people have said themselves. It is read anew each time: an account that was unlinked is itself again at once.</summary>
internal sealed class Identities(IDocumentStore store) : IIdentities
{
    public async ValueTask<PersonId> KnownAsAsync(PersonId verified, CancellationToken ct) =>
        await store.FindAsync<IdentityLink>(verified.Key, ct) is { Value: var link } ? link.Known : verified;

    public async ValueTask<IReadOnlyList<PersonId>> AllOfAsync(PersonId known, CancellationToken ct) =>
        await FindAsync(known, ct) is { } linked ? [.. linked.Accounts.Select(account => account.Id)] : [known];

    public async ValueTask<IReadOnlyList<PersonId>> WaysToAsync(PersonId known, CancellationToken ct) =>
        await FindAsync(known, ct) is { } linked ? linked.Ways() : [known];

    public async ValueTask SeenAsync(PersonId known, Person verified, CancellationToken ct)
    {
        if (await FindAsync(known, ct) is { } linked && !ReferenceEquals(linked, linked.Seeing(verified)))
        {
            await store.UpdateAsync<LinkedPerson>(known.Key, current => current.Seeing(verified), ct);
        }
    }

    /// <summary>The accounts of this person; null when they have linked none.</summary>
    internal async ValueTask<LinkedPerson?> FindAsync(PersonId known, CancellationToken ct) => (await store.FindAsync<LinkedPerson>(known.Key, ct))?.Value;
}
