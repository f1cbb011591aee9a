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
/// Ends the roles of somebody who was removed from a place of the forum's own, and takes them off the list, at once and whatever else fails. Coming back gives
/// nothing back. Whoever is still in another place of the forum's own, under any of their accounts, has only left a channel.
/// Source: docs/rules.md, CONF-08.
/// </summary>
internal sealed partial class Departures(
    Desk desk, IDocumentStore store, ForumRegister register, ForumPeople people, LiveCards live, IAccessLog access, ILogger<Departures> log)
{
    public async ValueTask<IReadOnlyList<Reply>> LeftAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Forum is not { } before)
        {
            return [];
        }

        if (await IsStillInAsync(turn, before, ct))
        {
            return [];
        }

        var after = before;
        if (turn.Here == Audience.ForumOnly)
        {
            var departed = await register.ChangeAsync(before.Id, current => Members.Depart(before = current, turn.From.Id, turn.Incoming.At), ct);
            after = departed.After ?? before;
        }

        var replies = new List<Reply>(Told(before, after, turn.From.Id));
        foreach (var id in ((string?[])[after.InspectionId, after.NotesOf]).OfType<string>().Distinct())
        {
            if (await store.FindAsync<Inspection>(id, ct) is { } stored)
            {
                replies.AddRange(await TakeOffAsync(turn, after, desk.LayOut(after, stored.Value), ct));
            }
        }

        return replies;
    }

    // Who cannot be looked for has gone: the platform said that they left.
    private async ValueTask<bool> IsStillInAsync(Turn turn, Forum forum, CancellationToken ct)
    {
        var left = ((turn.Incoming as PersonLeft)?.Also ?? []).Append(turn.Place.Id).ToHashSet();
        foreach (var other in forum.Places.Values.Where(other => !left.Contains(other.Place.Id) && forum.AudienceOf(other.Place) == Audience.ForumOnly))
        {
            try
            {
                if ((await people.InAsync(other.Place, ct)).Any(person => person.Id == turn.From.Id))
                {
                    return true;
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                Log.NotAsked(log, fault.GetType().Name);
            }
        }

        return false;
    }

    private async ValueTask<IReadOnlyList<Reply>> TakeOffAsync(Turn turn, Forum forum, OpenInspection open, CancellationToken ct)
    {
        var key = turn.From.Id.Key;
        if (open.Inspection.Attendance.Find(key) is not { } gone)
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

    // Who leads hears of one of them who is gone; the only chair hears what is closed to them, and how it is opened again.
    private static IEnumerable<Reply> Told(Forum before, Forum after, PersonId gone)
    {
        if (ReferenceEquals(before, after) || !Members.Leads(before, gone))
        {
            return [];
        }

        var name = before.People().First(person => person.Id == gone).Name;
        return after.Away.ContainsKey(gone.Key)
            ?
            [
                new Tell(gone, NoticeCard.Of(
                    "You are no longer in the team",
                    "You are the only chair, so you stay chair. What was said at the feedback meeting and the report are closed to you.",
                    "Say “roles” to give the chair to somebody. When you are back in the team, ask them to give you a role.")),
            ]
            : after.People().Where(person => Members.Leads(after, person.Id)).Select(person => new Tell(person.Id, NoticeCard.Of(
                $"{name} is no longer in the team",
                $"They hold no role in the forum any more. The chair is {Wording.List([.. after.Holding(Role.Chair).Select(chair => chair.Name)])}.",
                "Say “roles” to see who does what. If they come back, let them in and give them their role again.")));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Somebody left and is off the list, but it could not be written to the access log. Fault: {Fault}")]
        internal static partial void NotLogged(ILogger log, string fault);

        [LoggerMessage(2, LogLevel.Warning, "Somebody left, and it could not be asked who is in another place of the forum. Fault: {Fault}")]
        internal static partial void NotAsked(ILogger log, string fault);
    }
}
