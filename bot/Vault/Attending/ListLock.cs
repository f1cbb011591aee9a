using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using NodaTime;

namespace ForumBot.Vault.Attending;

/// <summary>
/// Writes down that the list is locked as soon as the meeting's end in the timetable has gone by or its first note is written, before anything else is done:
/// who may move the meeting could otherwise unlock the list by moving it, and who was not there could join it once there is something to read. It stops
/// nobody. Source: docs/rules.md, CONF-02, CONF-07.
/// </summary>
internal sealed class ListLock(Desk desk, IDocumentStore store) : IGuard
{
    /// <summary>Who locked it when nobody said that the meeting is over.</summary>
    public const string ByTimetable = "timetable";

    /// <summary>Who locked it when notes were written before anybody said that the meeting is over.</summary>
    public const string ByNotes = "notes";

    public async ValueTask<IReadOnlyList<Reply>?> StopAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Forum is { InspectionId: not null } forum && !OwnViews.IsLook(turn.Incoming)
            && await desk.OpenAsync(forum, ct) is { } open && IsOpenList(open.Inspection) && await OverAsync(open, turn.Incoming.At, ct) is { } over)
        {
            await store.UpdateAsync<Inspection>(
                open.Inspection.Id,
                current => IsOpenList(current) ? current with { Attendance = current.Attendance with { Over = over } } : current,
                ct);
        }

        return null;
    }

    private static bool IsOpenList(Inspection inspection) =>
        inspection is { Ended: null, Attendance: { Over: null, People.Count: >= FeedbackMeeting.FewestPeople } };

    private async ValueTask<Mark?> OverAsync(OpenInspection open, Instant now, CancellationToken ct) =>
        FeedbackMeeting.EndedAt(open, now) is { } ended ? new(ByTimetable, "the timetable", ended)
        : await store.FindAsync<VaultBook>(open.Inspection.Id, ct) is { Value.NoteIds.IsEmpty: false } ? new(ByNotes, "the first note", now)
        : null;
}
