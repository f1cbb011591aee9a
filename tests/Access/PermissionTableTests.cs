using System.Text;
using ForumBot.Access;
using ForumBot.Forums;

namespace ForumBot.Tests.Access;

/// <summary>The whole table as people read it, against the copy that was approved.</summary>
public sealed class PermissionTableTests
{
    private static readonly (string Name, RoleSet Roles)[] People =
        [("Stranger", RoleSet.None), .. Enum.GetValues<Role>().Select(r => (r.ToString(), RoleSet.Of(r)))];

    private static readonly (string Name, Matter Matter, Circumstances Facts)[] Columns =
    [
        ("public", Matter.Public, default),
        ("shared", Matter.Schedule, default),
        ("forum", Matter.Forum, default),
        ("room", Matter.Attendees, default),
        ("room, present", Matter.Attendees, new(InTheRoom: true, EmbargoLifted: false)),
        ("room, lifted", Matter.Attendees, new(InTheRoom: false, EmbargoLifted: true)),
    ];

    [Fact]
    public void Table_AsItIs_IsTheApprovedOne()
    {
        var approved = SourceTree.Path("tests", "Access", "permission-table.approved.txt");
        var received = SourceTree.Path("tests", "Access", "permission-table.received.txt");
        var printed = Print();
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(approved, printed);
        }

        if (!File.Exists(approved) || File.ReadAllText(approved) != printed)
        {
            File.WriteAllText(received, printed);
            Assert.Fail($"The permission table has changed. Compare {received} with {approved}; if it is meant, run once with APPROVE=1.");
        }
    }

    private static string Print()
    {
        var text = new StringBuilder()
            .Append("Who may do what, about which matter, where. Four signs a cell, a place each:\n")
            .Append("  1 own chat   2 forum only   3 forum and local area   4 open\n")
            .Append("  digit: allowed   -: allowed, but not here   .: not theirs, it looks like nothing\n")
            .Append("  room: for those at the feedback meeting; present: listed and accepted; lifted: the embargo is\n");
        foreach (var row in PermissionTable.Rows)
        {
            text.Append('\n').Append($"{row.Permission} ({row.Rule})".PadRight(30));
            text.AppendJoin("  ", Columns.Select(c => c.Name.PadRight(13)));
            text.Append('\n');
            foreach (var (name, roles) in People)
            {
                var cells = Columns.Select(c => Cell(roles, row.Permission, c.Matter, c.Facts).PadRight(13));
                text.Append(("  " + name).PadRight(30)).AppendJoin("  ", cells).Append('\n');
            }
        }

        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()));
    }

    private static string Cell(RoleSet roles, Permission what, Matter matter, Circumstances facts) =>
        string.Concat(Enum.GetValues<Audience>().Select((here, index) => Gate.Decide(roles, what, matter, here, facts).Ruling switch
        {
            Ruling.Allowed => (char)('1' + index),
            Ruling.NotHere => '-',
            _ => '.',
        }));
}
