using ArchUnitNET.Domain;
using ForumBot.Cards;
using ForumBot.Forums;

namespace ForumBot.Tests.Architecture;

/// <summary>Who may lean on whom. One direction, from the platforms over the conversation to the features; the middle stays pure.</summary>
public sealed class ImportTests
{
    // Each folder of bot/ and the folders it may name. What is not listed here is a feature.
    private static readonly Dictionary<string, string[]> Layers = new()
    {
        ["Cards"] = [],
        ["Messaging"] = ["Cards"],
        ["Inspections"] = [],
        ["Storage"] = [],
        ["Access"] = ["Messaging", "Forums", "Inspections"],
        ["Conversation"] = ["Messaging", "Access", "Forums", "Storage", "Cards", "Inspections"],
        ["Teams"] = ["Messaging", "Conversation", "Cards", "Storage"],
        ["Slack"] = ["Messaging", "Conversation", "Cards", "Storage"],
        ["Practice"] = ["Messaging", "Conversation", "Cards", "Storage"],
        ["Health"] = ["Storage"],
    };

    private static readonly string[] Platforms = ["Teams", "Slack", "Practice", "Health"];

    // The forum's documents are in the middle; its features (roles, joining, settings) are features like any other.
    private static readonly HashSet<string> ForumDocuments = [.. Reachable([typeof(Forum), typeof(PlaceLink), typeof(PersonLink)], []).Select(t => t.FullName!)];

    public static TheoryData<string> LayerNames => [.. Layers.Keys];

    public static TheoryData<string> Features =>
        [.. Compiled.Types.Select(Compiled.FolderOf).OfType<string>().Where(f => f is not "" && !Layers.ContainsKey(f)).Distinct().Order()];

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Layer_LooksOnly_TowardsTheMiddle(string layer) =>
        AssertNone(Compiled.Uses(Compiled.In(layer), t => Compiled.FolderOf(t) is { } folder && folder != layer && !Layers[layer].Contains(folder) && !IsRefusal(t) && !IsOfTheHouse(layer, t)));

    [Theory]
    [MemberData(nameof(Features))]
    public void Feature_NeverNames_APlatformOrAParticularStore(string feature) =>
        AssertNone(Compiled.Uses(Compiled.In(feature), t => Platforms.Contains(Compiled.FolderOf(t)) || IsUnder(t, "ForumBot.Storage.LiteDb")));

    [Fact]
    public void ForumDocuments_LookOnly_AtMessaging() =>
        AssertNone(Compiled.Uses(
            Compiled.In("Forums").Where(t => ForumDocuments.Contains(t.FullName)),
            t => Compiled.FolderOf(t) is { } folder and not "Messaging" && !(folder == "Forums" && IsForumDocument(t))));

    [Fact]
    public void AccessAndConversation_OfTheForumsTypes_NameItsDocumentsOnly() =>
        AssertNone(Compiled.Uses(
            Compiled.In("Access").Concat(Compiled.In("Conversation")),
            t => Compiled.FolderOf(t) == "Forums" && !IsForumDocument(t)));

    [Fact]
    public void Storage_ApartFromItsRegistration_DoesNotKnowWhichStoreRuns() =>
        AssertNone(Compiled.Uses(
            Compiled.Types.Where(t => !IsUnder(t, "ForumBot.Storage.LiteDb") && !t.FullName.StartsWith("ForumBot.Storage.StorageSetup", StringComparison.Ordinal)),
            t => IsUnder(t, "ForumBot.Storage.LiteDb")));

    [Fact]
    public void LiteDbPackage_OutsideItsFolder_IsUnknown() =>
        AssertNone(Compiled.Uses(Compiled.Types.Where(t => !IsUnder(t, "ForumBot.Storage.LiteDb")), t => IsUnder(t, "LiteDB")));

    [Fact]
    public void QuartzPackage_OutsideReminders_IsUnknown() =>
        AssertNone(Compiled.Uses(Compiled.Types.Where(t => !IsUnder(t, "ForumBot.Reminders")), t => IsUnder(t, "Quartz")));

    [Fact]
    public void Inspections_AreWorkedOut_WithoutAClockOrADisk() =>
        AssertNone(Compiled.Uses(
            Compiled.In("Inspections").Where(t => !IsUnder(t, "ForumBot.Inspections.Loading")),
            t => IsUnder(t, "System.IO") || t.FullName is "System.TimeProvider" or "NodaTime.IClock" or "NodaTime.SystemClock" or "System.DateTime"));

    [Fact]
    public void Gate_Decides_WithoutAClockADiskOrAStore() =>
        AssertNone(Compiled.Uses(Compiled.In("Access"), t => IsUnder(t, "System.IO") || t.FullName == "System.TimeProvider"));

    [Fact]
    public void TheseRules_ForATypeThatBreaksThem_ReportIt()
    {
        // Proves that the reader sees into asynchronous method bodies, and sees packages: the courier names a card in one, the dispatcher logs.
        var courier = Compiled.Types.Single(t => t.FullName == "ForumBot.Conversation.Courier");
        var dispatcher = Compiled.Types.Single(t => t.FullName == "ForumBot.Conversation.Dispatcher");

        Assert.NotEmpty(Compiled.Uses([courier], t => t.FullName == typeof(NoticeCard).FullName));
        Assert.NotEmpty(Compiled.Uses([dispatcher], t => IsUnder(t, "Microsoft.Extensions.Logging")));
    }

    // Any layer may refuse to start, and look at a certificate that a setting names.
    private static bool IsRefusal(IType type) =>
        type.FullName == typeof(StartRefusedException).FullName || type.FullName == typeof(NamedCertificate).FullName;

    // A platform has pages of its own, and may know what every page in the house knows: its public address, how a secret is made, who is calling.
    private static bool IsOfTheHouse(string layer, IType type) => Platforms.Contains(layer) && Compiled.FolderOf(type) == "" && type.Name != nameof(Program);

    private static bool IsUnder(IType type, string space) =>
        type.Namespace?.FullName is { } name && (name == space || name.StartsWith(space + ".", StringComparison.Ordinal));

    private static bool IsForumDocument(IType type) => ForumDocuments.Any(d => type.FullName == d || type.FullName.StartsWith(d + "+", StringComparison.Ordinal));

    private static HashSet<Type> Reachable(IEnumerable<Type> types, HashSet<Type> seen)
    {
        foreach (var type in types.Where(t => t.Namespace == "ForumBot.Forums" && seen.Add(t)))
        {
            var members = type.GetProperties().Select(p => p.PropertyType).Concat(type.GetMethods().Select(m => m.ReturnType));
            Reachable(members.SelectMany(t => t.GetGenericArguments().Prepend(t)), seen);
        }

        return seen;
    }

    private static void AssertNone(IEnumerable<string> uses) =>
        Assert.True(!uses.Any(), "These should not know each other:\n" + string.Join('\n', uses.Order()));
}
