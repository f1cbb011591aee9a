using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Vault.Attending;

/// <summary>
/// Writes down that the list is locked as soon as the meeting's end in the timetable has gone by, before anything else is done: who may move the meeting
/// could otherwise unlock the list by moving it. It stops nobody. Source: docs/rules.md, CONF-07.
/// </summary>
internal sealed class ListLock(Desk desk, IDocumentStore store) : IGuard
{
    /// <summary>Who locked it when nobody said that the meeting is over.</summary>
    public const string ByTimetable = "timetable";

    public async ValueTask<IReadOnlyList<Reply>?> StopAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Forum is { InspectionId: not null } forum && !OwnViews.IsLook(turn.Incoming)
            && await desk.OpenAsync(forum, ct) is { } open && IsDue(open, turn.Incoming.At))
        {
            await store.UpdateAsync<Inspection>(open.Inspection.Id, current => Lock(desk.LayOut(forum, current), turn.Incoming.At), ct);
        }

        return null;
    }

    private static bool IsDue(OpenInspection open, Instant now) =>
        open.Inspection is { Ended: null, Attendance.Over: null } && FeedbackMeeting.IsLocked(open, now);

    private static Inspection Lock(OpenInspection open, Instant now) => IsDue(open, now)
        ? open.Inspection with
        {
            Attendance = open.Inspection.Attendance with { Over = new(ByTimetable, "the timetable", FeedbackMeeting.EndedAt(open, now)!.Value) },
        }
        : open.Inspection;
}
