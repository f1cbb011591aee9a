using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// What happens when an inspection's alarm rings: what has to happen by itself, happens; what came due is written down, what is written down is said, and what was said is kept true.
/// To ring too often does no harm.
/// </summary>
internal sealed class Ring(IDocumentStore store, FactReader reader, IReminders reminders, Fanout fanout, Corrections corrections, Deadlines deadlines)
{
    private const int MostTries = 10;
    private static readonly Duration AgainAfterFailure = Duration.FromMinutes(5);
    private readonly PushBook book = new(store, reminders);

    /// <summary>Rings, and gives back when to ring next: null when nothing is to be said or to be forgotten any more.</summary>
    internal async Task<Instant?> RunAsync(string inspectionId, CancellationToken ct)
    {
        var deadline = await deadlines.RunAsync(inspectionId, reader.Now, ct);
        Facts? facts = null;
        var hasBegun = false;
        // What could not be written down by then is begun by the next ring.
        for (var tries = 0; tries < MostTries && !hasBegun; tries++)
        {
            facts = await reader.ReadAsync(inspectionId, ct);
            if (facts is null)
            {
                corrections.Forget(inspectionId);
                return Earliest(deadline, await book.ForgetAsync(inspectionId, reader.Now, ct));
            }

            hasBegun = await book.BeginAsync(facts, ct);
        }

        facts = await reader.ReadAsync(inspectionId, ct) ?? facts!;
        var waiting = await fanout.RunAsync(facts, ct);
        facts = await reader.ReadAsync(inspectionId, ct) ?? facts;
        Instant? unmended = await corrections.RunAsync(facts, ct) ? null : reader.Now + AgainAfterFailure;
        return Earliest(Earliest(deadline, waiting), Earliest(unmended, reminders.Next(facts.Situation)));
    }

    private static Instant? Earliest(Instant? a, Instant? b) => a is null || b < a ? b : a;
}
