using System.Collections.Concurrent;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// Delivers the rows of one inspection whose time has come: so many hands side by side, each with one message at a time, and each row saved before
/// its message leaves. A crash leaves at most one message a hand of which nobody knows whether it arrived.
/// </summary>
internal sealed partial class Fanout(IDocumentStore store, FactReader reader, IReminders reminders, Postman postman, ILogger<Fanout> log)
{
    /// <summary>How many messages are on their way at once.</summary>
    internal const int Hands = 16;

    /// <summary>A row on its way for longer than any call lasts is nobody's any more.</summary>
    internal static readonly Duration Lease = Duration.FromMinutes(5);

    private static readonly Duration[] Pauses =
        [Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromHours(1)];

    private readonly Instant started = reader.Now;

    // By the inspection's id, pages that hold more than could be saved.
    private readonly ConcurrentDictionary<string, OpenPages> unsaved = new();
    private readonly string hand = Guid.CreateVersion7().ToString("N")[^8..];

    /// <summary>Says all that is due, and gives back when the next waiting row's time comes. Begins no message once <paramref name="ct"/> is cancelled.</summary>
    internal async Task<Instant?> RunAsync(Facts facts, CancellationToken ct)
    {
        var id = facts.Inspection.Id;
        if (unsaved.TryGetValue(id, out var left))
        {
            await left.SaveAsync();
            unsaved.TryRemove(id, out _);
        }

        var pages = new OpenPages(store);
        var bundles = await Bundles.GatherAsync(pages, facts, IsFree, ct);
        if (bundles.Open.Count == 0)
        {
            await new PushBook(store, reminders).TidyAsync(id, [], reader.Now, ct);
            return null;
        }

        var round = new Round(pages, facts);
        var queue = new ConcurrentQueue<Bundle>(bundles.Due);
        unsaved[id] = pages;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(Hands, queue.Count)).Select(_ => WorkAsync(round, queue, ct)));
        }
        finally
        {
            await pages.SaveAsync();
            unsaved.TryRemove(id, out _);
        }

        List<string> over = [];
        Instant? next = null;
        foreach (var (key, pageIds) in bundles.Open)
        {
            var isOver = true;
            foreach (var (_, row) in pageIds.SelectMany(pages.RowsOf))
            {
                if (WakeOf(row) is { } wake)
                {
                    isOver = false;
                    next = next < wake ? next : wake;
                }
            }

            if (isOver)
            {
                over.Add(key);
            }
        }

        await new PushBook(store, reminders).TidyAsync(id, over, reader.Now, CancellationToken.None);
        return next;
    }

    private static Instant? WakeOf(PushRow row) => row.State switch
    {
        RowState.Waiting => row.NotBefore,
        RowState.Sending => row.At + Lease,
        _ => null,
    };

    // True for a row that is nobody's and whose time has come. One that an earlier life of this process was sending may have arrived: twice is better than never.
    private bool IsFree(PushRow row, Instant now) => row.State switch
    {
        RowState.Waiting => row.NotBefore <= now,
        RowState.Sending => row.At < started || row.At > now || now - row.At > Lease,
        _ => false,
    };

    private async Task WorkAsync(Round round, ConcurrentQueue<Bundle> queue, CancellationToken ct)
    {
        // Each hand on a thread of its own choosing: a store that answers at once would have the first do everything.
        await Task.Yield();
        while (!ct.IsCancellationRequested && queue.TryDequeue(out var bundle))
        {
            foreach (var message in bundle.MessagesAt(reader.Now))
            {
                if (ct.IsCancellationRequested || await FactsAsync(round, bundle.Recipient, ct) is not { } facts)
                {
                    return;
                }

                await SayAsync(round.Pages, await reader.ForAsync(facts, bundle.Recipient, ct), message);
            }
        }
    }

    // Null when the inspection ended meanwhile.
    private async ValueTask<Facts?> FactsAsync(Round round, string recipient, CancellationToken ct)
    {
        var facts = round.Facts;
        while (facts is not null && !await reader.HoldAsync(facts, recipient, ct))
        {
            var fresh = await reader.ReadAsync(facts.Inspection.Id, ct);
            // Many hands may notice at once, and any of their readings will do.
            round.Facts = facts = fresh;
        }

        return facts;
    }

    private async Task SayAsync(OpenPages pages, Facts facts, IReadOnlyList<Entry> entries)
    {
        var situation = facts.Situation with { Now = reader.Now };
        var (said, occurrences) = (new List<Entry>(entries.Count), new List<Occurrence>(entries.Count));
        Addressed? to = null;
        foreach (var entry in entries)
        {
            if (Check(pages, facts, entry, situation.Now) is { } holds)
            {
                said.Add(entry);
                to ??= holds.To;
                occurrences.AddRange(holds.Says);
            }
        }

        if (to is null)
        {
            return;
        }

        var drawn = occurrences.Count switch
        {
            0 => null,
            1 => reminders.Draw(occurrences[0], to, situation),
            _ => reminders.Together(occurrences, to, situation),
        };
        if (drawn is null)
        {
            said.ForEach(entry => End(pages, entry, Unsaid(pages[entry.At], entry, facts, RowState.NothingToSay, situation.Now)));
            return;
        }

        if (!await ClaimAsync(pages, said, to, situation.Now))
        {
            return;
        }

        var sent = await postman.SendAsync(drawn, to, facts.Forum);
        var says = occurrences.Exists(Corrections.CanCorrect) ? Postman.MarkOf(drawn.Card) : null;
        foreach (var entry in said)
        {
            End(pages, entry, After(pages[entry.At], entry, sent, says));
        }
    }

    // What became of a message became of all that it was to bring.
    private static void End(OpenPages pages, Entry entry, PushRow row)
    {
        pages.Set(entry.At, row);
        if (row.State != RowState.Waiting)
        {
            foreach (var (at, _) in entry.Held ?? [])
            {
                pages.Set(at, pages[at] with { State = row.State, At = row.At, NotBefore = row.NotBefore, Message = row.Message, Says = row.Says });
            }
        }
    }

    // What an entry says to its recipient; null when it says nothing any more, or not yet, and its row tells why.
    private Holding? Check(OpenPages pages, Facts facts, Entry entry, Instant now)
    {
        var row = pages[entry.At];
        if (!IsFree(row, now))
        {
            // Another engine has taken it meanwhile.
            return null;
        }

        if (facts.Find(entry.Key) is not { } occurrence || now > occurrence.LateUntil || facts.Find(occurrence, row.Recipient) is not { } to)
        {
            if (!facts.IsCautious)
            {
                Log.Dropped(log, facts.Inspection.Id, entry.Key);
            }

            End(pages, entry, Unsaid(row, entry, facts, RowState.Dropped, now));
            return null;
        }

        if (to.NotBefore > now)
        {
            pages.Set(entry.At, row with { State = RowState.Waiting, NotBefore = to.NotBefore, At = now });
            return null;
        }

        return new(to, entry.Held is { } held ? [.. held.Select(h => h.What)] : [occurrence]);
    }

    // False when another engine has one of the rows: the message is theirs.
    private async Task<bool> ClaimAsync(OpenPages pages, List<Entry> entries, Addressed to, Instant now)
    {
        var claimed = entries.ConvertAll(entry => Claim(entry.At, pages[entry.At]));
        var isSaved = false;
        try
        {
            // Since they were looked at, another engine may have taken one.
            if (!claimed.TrueForAll(claim => IsFree(claim.Before, now) && pages.TrySet(claim.At, claim.Before, claim.After)))
            {
                return false;
            }

            await pages.SaveAsync();
            isSaved = claimed.TrueForAll(claim => IsStillOurs(claim.At, claim.After));
        }
        finally
        {
            if (!isSaved)
            {
                claimed.FindAll(claim => IsStillOurs(claim.At, claim.After)).ForEach(claim => pages.Set(claim.At, claim.Before));
            }
        }

        return isSaved;

        (RowAt At, PushRow Before, PushRow After) Claim(RowAt at, PushRow before) =>
            (at, before, before with { State = RowState.Sending, Hand = hand, NotBefore = to.NotBefore, Attempts = before.Attempts + 1, At = now });

        bool IsStillOurs(RowAt at, PushRow after) => pages[at] with { SeenAt = after.SeenAt } == after;
    }

    // What is not said for caution alone is said later, if it then holds.
    private PushRow Unsaid(PushRow row, Entry entry, Facts facts, RowState state, Instant now) =>
        facts.IsCautious ? After(row, entry, new(SendOutcome.TryLater), says: null) : row with { State = state, At = now };

    // What arrived is dated by when it was drawn, so that it can be drawn again as it was.
    private PushRow After(PushRow row, Entry entry, Sent sent, string? says)
    {
        var (free, now) = (row with { Hand = null }, reader.Now);
        switch (sent.Outcome)
        {
            case SendOutcome.Arrived:
                return free with { State = RowState.Delivered, Message = sent.Message, Says = says };
            case SendOutcome.Unreachable:
                return free with { State = RowState.Unreachable, At = now };
            case SendOutcome.Refused:
                Log.Refused(log, entry.Key);
                return free with { State = RowState.Dropped, At = now };
            default:
                var again = now + Pauses[Math.Clamp(row.Attempts - 1, 0, Pauses.Length - 1)];
                if (again <= entry.Push.What?.LateUntil)
                {
                    return free with { State = RowState.Waiting, NotBefore = again, At = now };
                }

                Log.GaveUp(log, entry.Key, row.Attempts);
                return free with { State = RowState.Dropped, At = now };
        }
    }

    private sealed record Holding(Addressed To, IReadOnlyList<Occurrence> Says);

    private sealed class Round(OpenPages pages, Facts facts)
    {
        private volatile Facts? facts = facts;

        internal OpenPages Pages => pages;

        internal Facts? Facts
        {
            get => facts;
            set => facts = value;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "In inspection {Inspection} the reminder {Key} no longer holds for a recipient or came too late, and was dropped.")]
        internal static partial void Dropped(ILogger log, string inspection, string key);

        [LoggerMessage(2, LogLevel.Warning, "The reminder {Key} could not be delivered after {Attempts} tries, and would come too late now.")]
        internal static partial void GaveUp(ILogger log, string key, int attempts);

        [LoggerMessage(3, LogLevel.Error, "The platform does not take the card of the reminder {Key}. It was dropped for a recipient; the fault is the card's.")]
        internal static partial void Refused(ILogger log, string key);
    }
}
