using ForumBot.Forums;
using ForumBot.Inspections;

namespace ForumBot.Access;

/// <summary>
/// The one place that answers "may this person see or do this, here?". Two questions in one: do any of their roles reach that far
/// (<see cref="PermissionTable"/>), and may everybody who reads along see it too. The answers are worked out once, at the start.
/// </summary>
public static class Gate
{
    private const int Strangers = 1 << StrangerBit;
    private const int StrangerBit = 8;
    private const int MatterCount = 4;
    private const int CircumstanceCount = 4;
    private static readonly int Permissions = Enum.GetValues<Permission>().Length;
    private static readonly int[] Grants = new int[Permissions * MatterCount * CircumstanceCount];
    private static readonly int[] Denials = new int[Permissions];
    private static readonly bool[] PublicOnceLifted = new bool[Permissions];
    private static readonly string[] Rules = new string[Permissions];

    static Gate()
    {
        foreach (var row in PermissionTable.Rows)
        {
            Fill(row);
        }
    }

    /// <summary>Decides for a person with these roles, in a place with this audience. Roles add up.</summary>
    public static Verdict Decide(RoleSet roles, Permission what, Matter matter, Audience here, Circumstances facts = default)
    {
        var row = (int)what;
        if (PublicOnceLifted[row])
        {
            matter = facts.EmbargoLifted ? Matter.Public : Matter.Attendees;
        }

        var bits = roles.Bits | Strangers;
        var granted = (Grants[CellOf(row, matter, facts)] & bits) != 0 && (Denials[row] & bits) == 0;
        return !granted ? new(Ruling.NotTheirs, Rules[row])
            : MayBeShown(matter, here) ? new(Ruling.Allowed, Rules[row])
            : new(Ruling.NotHere, "LEVELS");
    }

    /// <summary>
    /// True when everybody who reads along in a place with this audience may see the matter. What only the room may know is never shown
    /// in a shared place, before or after publication. Source: docs/rules.md, LEVELS and CONF-01.
    /// </summary>
    public static bool MayBeShown(Matter matter, Audience here) => here switch
    {
        Audience.OnePerson => true,
        Audience.ForumOnly => matter.Level is Level.Public or Level.Forum,
        Audience.ForumAndArea => matter.Level == Level.Public || matter is { Level: Level.Forum, SharedWithArea: true },
        _ => matter.Level == Level.Public,
    };

    private static void Fill(PermissionRow row)
    {
        var permission = (int)row.Permission;
        Rules[permission] = row.Rule;
        PublicOnceLifted[permission] = row.PublicOnceLifted;
        Fill(permission, row.Stranger, Strangers);
        foreach (var role in Enum.GetValues<Role>())
        {
            Fill(permission, row.For(role), 1 << (int)role, row.RoomOnly);
        }
    }

    private static void Fill(int permission, Reach reach, int bit, bool roomOnly = false)
    {
        if (reach == Reach.Never)
        {
            Denials[permission] |= bit;
            return;
        }

        foreach (var matter in (ReadOnlySpan<Matter>)[Matter.Public, Matter.Schedule, Matter.Forum, Matter.Attendees])
        {
            foreach (var facts in (ReadOnlySpan<Circumstances>)[default, new(true, false), new(false, true), new(true, true)])
            {
                if (Reaches(reach, matter, roomOnly ? facts with { EmbargoLifted = false } : facts))
                {
                    Grants[CellOf(permission, matter, facts)] |= bit;
                }
            }
        }
    }

    private static bool Reaches(Reach reach, Matter matter, Circumstances facts) => matter switch
    {
        { Level: Level.Public } => reach >= Reach.Public,
        { Level: Level.Forum, SharedWithArea: true } => reach >= Reach.Shared,
        { Level: Level.Forum } => reach >= Reach.Own,
        { Level: Level.Attendees } => reach >= Reach.Room && (facts.InTheRoom || facts.EmbargoLifted),
        _ => false,
    };

    private static int CellOf(int permission, Matter matter, Circumstances facts) =>
        (((permission * MatterCount) + ColumnOf(matter)) * CircumstanceCount) + (facts.InTheRoom ? 1 : 0) + (facts.EmbargoLifted ? 2 : 0);

    // A level that nobody has heard of counts as the most confidential one.
    private static int ColumnOf(Matter matter) => matter switch
    {
        { Level: Level.Public } => 0,
        { Level: Level.Forum, SharedWithArea: true } => 1,
        { Level: Level.Forum } => 2,
        _ => 3,
    };
}
