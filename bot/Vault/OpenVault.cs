using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Sealing;

namespace ForumBot.Vault;

/// <summary>
/// The vault as it stands open for one person in one turn: the gate has let them in and the log has it. Only <see cref="VaultDoor"/> makes one.
/// </summary>
public sealed record OpenVault(Turn Turn, OpenInspection Open, VaultBook Book, VaultKey Key)
{
    /// <summary>True for one of those in the room, who sees every section at all times.</summary>
    public bool InTheRoom => Turn.Facts.InTheRoom;

    /// <summary>
    /// The gate's answer for one note: those in the room always, members once the embargo is lifted and its section opened, and never somebody it is kept from.
    /// </summary>
    public bool MayRead(SealedNote note, NoteSection section) =>
        !note.IsKeptFrom(Turn.From.Id.Key)
        && Gate.Decide(
            Turn.Roles, Permission.ReadNotes, Matter.Attendees, Audience.OnePerson,
            Turn.Facts with { EmbargoLifted = Turn.Facts.EmbargoLifted && Open.Inspection.OpenSections.Contains(section) });
}
