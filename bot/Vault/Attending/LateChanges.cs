using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using static ForumBot.Vault.Attending.AttendanceDecision;

namespace ForumBot.Vault.Attending;

/// <summary>
/// Changes of the list after the meeting. Somebody of the chair's side or of those in the room asks, with a reason; two who were in the room have to agree,
/// and never the one it is about. A chair who was not there may ask, and counts for nothing. Pure. Source: docs/rules.md, CONF-07.
/// </summary>
internal static class LateChanges
{
    /// <summary>How many agree to a change.</summary>
    public const int Needed = 2;

    /// <summary>The longest reason, in UTF-16 units.</summary>
    public const int LongestReason = 300;

    private const int MostWaiting = 10;

    /// <summary>Somebody asks. Their asking is their word for it too, where their word counts.</summary>
    public static AttendanceDecision Ask(Attendance now, Forum forum, LateWish wish, bool isLocked, Mark by)
    {
        var asker = PersonId.Parse(by.PersonKey);
        if (asker is null || !(Members.Leads(forum, asker) || Presence.IsIn(forum, now, asker)))
        {
            return Refused("Only the chair, a deputy or somebody who was in the room can ask for that.");
        }

        if (!isLocked)
        {
            return Refused("The meeting is not over yet. Until then the chair changes the list freely.");
        }

        if (wish.Kind is not { } kind)
        {
            return Refused("Choose what is to be done.", AttendanceLateCard.Kind);
        }

        if (NameOf(wish.PersonKey, now, forum, kind) is not { } name)
        {
            return Refused(
                kind == LateChangeKind.Add
                    ? "Choose somebody of the forum who is not on the list. Whoever works with the area or only looks after the bot cannot be."
                    : "Choose somebody who is on the list.",
                AttendanceLateCard.Person);
        }

        if (Find(now, wish.PersonKey!, kind) is { } waiting)
        {
            return MayAgree(now, forum, waiting, asker) ? Agreed(now, forum, waiting, by) : Done(now);
        }

        if (string.IsNullOrWhiteSpace(wish.Reason) || wish.Reason.Length > LongestReason)
        {
            return Refused($"Say in a few words why, in at most {LongestReason} letters. Nothing of what was said in the meeting.", AttendanceLateCard.Reason);
        }

        if (now.Waiting.Count >= MostWaiting)
        {
            return Refused("Too many changes wait already. Settle those first.");
        }

        var change = new LateChange(wish.PersonKey!, name, kind, wish.Reason, []) { AskedBy = by };
        var asked = now with { Waiting = now.Waiting.Add(change) };
        return MayAgree(asked, forum, change, asker) ? Agreed(asked, forum, change, by) : Done(asked);
    }

    /// <summary>Somebody who was in the room agrees. With the second word it is done.</summary>
    public static AttendanceDecision Agree(Attendance now, Forum forum, string? personKey, LateChangeKind? kind, Mark by)
    {
        if (Find(now, personKey, kind) is not { } change)
        {
            return Refused("That change does not wait any more. It was made, or taken back.");
        }

        return PersonId.Parse(by.PersonKey) is { } person && MayAgree(now, forum, change, person)
            ? Agreed(now, forum, change, by)
            : Refused(by.PersonKey == change.PersonKey
                ? "It is about you, so two others have to agree."
                : "Only somebody who was in the room can agree to that.");
    }

    /// <summary>Who asked, or the chair's side, takes the change back; somebody who agreed takes their word back.</summary>
    public static AttendanceDecision Withdraw(Attendance now, Forum forum, string? personKey, LateChangeKind? kind, Mark by)
    {
        if (Find(now, personKey, kind) is not { } change)
        {
            return Refused("That change does not wait any more. It was made, or taken back.");
        }

        if (change.AskedBy.PersonKey == by.PersonKey || (PersonId.Parse(by.PersonKey) is { } person && Members.Leads(forum, person)))
        {
            return Done(now with { Waiting = now.Waiting.Remove(change) });
        }

        return change.Agreed.Exists(mark => mark.PersonKey == by.PersonKey)
            ? Done(now with { Waiting = now.Waiting.Replace(change, change with { Agreed = change.Agreed.RemoveAll(mark => mark.PersonKey == by.PersonKey) }) })
            : Refused("Only who asked for it, or somebody who agreed, can take it back.");
    }

    /// <summary>True for somebody whose word on this change counts.</summary>
    public static bool MayAgree(Attendance now, Forum forum, LateChange change, PersonId who) =>
        who.Key != change.PersonKey && Presence.IsIn(forum, now, who);

    /// <summary>Whose word counts at this moment: who has left since, or was taken off, counts no more.</summary>
    public static IReadOnlyList<Mark> Counted(Attendance now, Forum forum, LateChange change) =>
        change.Agreed.FindAll(mark => PersonId.Parse(mark.PersonKey) is { } person && MayAgree(now, forum, change, person));

    private static AttendanceDecision Agreed(Attendance now, Forum forum, LateChange change, Mark by)
    {
        if (change.Agreed.Exists(mark => mark.PersonKey == by.PersonKey))
        {
            return Done(now);
        }

        var agreed = change with { Agreed = change.Agreed.Add(by) };
        if (Counted(now, forum, agreed).Count < Needed)
        {
            return Done(now with { Waiting = now.Waiting.Replace(change, agreed) });
        }

        // Who may not be on the list any more, since it was asked, does not come onto it.
        if (NameOf(change.PersonKey, now, forum, change.Kind) is null)
        {
            return Refused($"{change.Name} has left the forum, or is no longer somebody who can be on the list. Take the request back.");
        }

        var others = now.People.RemoveAll(one => one.PersonKey == change.PersonKey);
        return Done(now with
        {
            People = change.Kind == LateChangeKind.Add ? others.Add(new(change.PersonKey, change.Name, TakesNotes: false, by)) : others,
            Waiting = now.Waiting.Remove(change),
        });
    }

    private static LateChange? Find(Attendance now, string? personKey, LateChangeKind? kind) =>
        now.Waiting.Find(change => change.PersonKey == personKey && change.Kind == kind);

    // Null for somebody to whom this cannot be done.
    private static string? NameOf(string? key, Attendance now, Forum forum, LateChangeKind kind) => kind switch
    {
        LateChangeKind.Remove => key is null ? null : now.Find(key)?.Name,
        _ => PersonId.Parse(key) is { } person && !Presence.IsListed(forum, now, person)
            ? AttendanceList.Candidates(forum).FirstOrDefault(one => one.Id == person)?.Name
            : null,
    };
}

/// <summary>A late change as it was asked for, unchecked.</summary>
internal sealed record LateWish(string? PersonKey, LateChangeKind? Kind, string? Reason);
