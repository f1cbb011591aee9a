using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Schedules;

/// <summary>The answers that all changes to the timetable share.</summary>
internal static class ScheduleAnswers
{
    /// <summary>It is saved: the poster sees it with a way back, and every posted copy is drawn anew. The others are told by what is planned from the change.</summary>
    internal static async ValueTask<IReadOnlyList<Reply>> SavedAsync(
        Posts posts, Turn turn, Form form, OpenInspection saved, ScheduleChange change, string told, CancellationToken ct)
    {
        var card = ChangeNotice.ViewOf(change, saved, Viewer.Alone(turn), turn.Now, counts: false) is { } view
            ? change.TakesBack is null ? ChangeNoticeCard.Saved(view, told) : ChangeNoticeCard.TakenBack(view, told)
            : NothingDiffers(saved.Inspection.Id);
        return [turn.Place.IsShared ? new OnlyYou(card) : new Replace(card), .. await posts.RedrawAsync(saved, form, ct)];
    }

    /// <summary>To somebody of the forum who may read the timetable but not change it.</summary>
    internal static Card WhoMay() => NoticeCard.Of(
        "Others look after the timetable",
        "The LANO and the chair change the timetable.",
        "Say “schedule” to see it. If a time is wrong, tell one of them.");

    /// <summary>The timetable says so already: pressed twice, or typed as it was.</summary>
    internal static Card NothingDiffers(string inspection) => NoticeCard.Of(
        "Nothing was different",
        "The timetable says so already, so I changed nothing.",
        "Say “schedule” to see all times.",
        ScheduleCard.Open(inspection));
}
