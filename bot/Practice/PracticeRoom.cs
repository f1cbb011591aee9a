using ForumBot.Cards;
using NodaTime;

namespace ForumBot.Practice;

/// <summary>
/// The conversations of the practice room, in memory: the newest hundred messages of each. Nothing of it outlives the app.
/// Starting afresh makes a room with a new id, so that the forum of the old one is out of reach.
/// </summary>
public sealed class PracticeRoom(TimeProvider clock)
{
    /// <summary>How many messages a conversation keeps.</summary>
    public const int MostEntries = 100;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Entry>> spots = Spot.All.ToDictionary(s => s.Id, _ => new List<Entry>());
    private TaskCompletionSource changed = NewSignal();
    private long revision;

    /// <summary>The room's id, which stands where a platform has its tenant.</summary>
    public string Id { get; private set; } = NewId();

    /// <summary>Stands for what the room looks like now.</summary>
    public string Mark
    {
        get
        {
            lock (gate)
            {
                return MarkAt(revision);
            }
        }
    }

    /// <summary>Empties the room and gives it a new id.</summary>
    public void StartAfresh()
    {
        lock (gate)
        {
            foreach (var entries in spots.Values)
            {
                entries.Clear();
            }

            Id = NewId();
            Signal();
        }
    }

    /// <summary>Adds what a person wrote.</summary>
    public Entry Write(Spot spot, Persona from, string text) => Add(spot, from.Id, entry => entry with { Text = text });

    /// <summary>Adds a card of the bot's; null when the room is no longer <paramref name="room"/>.</summary>
    /// <exception cref="InvalidOperationException">The card is for a dialog alone.</exception>
    public Entry? Post(string room, Spot spot, Card card)
    {
        ConfidentialCard.MustNotBe(card);
        lock (gate)
        {
            return room == Id ? Add(spot, Entry.Bot, entry => entry with { Card = card }) : null;
        }
    }

    /// <summary>Changes a card for everybody. False when it is gone.</summary>
    /// <exception cref="InvalidOperationException">The card is for a dialog alone.</exception>
    public bool Change(string room, string entryId, Card card)
    {
        ConfidentialCard.MustNotBe(card);
        return Edit(room, entryId, entry => entry with { Card = card, OwnCards = entry.OwnCards.Clear() });
    }

    /// <summary>Changes a card for one person alone. False when it is gone.</summary>
    /// <exception cref="InvalidOperationException">The card is for a dialog alone.</exception>
    public bool Show(string room, string entryId, Persona to, Card card)
    {
        ConfidentialCard.MustNotBe(card);
        return Edit(room, entryId, entry => entry with { OwnCards = entry.OwnCards.SetItem(to.Id, card) });
    }

    /// <summary>A message by its id, or null.</summary>
    public Entry? Find(string entryId)
    {
        lock (gate)
        {
            return spots.Values.SelectMany(e => e).FirstOrDefault(e => e.Id == entryId);
        }
    }

    /// <summary>The messages of one conversation, oldest first.</summary>
    public IReadOnlyList<Entry> In(Spot spot)
    {
        lock (gate)
        {
            return [.. spots[spot.Id]];
        }
    }

    /// <summary>Everything that changed after a mark, in the order of the change. Without a mark, or with one of another room, everything.</summary>
    public RoomChanges Since(string? mark)
    {
        lock (gate)
        {
            var since = RevisionAt(mark);
            return new(Id, MarkAt(revision), [.. spots.Values.SelectMany(e => e).Where(e => e.Revision > since).OrderBy(e => e.Revision)]);
        }
    }

    /// <summary>Waits until there is something after a mark.</summary>
    public Task WaitAsync(string mark, CancellationToken ct)
    {
        lock (gate)
        {
            return mark == MarkAt(revision) ? changed.Task.WaitAsync(ct) : Task.CompletedTask;
        }
    }

    /// <summary>Tells everybody who waits that something changed, such as the clock.</summary>
    public void Touch()
    {
        lock (gate)
        {
            Signal();
        }
    }

    private Entry Add(Spot spot, string from, Func<Entry, Entry> fill)
    {
        lock (gate)
        {
            Signal();
            var entry = fill(new($"m{revision}", spot.Id, from, Instant.FromDateTimeOffset(clock.GetUtcNow()), revision));
            var entries = spots[spot.Id];
            entries.Add(entry);
            if (entries.Count > MostEntries)
            {
                entries.RemoveAt(0);
            }

            return entry;
        }
    }

    private bool Edit(string room, string entryId, Func<Entry, Entry> change)
    {
        lock (gate)
        {
            foreach (var entries in spots.Values)
            {
                var index = room == Id ? entries.FindIndex(e => e.Id == entryId) : -1;
                if (index >= 0)
                {
                    Signal();
                    entries[index] = change(entries[index]) with { Revision = revision };
                    return true;
                }
            }

            return false;
        }
    }

    private void Signal()
    {
        revision++;
        changed.TrySetResult();
        changed = NewSignal();
    }

    private string MarkAt(long at) => $"{Id}.{at}";

    private long RevisionAt(string? mark) =>
        mark?.Split('.') is [var room, var at] && room == Id && long.TryParse(at, out var known) ? known : 0;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static string NewId() => $"room-{Guid.CreateVersion7():N}";
}

/// <summary>
/// The messages that changed, and the mark they bring the reader to. Another <see cref="Room"/> than before means: forget all you have.
/// </summary>
public sealed record RoomChanges(string Room, string Mark, IReadOnlyList<Entry> Entries);
