using System.Collections.Concurrent;
using System.Collections.Immutable;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// Keeps posted notices true. Each is drawn again as of the moment it was delivered, from the facts as they are now, and changed in place when it
/// would say something else. Nothing is drawn while the facts that notices show are the same.
/// </summary>
internal sealed class Corrections(IDocumentStore store, IReminders reminders, FactReader reader, Postman postman)
{
    private const int AtOnce = 8;
    private static readonly Duration KeptTrueFor = Duration.FromDays(14);
    private readonly ConcurrentDictionary<string, object[]> shown = new();

    /// <summary>True for what is corrected after it was posted: the timetable's notices and the meetings ahead.</summary>
    internal static bool CanCorrect(Occurrence occurrence) => occurrence.About is Subject.TimetableChanged or Subject.MeetingAhead;

    /// <summary>Corrects what has to be. False when a message could not be changed just now.</summary>
    internal async ValueTask<bool> RunAsync(Facts facts, CancellationToken ct)
    {
        var (id, inspection, forum) = (facts.Inspection.Id, facts.Inspection, facts.Forum);
        object[] shows = [inspection.Meetings, inspection.Changes, inspection.Answers, inspection.GivenAtStart, forum.Memberships, forum.Places];
        if (shown.TryGetValue(id, out var last) && last.SequenceEqual(shows, ReferenceEqualityComparer.Instance))
        {
            return true;
        }

        var posted = await PostedAsync(facts, ct);
        var outcomes = new ConcurrentBag<SendOutcome>();
        await Parallel.ForEachAsync(
            posted, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (copy, _) =>
            {
                if (await CorrectAsync(await reader.ForAsync(facts, copy[0].Row.Recipient, ct), copy) is { } outcome)
                {
                    outcomes.Add(outcome);
                }
            });
        var isTrue = !outcomes.Contains(SendOutcome.TryLater);
        if (isTrue)
        {
            shown[id] = shows;
        }

        return isTrue;
    }

    /// <summary>The inspection is over.</summary>
    internal void Forget(string inspectionId) => shown.TryRemove(inspectionId, out _);

    // Every message that can still be corrected, with all the rows it carries.
    private async ValueTask<List<List<Line>>> PostedAsync(Facts facts, CancellationToken ct)
    {
        var copies = new Dictionary<(string Place, string Message), List<Line>>();
        foreach (var (key, push) in facts.Situation.Book.Pushes.OrderBy(push => push.Value.Due).ThenBy(push => push.Key, StringComparer.Ordinal))
        {
            if (push.What is not { } what || push.Begun < facts.Situation.Now - KeptTrueFor)
            {
                continue;
            }

            foreach (var page in PushBook.PagesOf(facts.Inspection.Id, key, push))
            {
                var rows = (await store.FindAsync<PushPage>(page, ct))?.Value.Rows ?? [];
                for (var i = 0; i < rows.Count; i++)
                {
                    if (rows[i] is { State: RowState.Delivered, Message: { } message, Says: not null } row)
                    {
                        var place = (message.Place.Id.Key, message.MessageId);
                        if (!copies.TryGetValue(place, out var lines))
                        {
                            copies[place] = lines = [];
                        }

                        lines.Add(new(new(page, i), row, facts.Find(key) ?? what));
                    }
                }
            }
        }

        return [.. copies.Values];
    }

    // Null when nothing had to be done.
    private async ValueTask<SendOutcome?> CorrectAsync(Facts facts, List<Line> copy)
    {
        // The message about what was held back said those things, and nothing of its own.
        var occurrences = copy.ConvertAll(line => line.What).FindAll(what => what.About is not Subject.HeldBack);
        var row = copy[0].Row;
        var then = facts.Situation with { Now = row.At };
        var to = new Addressed(row.Recipient, row.Name, row.IsPlace, row.NotBefore);
        var drawn = occurrences.Count == 1 ? reminders.Draw(occurrences[0], to, then) : reminders.Together(occurrences, to, then);
        if (drawn is null || Postman.MarkOf(drawn.Card) is var mark && mark == row.Says)
        {
            return drawn is null && facts.IsCautious ? SendOutcome.TryLater : null;
        }

        var outcome = await postman.ReviseAsync(row.Message!, drawn.Card, facts.Forum);
        if (outcome != SendOutcome.TryLater)
        {
            foreach (var page in copy.GroupBy(line => line.At.Page))
            {
                await store.UpdateAsync<PushPage>(page.Key, stored => stored with
                {
                    Rows = page.Aggregate(stored.Rows, (rows, line) => Noted(rows, line, outcome == SendOutcome.Arrived ? mark : null)),
                });
            }
        }

        return outcome;
    }

    private static ImmutableList<PushRow> Noted(ImmutableList<PushRow> rows, Line line, string? mark) =>
        rows.SetItem(line.At.Index, mark is null ? rows[line.At.Index] with { Message = null, Says = null } : rows[line.At.Index] with { Says = mark });

    private sealed record Line(RowAt At, PushRow Row, Occurrence What);
}
