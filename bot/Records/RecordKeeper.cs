using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Records;

/// <summary>Finds everything that is stored about one person, and forgets them: all of it in one commit, or none.</summary>
internal sealed class RecordKeeper(IDocumentStore store, IEnumerable<KeptKind> kinds, IIdentities identities)
{
    // Each who saves one of these documents meanwhile makes it begin again. This many in a row is a fault.
    private const int MostTries = 1000;

    private readonly IReadOnlyList<KeptKind> kinds = [.. kinds.Where(kind => kind.Forgotten != OnForgetting.NoPerson)];

    /// <summary>What is held, kind by kind; kinds that say nothing about them are left out.</summary>
    internal async ValueTask<IReadOnlyList<Held>> FindAsync(PersonId person, CancellationToken ct)
    {
        var mentions = new Mentions(await identities.AllOfAsync(person, ct));
        var held = new List<Held>();
        foreach (var kind in kinds)
        {
            Mention[] all = [.. (await kind.AllAsync(store, ct))
                .Where(document => mentions.Name(kind, document))
                .SelectMany(document => mentions.In(kind, document))
                .Where(MayBeTold)];
            if (all.Length > 0)
            {
                held.Add(new(kind, all));
            }
        }

        return held;
    }

    /// <summary>Why somebody cannot be forgotten yet; null when they can.</summary>
    internal async ValueTask<string?> WhyNotAsync(PersonId person, CancellationToken ct)
    {
        foreach (var forum in await store.AllAsync<Forum>(ct))
        {
            if (WhyNot(forum.Value, person) is { } sentence)
            {
                return sentence;
            }
        }

        return null;
    }

    /// <summary>
    /// They leave every forum, what is theirs alone goes, and everywhere else they become a former member, the same one throughout, so that two people who
    /// confirmed one thing stay two. The sentence when they cannot go; null when it is done.
    /// </summary>
    internal async ValueTask<string?> ForgetAsync(PersonId person, Instant now, CancellationToken ct)
    {
        var all = await identities.AllOfAsync(person, ct);
        var mentions = new Mentions(all);
        var former = new PersonId("former", "member", Guid.NewGuid().ToString("N"));
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await WhyNotAsync(person, ct) is { } sentence)
            {
                return sentence;
            }

            var writes = new List<DocumentWrite>();
            foreach (var kind in kinds.Where(kind => kind.Forgotten != OnForgetting.Stays))
            {
                foreach (var document in await kind.AllAsync(store, ct))
                {
                    if (mentions.Name(kind, document))
                    {
                        writes.AddRange(Forget(kind, document, mentions, former, all, now));
                    }
                }
            }

            if (await store.CommitAsync(writes, ct) == CommitOutcome.Saved)
            {
                return null;
            }
        }

        throw new TimeoutException($"The records of one person were changed by others {MostTries} times in a row.");
    }

    private static IEnumerable<DocumentWrite> Forget(KeptKind kind, KeptDocument document, Mentions mentions, PersonId former, IReadOnlyList<PersonId> person, Instant now)
    {
        if (kind.Forgotten == OnForgetting.Deleted)
        {
            yield return new(kind.Type, document.Id, document.Version, null);
            yield break;
        }

        var after = mentions.Replaced(kind, document.Value is Forum forum ? document with { Value = person.Aggregate(forum, (left, one) => Left(left, one, now)) } : document, former);
        if (after.Id != document.Id)
        {
            yield return new(kind.Type, document.Id, document.Version, null);
        }

        yield return new(kind.Type, after.Id, after.Id == document.Id ? document.Version : 0, after.Value);
    }

    private static Forum Left(Forum forum, PersonId person, Instant now)
    {
        var without = forum with
        {
            Waiting = forum.Waiting.Remove(person.Key),
            Declined = forum.Declined.Remove(person.Key),
            SeenAsGuests = forum.SeenAsGuests.Remove(person.Key),
        };
        return forum.HeldBy(person) == RoleSet.None ? without : Members.Leave(without, person, now).After!;
    }

    private static string? WhyNot(Forum forum, PersonId person) =>
        forum.HeldBy(person) != RoleSet.None && Members.Leave(forum, person, default).IsRefused
            ? $"You are the only chair of {forum.Name}, and a forum needs a chair. First give the chair to somebody else: say “roles”. Then ask me again."
            : null;

    // Whom a note is kept from does not learn that there is such a note.
    private static bool MayBeTold(Mention mention) => mention.Path is not [.., "keptFrom"];
}

/// <summary>What is held of one kind about a person.</summary>
internal sealed record Held(KeptKind Kind, IReadOnlyList<Mention> Mentions);
