using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Vault.Reading;
using ForumBot.Vault.Sealing;

namespace ForumBot.Vault.Attending;

/// <summary>
/// Saves what was decided about the list, with the steps that show it. Who changed it, and who accepted, stands in the access log before it is so.
/// </summary>
internal sealed class AttendanceRegister(Desk desk, IDocumentStore store, IAccessLog access, SealAlarm alarm)
{
    /// <summary>The inspection under way, unless the press belongs to another one.</summary>
    public async ValueTask<OpenInspection?> OpenAsync(Turn turn, Form? form, CancellationToken ct) =>
        await desk.OpenAsync(turn.Forum!, ct) is { } open && (form is null || form.IsCurrent(open)) ? open : null;

    /// <summary>
    /// Decides about the inspection as it is stored now, and again when somebody else saved first. <paramref name="besides"/> is what else the same form
    /// wrote down.
    /// </summary>
    public async ValueTask<Settled> DecideAsync(
        Turn turn, OpenInspection open, AccessKind kind, Func<OpenInspection, AttendanceDecision> decide, CancellationToken ct,
        Func<Inspection, Inspection>? besides = null)
    {
        var (by, isLogged) = (turn.Mark(), false);
        while (await store.FindAsync<Inspection>(open.Inspection.Id, ct) is { Value: { Ended: null } current } read)
        {
            var before = desk.LayOut(open.Forum, current);
            var decision = decide(before);
            if (decision.IsRefused)
            {
                return new(decision, before, before);
            }

            var isOther = !ReferenceEquals(decision.After, current.Attendance);
            var after = isOther ? AttendanceRecord.Write(current, decision.After, before.Playbook, turn.Today, by) : current;
            after = besides?.Invoke(after) ?? after;
            if (ReferenceEquals(after, current))
            {
                return new(decision, before, before);
            }

            if (isOther && !isLogged && (kind != AccessKind.ListChanged || !ReferenceEquals(decision.After.People, current.Attendance.People)))
            {
                try
                {
                    await access.RecordAsync(open.Forum.Id, current.Id, kind, by, About(kind, current.Attendance, decision.After), ct);
                }
                catch (SealBrokenException broken) when (broken.Fault != SealFault.Erased)
                {
                    return new(decision, before, before) { Broken = alarm.Raise(turn, current.Id, broken.Fault, erased: null) };
                }
                catch (SealBrokenException)
                {
                    // Where everything was erased there is nothing left to guard, and the log went with it.
                }

                isLogged = true;
            }

            // From the first who accepts, the notes are those of this inspection.
            var forum = after.Attendance.People.Exists(one => one.Accepted is not null) ? await store.FindAsync<Forum>(open.Forum.Id, ct) : null;
            DocumentWrite[] moved = forum is { Value.NotesStayWith: not null } ? [DocumentWrite.Over(forum, forum.Value with { NotesStayWith = null })] : [];
            if (await store.CommitAsync([DocumentWrite.Over(read, after), .. moved], ct) == CommitOutcome.Saved)
            {
                return new(decision, before, desk.LayOut(open.Forum, after));
            }

            ct.ThrowIfCancellationRequested();
        }

        return new(AttendanceDecision.Refused("This inspection has ended, so nothing was changed."), open, open);
    }

    // Names of those who came onto the list or off it; nothing else.
    private static string? About(AccessKind kind, Attendance before, Attendance after) => kind != AccessKind.ListChanged
        ? null
        : Wording.List(
            [
                .. after.People.Where(one => before.Find(one.PersonKey)?.NamedBy != one.NamedBy).Select(one => one.Name),
                .. before.People.Where(one => after.Find(one.PersonKey) is null).Select(one => one.Name),
            ]) is { Length: > 0 } names
            ? names
            : null;
}

/// <summary>What became of it, and the inspection before and after.</summary>
internal sealed record Settled(AttendanceDecision Decision, OpenInspection Before, OpenInspection Now)
{
    /// <summary>What to answer instead, when the access log could not be written and nothing was changed; otherwise null.</summary>
    public IReadOnlyList<Reply>? Broken { get; init; }

    public bool HasChanged => !ReferenceEquals(Before.Inspection, Now.Inspection);
}
