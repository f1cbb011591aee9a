using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// What is known about one inspection while it rings: the situation, and what follows from it, each worked out once. A fact that changes while
/// messages leave makes a new one.
/// </summary>
internal sealed class Facts
{
    private readonly IReminders reminders;
    private readonly Dictionary<string, Occurrence> planned = [];
    private readonly Dictionary<string, Dictionary<string, Addressed>> addressed = [];
    private readonly Lock gate = new();

    internal Facts(Situation situation, ReadAt readAt, IReminders reminders)
    {
        (Situation, ReadAt, this.reminders) = (situation, readAt, reminders);
        Plan = reminders.Plan(situation);
        foreach (var occurrence in Plan)
        {
            planned[occurrence.Key] = occurrence;
        }
    }

    internal Situation Situation { get; }

    internal ReadAt ReadAt { get; }

    internal IReadOnlyList<Occurrence> Plan { get; }

    internal Forum Forum => Situation.Open.Forum;

    /// <summary>
    /// True when a place of the forum is treated as read more widely than the forum has it. What is not said there for that reason is said once it is known who reads it.
    /// </summary>
    internal bool IsCautious { get; private init; }

    /// <summary>The same facts with places treated as read more widely.</summary>
    internal Facts As(Forum forum) => new(Situation with { Open = Situation.Open with { Forum = forum } }, ReadAt, reminders) { IsCautious = true };

    internal Inspection Inspection => Situation.Open.Inspection;

    /// <summary>The occurrence as the plan has it now; null when it no longer holds.</summary>
    internal Occurrence? Find(string key) => planned.GetValueOrDefault(key);

    /// <summary>This recipient of an occurrence; null when it is not for them.</summary>
    internal Addressed? Find(Occurrence occurrence, string recipient)
    {
        lock (gate)
        {
            if (!addressed.TryGetValue(occurrence.Key, out var recipients))
            {
                addressed[occurrence.Key] = recipients = [];
                foreach (var one in reminders.Address(occurrence, Situation))
                {
                    recipients[one.Key] = one;
                }
            }

            return recipients.GetValueOrDefault(recipient);
        }
    }
}

/// <summary>At which versions the documents stood that facts were read from.</summary>
internal sealed record ReadAt(int Inspection, int Forum, Stored<ReminderBook>? Book, IReadOnlyDictionary<string, int> Preferences);

/// <summary>Reads the facts of an inspection.</summary>
internal sealed class FactReader(IDocumentStore store, Desk desk, WorkingDays calendar, IReminders reminders, Lookout lookout, TimeProvider time)
{
    internal Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>The facts as they are now; null when the inspection is not under way.</summary>
    internal async ValueTask<Facts?> ReadAsync(string inspectionId, CancellationToken ct)
    {
        if (await store.FindAsync<Inspection>(inspectionId, ct) is not { Value: { Ended: null } inspection } readInspection
            || await store.FindAsync<Forum>(inspection.ForumId, ct) is not { Value: var forum } readForum
            || forum.InspectionId != inspectionId)
        {
            return null;
        }

        var (wishes, versions) = (new Dictionary<string, Preferences>(), new Dictionary<string, int>());
        foreach (var person in forum.People())
        {
            if (await store.FindAsync<Preferences>(person.Id.Key, ct) is { } read)
            {
                wishes[person.Id.Key] = read.Value;
                versions[person.Id.Key] = read.Version;
            }
        }

        var book = await store.FindAsync<ReminderBook>(inspectionId, ct);
        return new(
            new(desk.LayOut(forum, inspection), wishes, book?.Value ?? new(forum.Id), calendar, Now),
            new(readInspection.Version, readForum.Version, book, versions),
            reminders);
    }

    /// <summary>The facts for this recipient: for a shared place, as it is read at this moment.</summary>
    internal async ValueTask<Facts> ForAsync(Facts facts, string recipient, CancellationToken ct)
    {
        if (!facts.Forum.Places.TryGetValue(recipient, out var known))
        {
            return facts;
        }

        var forum = await lookout.LookAsync(facts.Forum, known.Place, ct);
        return ReferenceEquals(forum, facts.Forum) ? facts : facts.As(forum);
    }

    /// <summary>True while nothing has changed of what decides about this recipient.</summary>
    internal async ValueTask<bool> HoldAsync(Facts facts, string recipient, CancellationToken ct) =>
        (await store.FindAsync<Inspection>(facts.Inspection.Id, ct))?.Version == facts.ReadAt.Inspection
        && (await store.FindAsync<Forum>(facts.Forum.Id, ct))?.Version == facts.ReadAt.Forum
        && ((await store.FindAsync<Preferences>(recipient, ct))?.Version ?? 0) == facts.ReadAt.Preferences.GetValueOrDefault(recipient);
}
