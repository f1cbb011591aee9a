using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>Draws how many families were reached, for a place or for one person, and keeps posted copies up to date.</summary>
public sealed class ReachBoard(Desk desk, PromotionLog log) : ILiveView
{
    private const string ViewName = "reach";

    /// <inheritdoc/>
    public string Name => ViewName;

    /// <summary>The posted form of the answer to a turn; null where it was drawn for less than all that the place may see, and so must not grow later.</summary>
    public static LiveView? Live(Turn turn, OpenInspection open) =>
        turn.Place.IsShared && Viewer.Of(turn) == Viewer.Of(turn.Forum!, turn.Place) ? new(ViewName, open.Inspection.Id) : null;

    /// <summary>The card for a viewer; for one person alone with what they may take back.</summary>
    public async ValueTask<Card> DrawAsync(OpenInspection open, Viewer viewer, LocalDateTime now, string? readerKey, CancellationToken ct) =>
        SharingRights.SeesLog(viewer)
            ? ReachCard.Of(new ReachSummary(open, await log.OfAsync(open.Inspection.Id, ct), viewer, now).For(readerKey))
            : NoticeCard.NotHere();

    /// <summary>The card for the person of this turn, alone.</summary>
    public ValueTask<Card> DrawOwnAsync(Turn turn, OpenInspection open, CancellationToken ct) =>
        DrawAsync(open, Viewer.Alone(turn), turn.Now, turn.From.Id.Key, ct);

    /// <inheritdoc/>
    public async ValueTask<Card?> DrawAsync(Forum forum, Place place, string argument, LocalDateTime now, CancellationToken ct) =>
        await desk.OpenAsync(forum, ct) is { } open && open.Inspection.Id == argument
            ? await DrawAsync(open, Viewer.Of(forum, place), now, null, ct)
            : Ended();

    /// <inheritdoc/>
    public async ValueTask<Card?> DrawForAsync(Turn reader, string argument, CancellationToken ct) =>
        await desk.OpenAsync(reader.Forum!, ct) is { } open && open.Inspection.Id == argument ? await DrawOwnAsync(reader, open, ct) : Ended();

    private static Card Ended() => NoticeCard.Of(
        "This inspection has ended",
        "This card showed how many families were reached. It is no longer kept up to date.",
        "Say “today” to see what helps now.");
}
