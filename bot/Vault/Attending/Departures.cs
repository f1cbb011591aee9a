using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault.Attending;

/// <summary>
/// Takes somebody off the list who was removed from the place where the forum works, at once and whatever else fails. Coming back gives nothing back.
/// Source: docs/rules.md, CONF-08.
/// </summary>
internal sealed partial class Departures(Desk desk, IDocumentStore store, LiveCards live, IAccessLog access, ILogger<Departures> log)
{
    public async ValueTask<IReadOnlyList<Reply>> LeftAsync(Turn turn, CancellationToken ct)
    {
        var key = turn.From.Id.Key;
        if (turn.Forum is not { NotesOf: not null } forum || await desk.OpenForNotesAsync(forum, ct) is not { } open
            || open.Inspection.Attendance.Find(key) is not { } gone)
        {
            return [];
        }

        var by = new Mark(key, gone.Name, turn.Incoming.At);
        await store.UpdateAsync<Inspection>(
            open.Inspection.Id,
            current => AttendanceList.Without(current.Attendance, key) is var after && ReferenceEquals(after, current.Attendance)
                ? current
                : AttendanceRecord.Write(current, after, open.Playbook, turn.Today, by),
            ct);
        try
        {
            await access.RecordAsync(forum.Id, open.Inspection.Id, AccessKind.ListChanged, by, gone.Name, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Log.NotLogged(log, fault.GetType().Name);
        }

        return
        [
            .. await live.RedrawAsync(forum.Id, null, ct),
            .. forum.Holding(Role.Chair).Where(chair => chair.Id != turn.From.Id).Select(chair => new Tell(chair.Id, AttendanceLateCard.Gone(gone.Name))),
        ];
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Somebody left and is off the list, but it could not be written to the access log. Fault: {Fault}")]
        internal static partial void NotLogged(ILogger log, string fault);
    }
}
