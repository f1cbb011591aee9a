using System.Globalization;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>Keeps posted timetables up to date. The argument names the inspection and the page.</summary>
public sealed class ScheduleView(Desk desk) : ILiveView
{
    /// <inheritdoc/>
    public string Name => "schedule";

    /// <summary>The posted form of a page; null where it was drawn for less than all that the place may see, and so must not grow later.</summary>
    public static LiveView? Live(Turn turn, Inspection inspection, int page) =>
        turn.Place.IsShared && Viewer.Of(turn) == Viewer.Of(turn.Forum!, turn.Place) ? Of(inspection, page) : null;

    /// <summary>A page for the person who pressed, on the copy that only they see.</summary>
    public static Card DrawOwn(Turn turn, OpenInspection open, int page) =>
        ScheduleViews.Draw(open, Viewer.Alone(turn), turn.Now, page) with { Own = OwnViews.Again(turn, Of(open.Inspection, page)) };

    /// <inheritdoc/>
    public async ValueTask<Card?> DrawAsync(Forum forum, Place place, string argument, LocalDateTime now, CancellationToken ct) =>
        Draw(await desk.OpenAsync(forum, ct), Viewer.Of(forum, place), argument, now);

    /// <inheritdoc/>
    public async ValueTask<Card?> DrawForAsync(Turn reader, string argument, CancellationToken ct) =>
        Draw(await desk.OpenAsync(reader.Forum!, ct), Viewer.Alone(reader), argument, reader.Now);

    private static Card Draw(OpenInspection? open, Viewer viewer, string argument, LocalDateTime now) => (argument.Split('|'), open) switch
    {
        ([var inspection, var page], { } current) when current.Inspection.Id == inspection =>
            ScheduleViews.Draw(current, viewer, now, int.TryParse(page, CultureInfo.InvariantCulture, out var number) ? number : 1),
        _ => NoticeCard.Of(
            "This inspection has ended",
            "This card showed its timetable. It is no longer kept up to date.",
            "Say “today” to see what helps now."),
    };

    private static LiveView Of(Inspection inspection, int page) => new("schedule", string.Create(CultureInfo.InvariantCulture, $"{inspection.Id}|{page}"));
}
