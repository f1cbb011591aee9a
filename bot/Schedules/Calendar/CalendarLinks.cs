using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Schedules.Calendar;

/// <summary>Gives out the addresses of calendars and takes them back: one a person and forum.</summary>
public sealed class CalendarLinks(IDocumentStore store)
{
    /// <summary>When this person's link was made; null when they have none.</summary>
    public async ValueTask<Instant?> MadeAsync(string forumId, PersonId person, CancellationToken ct) =>
        (await store.FindAsync<CalendarHolder>(CalendarHolder.IdOf(forumId, person.Key), ct))?.Value.Made;

    /// <summary>A new secret for this person. One they had before opens nothing any more.</summary>
    public async ValueTask<string> MakeAsync(string forumId, PersonId person, Instant now, CancellationToken ct)
    {
        var secret = Secret.New();
        var link = Secret.Hash(secret);
        var id = CalendarHolder.IdOf(forumId, person.Key);
        var made = new CalendarHolder(link, now);
        while (true)
        {
            var holder = await store.FindAsync<CalendarHolder>(id, ct);
            DocumentWrite[] writes =
            [
                DocumentWrite.New(link, new CalendarLink(forumId, person.Key, now)),
                holder is null ? DocumentWrite.New(id, made) : DocumentWrite.Over(holder, made),
                .. await OldAsync(holder, ct),
            ];
            if (await store.CommitAsync(writes, ct) == CommitOutcome.Saved)
            {
                return secret;
            }

            ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Takes this person's link back; false when there was none.</summary>
    public async ValueTask<bool> RevokeAsync(string forumId, PersonId person, CancellationToken ct)
    {
        while (await store.FindAsync<CalendarHolder>(CalendarHolder.IdOf(forumId, person.Key), ct) is { } holder)
        {
            if (await store.CommitAsync([DocumentWrite.Delete(holder), .. await OldAsync(holder, ct)], ct) == CommitOutcome.Saved)
            {
                return true;
            }

            ct.ThrowIfCancellationRequested();
        }

        return false;
    }

    /// <summary>The forum as it is now and the roles that the link's person holds in it; null for a link that opens nothing.</summary>
    public async ValueTask<(Forum Forum, RoleSet Roles)?> OpenAsync(string secret, CancellationToken ct) =>
        secret.Length == Secret.Length
        && await store.FindAsync<CalendarLink>(Secret.Hash(secret), ct) is { Value: var link }
        && PersonId.Parse(link.PersonKey) is { } person
        && await store.FindAsync<Forum>(link.ForumId, ct) is { Value: var forum }
        && forum.RolesOf(person) is var roles && roles != RoleSet.None
            ? (forum, roles)
            : null;

    private async ValueTask<DocumentWrite[]> OldAsync(Stored<CalendarHolder>? holder, CancellationToken ct) =>
        holder is not null && await store.FindAsync<CalendarLink>(holder.Value.LinkId, ct) is { } old ? [DocumentWrite.Delete(old)] : [];
}
