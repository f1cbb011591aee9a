using ForumBot.Conversation;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>All that has to happen to an inspection at its time. What fails stops no reminder and is tried again.</summary>
internal sealed partial class Deadlines(IEnumerable<IDeadline> deadlines, ILogger<Deadlines> log)
{
    private static readonly Duration AgainAfterFailure = Duration.FromMinutes(5);

    internal async ValueTask<IReadOnlyList<string>> InspectionsAsync(CancellationToken ct)
    {
        var found = new HashSet<string>();
        foreach (var deadline in deadlines)
        {
            found.UnionWith(await deadline.InspectionsAsync(ct));
        }

        return [.. found];
    }

    /// <summary>Does what is due, and gives back when to ring for the next; null when nothing is foreseen.</summary>
    internal async ValueTask<Instant?> RunAsync(string inspectionId, Instant now, CancellationToken ct)
    {
        Instant? first = null;
        foreach (var deadline in deadlines)
        {
            Instant? next;
            try
            {
                next = await deadline.RunAsync(inspectionId, now, ct);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                Log.Failed(log, inspectionId, fault.GetType().Name, fault.StackTrace);
                next = now + AgainAfterFailure;
            }

            first = first is null || next < first ? next : first;
        }

        return first;
    }

    private static partial class Log
    {
        // An exception's message may hold what somebody typed, so only its type and the place in the code are kept.
        [LoggerMessage(1, LogLevel.Error, "What was due for inspection {Inspection} could not be done; it is tried again in five minutes. {Fault} {StackTrace}")]
        internal static partial void Failed(ILogger log, string inspection, string fault, string? stackTrace);
    }
}
