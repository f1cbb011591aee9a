using System.Collections.Immutable;
using ForumBot.Forums;
using static ForumBot.Access.Permission;
using static ForumBot.Access.Reach;

namespace ForumBot.Access;

/// <summary>How far a permission goes for somebody: up to which matters.</summary>
internal enum Reach
{
    /// <summary>Not from this role. Another role may still give it.</summary>
    None,
    /// <summary>What anyone may know.</summary>
    Public,
    /// <summary>That, and what the forum shares with the local area.</summary>
    Shared,
    /// <summary>That, and the forum's own business.</summary>
    Own,
    /// <summary>That, and the feedback meeting: for those in the room, and once the embargo is lifted.</summary>
    Room,
    /// <summary>Never, whatever other roles somebody holds.</summary>
    Never,
}

/// <summary>One row of the table: a permission, the rule it rests on, and how far it goes for each role. Everybody is at least a stranger.</summary>
internal sealed record PermissionRow(
    Permission Permission,
    string Rule,
    Reach Stranger, Reach Member, Reach Rep, Reach Notes, Reach Deputy, Reach Chair, Reach Lano, Reach LanoDeputy, Reach Admin)
{
    /// <summary>True for what only the room may know until the report is out, and anyone once it is.</summary>
    public bool PublicOnceLifted { get; init; }

    /// <summary>True for what stays with those in the room after publication too.</summary>
    public bool RoomOnly { get; init; }

    public Reach For(Role role) => role switch
    {
        Role.Chair => Chair,
        Role.Deputy => Deputy,
        Role.Representative => Rep,
        Role.Member => Member,
        Role.NoteTaker => Notes,
        Role.Lano => Lano,
        Role.LanoDeputy => LanoDeputy,
        Role.TechnicalAdmin => Admin,
        _ => Reach.None,
    };
}

/// <summary>
/// Who may do what, as data. A row a permission, a column a role, a cell how far it goes. Several roles add up; only <see cref="Never"/> takes away.
/// The rule of each row is one of docs/rules.md.
/// </summary>
internal static class PermissionTable
{
    internal static readonly ImmutableArray<PermissionRow> Rows =
#pragma warning disable format // The columns line up.
    [
        //  permission           rule       stranger member   rep      notes    deputy   chair    LANO     LANO dep admin
        new(AskInGeneral,        "CONF-13", Public,  Own,     Own,     Own,     Own,     Own,     Shared,  Shared,  Public),
        new(ComeIn,              "ROLES",   Public,  Public,  Public,  Public,  Public,  Public,  Public,  Public,  Public),
        new(OwnSettings,         "ROLES",   None,    Public,  Public,  Public,  Public,  Public,  Public,  Public,  Public),
        new(OwnRecords,          "ROLES",   Public,  Public,  Public,  Public,  Public,  Public,  Public,  Public,  Public),
        new(SeeSteps,            "LEVELS",  Public,  Room,    Room,    Room,    Room,    Room,    Shared,  Shared,  None),
        new(SeeContacts,         "CONF-25", None,    Own,     Own,     Own,     Own,     Own,     Shared,  Shared,  None),
        new(SeeEvidence,         "LEVELS",  None,    Room,    Room,    Room,    Room,    Room,    Shared,  Shared,  None),
        new(TickShared,          "ROLES",   None,    Room,    Room,    Room,    Room,    Room,    None,    None,    None),
        new(TickForum,           "ROLES",   None,    None,    Room,    None,    Room,    Room,    None,    None,    None),
        // The chair and deputy answer for the area too: a LANO who never opens the bot must not stop the forum.
        new(AnswerForArea,       "ROLES",   None,    None,    None,    None,    Room,    Room,    Shared,  Shared,  None),
        new(ChangeSchedule,      "SCHEDULE", None,   None,    None,    None,    Own,     Own,     Shared,  Shared,  None),
        new(SeeDeliveries,       "ROLES",   None,    None,    None,    None,    Own,     Own,     None,    None,    None),
        new(RunInspection,       "ROLES",   None,    None,    None,    None,    Own,     Own,     None,    None,    None),
        new(RunForum,            "ROLES",   None,    None,    None,    None,    Own,     Own,     None,    None,    None),
        new(LiftEmbargo,         "CONF-03", None,    None,    None,    None,    Own,     Own,     Never,   Never,   None),
        new(NameAttendees,       "CONF-07", None,    None,    None,    None,    Own,     Own,     Never,   Never,   Never),
        new(AnswerAsAttendee,    "CONF-27", None,    Own,     Own,     Own,     Own,     Own,     Never,   Never,   Never),
        new(ReadNotes,           "CONF-01", None,    Room,    Room,    Room,    Room,    Room,    Never,   Never,   Never),
        new(WriteNotes,          "CONF-01", None,    Room,    Room,    Room,    Room,    Room,    Never,   Never,   Never)
            { RoomOnly = true },
        new(OpenNotes,           "CONF-03", None,    None,    None,    None,    None,    Own,     Never,   Never,   Never),
        new(SeeOutcomeForecast,  "CONF-06", Public,  Room,    Room,    Room,    Room,    Room,    Public,  Public,  None)
            { PublicOnceLifted = true },
        new(KeepFamilyDetails,   "CONF-17", Never,   Never,   Never,   Never,   Never,   Never,   Never,   Never,   Never),
        new(KeepDraftReport,     "CONF-10", Never,   Never,   Never,   Never,   Never,   Never,   Never,   Never,   Never),
    ];
#pragma warning restore format
}
