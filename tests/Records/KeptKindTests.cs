using System.Text.RegularExpressions;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Records;
using ForumBot.Slack;
using ForumBot.Storage;
using ForumBot.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ForumBot.Tests.Records;

/// <summary>Every document that the bot stores has said what "my data" and "forget me" do with it.</summary>
public sealed partial class KeptKindTests
{
    private static readonly IReadOnlyList<KeptKind> Kinds =
    [
        .. new ServiceCollection().AddRecords()
            .AddTeams(new ConfigurationBuilder().Build(), new Tests.Teams.Surroundings(Environments.Development))
            .AddSlack(new ConfigurationBuilder().Build(), new Tests.Teams.Surroundings(Environments.Development))
            .Where(service => service.ServiceType == typeof(KeptKind)).Select(service => (KeptKind)service.ImplementationInstance!),
    ];

    [Fact]
    public void Document_ThatIsStored_HasAKind() => Assert.Empty(Stored().Except(Kinds.Select(kind => kind.Type.Name)).Order());

    [Fact]
    public void Kind_OfNoDocument_IsNotThere() => Assert.Empty(Kinds.Select(kind => kind.Type.Name).Except(Stored()).Order());

    [Fact]
    public void Kind_ThatClaimsToNameNobody_HasNoMemberThatCould() =>
        Assert.Empty(Kinds.Where(kind => kind.Forgotten == OnForgetting.NoPerson).Where(kind => NamesSomebody(kind.Type, [])).Select(kind => kind.Type.Name));

    [Fact]
    public void TheLookForNames_WhereThereAreSome_FindsThem()
    {
        Assert.True(NamesSomebody(typeof(Inspection), []));
        Assert.True(NamesSomebody(typeof(ForumBot.Forums.Forum), []));
    }

    [Fact]
    public void Kind_ThatNamesSomebody_SaysHowLongItIsKept() => Assert.All(
        Kinds.Where(kind => kind.Forgotten != OnForgetting.NoPerson),
        kind =>
        {
            Assert.NotEmpty(kind.Title);
            Assert.EndsWith(".", kind.Until, StringComparison.Ordinal);
        });

    private static bool NamesSomebody(Type type, HashSet<Type> seen) =>
        type == typeof(PersonId) || type == typeof(Mark)
        || (seen.Add(type) && type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true && type.GetGenericArguments().Any(inner => NamesSomebody(inner, seen)))
        || (type.Namespace?.StartsWith("ForumBot", StringComparison.Ordinal) == true
            && type.GetProperties().Any(member =>
                member.Name is "PersonKey" or "Recipient" || (member.PropertyType != type && NamesSomebody(member.PropertyType, seen))));

    // What the code reads and writes by name; type parameters of the store's own methods are one capital or begin with T and a capital.
    private static HashSet<string> Stored() =>
    [
        .. SourceTree.Files("bot", "*.cs")
            .SelectMany(file => Named().Matches(File.ReadAllText(file)))
            .SelectMany(match => match.Groups.Cast<Group>().Skip(1).Where(group => group.Success).Select(group => group.Value))
            .Where(name => name is not ("T" or "TDocument")),
    ];

    [GeneratedRegex(@"(?:FindAsync|AllAsync|UpdateAsync|DocumentWrite\.\w+|Stored|Remembered)<(\w+)>|DocumentWrite\.New\([^;]*?new (\w+)[\({]|new DocumentWrite\(typeof\((\w+)\)|new\(typeof\((\w+)\), id")]
    private static partial Regex Named();
}
