using ForumBot.Checklists;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>Somebody, or a shared place, and what became of one message to them. Pure.</summary>
/// <param name="Name">As the ledger keeps it.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="At">When they saw it, or when it will be tried; null where that says nothing.</param>
public sealed record Recipient(string Name, Fate Fate, Instant? At = null)
{
    /// <summary>
    /// Everybody whom a push was for. Who asked for no reminders has no row in the ledger: they are those it was for by their role, who have none.
    /// </summary>
    public static IReadOnlyList<Recipient> Of(Push push, IReadOnlyList<PushRow> rows, OpenInspection open, IReadOnlyDictionary<string, Preferences> wishes)
    {
        // A notice of the timetable has its own "Seen", which counts wherever it was pressed.
        var seen = push.What?.About is Subject.TimetableChanged changed ? open.Inspection.Changes.Find(change => change.Id == changed.ChangeId)?.Seen : null;
        var found = rows.Select(row => Of(row, seen?.TryGetValue(row.Recipient, out var at) is true ? at : row.SeenAt)).ToList();
        if (push.What?.To is { } to)
        {
            var have = rows.Select(row => row.Recipient).ToHashSet();
            found.AddRange(open.Forum.People()
                .Where(person => !have.Contains(person.Id.Key) && wishes.GetValueOrDefault(person.Id.Key) is { Stopped: true })
                .Where(person => open.Forum.RolesOf(person.Id).HasAny(to.Roles) || to.People.Contains(person.Id.Key))
                .Select(person => new Recipient(person.Name, Fate.OwnWish)));
        }

        return found;
    }

    private static Recipient Of(PushRow row, Instant? seen) => new(row.Name, Fates(row, seen), seen ?? (row.State == RowState.Waiting ? row.NotBefore : null));

    private static Fate Fates(PushRow row, Instant? seen) => (row.State, seen) switch
    {
        (_, not null) => Fate.Seen,
        (RowState.Delivered, _) => Fate.Reached,
        (RowState.Unreachable, _) => Fate.Unreachable,
        (RowState.HeldBack, _) => Fate.HeldBack,
        (RowState.Dropped, _) => Fate.Dropped,
        (RowState.NothingToSay, _) => Fate.NothingForThem,
        _ => Fate.Waiting,
    };
}

/// <summary>What can become of a message to one recipient, as the chair needs to know it.</summary>
public enum Fate
{
    /// <summary>They said that they have seen it.</summary>
    Seen,
    /// <summary>It is in their chat, or in the place.</summary>
    Reached,
    /// <summary>The platform takes no message for them.</summary>
    Unreachable,
    /// <summary>It goes out later, because of quiet hours, a snooze or a passing fault.</summary>
    Waiting,
    /// <summary>Their daily limit was reached.</summary>
    HeldBack,
    /// <summary>It came too late to help, or no longer held.</summary>
    Dropped,
    /// <summary>There was nothing in it for them.</summary>
    NothingForThem,
    /// <summary>They asked for no reminders.</summary>
    OwnWish,
}
