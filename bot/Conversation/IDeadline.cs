using NodaTime;

namespace ForumBot.Conversation;

/// <summary>
/// Something that has to happen to an inspection at its time, whether or not anybody is told. It is asked whenever the inspection's alarm rings, once at each
/// start, and also after the inspection has ended.
/// </summary>
public interface IDeadline
{
    /// <summary>The inspections it may still have to act on.</summary>
    ValueTask<IReadOnlyList<string>> InspectionsAsync(CancellationToken ct);

    /// <summary>
    /// Does what is due by now, and gives back when to ask again; null when nothing is foreseen. To ask too often does no harm, and what was broken off is
    /// taken up again.
    /// </summary>
    ValueTask<Instant?> RunAsync(string inspectionId, Instant now, CancellationToken ct);
}
