using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Vault.Reading;

namespace ForumBot.Vault.Attending;

/// <summary>
/// Says who was in the room at the feedback meeting of the inspection under way, from what is stored at this moment, and has the access log keep who was
/// turned away. Source: docs/rules.md, CONF-01, CONF-08.
/// </summary>
internal sealed partial class Room(Desk desk, IAccessLog access, RefusalPace pace, Departures departures, ILogger<Room> log) : IRoom
{
    public async ValueTask<Circumstances> OfAsync(Forum forum, PersonId person, CancellationToken ct) =>
        await desk.OpenForNotesAsync(forum, ct) is { } open ? Presence.Of(forum, open.Inspection, open.Playbook, person) : default;

    public async ValueTask RefusedAsync(Turn turn, Permission what, CancellationToken ct)
    {
        // Somebody who may, in their own chat, was not turned away but shown there.
        if (turn.Forum is not { NotesOf: { } inspectionId } forum || turn.May(what, Matter.Attendees, privately: true))
        {
            return;
        }

        var by = turn.Mark();
        if (!pace.Admits(by.PersonKey, what, by.At))
        {
            return;
        }

        try
        {
            await access.RecordAsync(forum.Id, inspectionId, AccessKind.Refused, by, what.ToString(), ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // They were refused and stay refused, whatever becomes of the entry; the next refusal is written again.
            pace.Forget(by.PersonKey, what);
            Log.RefusalNotKept(log, what, fault.GetType().Name);
        }
    }

    public ValueTask<IReadOnlyList<Reply>> LeftAsync(Turn turn, CancellationToken ct) => departures.LeftAsync(turn, ct);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A refusal could not be written to the access log. Asked for: {What}. Fault: {Fault}")]
        internal static partial void RefusalNotKept(ILogger log, Permission what, string fault);
    }
}
