using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>Keeps posted lists and checklists up to date, as everybody in their place may see them.</summary>
public sealed class InspectionView(Desk desk) : ILiveView
{
    /// <summary>The name of this view on posted cards.</summary>
    public const string ViewName = "inspection";

    /// <inheritdoc/>
    public string Name => ViewName;

    /// <summary>The posted form of a view. It belongs to its inspection: once that has ended the card says so, whatever comes after.</summary>
    public static LiveView Live(string view, Inspection inspection) => new(ViewName, $"{inspection.Id}|{view}");

    /// <summary>The same for the answer to a turn; null where it was drawn for less than all that the place may see, and so must not grow later.</summary>
    public static LiveView? Live(Turn turn, string view, Inspection inspection) =>
        turn.Place.IsShared && Viewer.Of(turn) == Viewer.Of(turn.Forum!, turn.Place) ? Live(view, inspection) : null;

    /// <inheritdoc/>
    public async ValueTask<Card?> DrawAsync(Forum forum, Place place, string argument, LocalDateTime now, CancellationToken ct) =>
        (argument.Split('|'), await desk.OpenAsync(forum, ct)) switch
        {
            (_, null) => Ended(),
            // A list of a day that is over stands as it was: what "today" means in it does not change.
            ([_, var view], _) when Views.IsOver(view, now) => null,
            ([var inspection, var view], { } open) when open.Inspection.Id == inspection => Views.Draw(view, open, Viewer.Of(forum, place), now),
            _ => null,
        };

    /// <inheritdoc/>
    public async ValueTask<Card?> DrawForAsync(Turn reader, string argument, CancellationToken ct) =>
        (argument.Split('|'), await desk.OpenAsync(reader.Forum!, ct)) switch
        {
            // A card of an earlier inspection says so, whatever is under way now.
            (_, null) => Ended(),
            ([var inspection, _], { } open) when open.Inspection.Id != inspection => Ended(),
            ([_, var view], { } open) => Views.Draw(view, open, Viewer.Alone(reader), reader.Now),
            (_, { } open) => Views.Draw(null, open, Viewer.Alone(reader), reader.Now),
        };

    /// <summary>A view for the person who pressed, on the copy that only they see; it is kept up to date for them.</summary>
    public static Card DrawOwn(Turn turn, string view, OpenInspection open) =>
        Views.Draw(view, open, Viewer.Alone(turn), turn.Now) with { Own = OwnViews.Again(turn, Live(view, open.Inspection)) };

    private static Card Ended() => NoticeCard.Of(
        "This inspection has ended",
        "This card showed where things stood. It is no longer kept up to date.",
        "Say “today” to see what helps now.");
}
