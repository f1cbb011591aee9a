using System.Text.RegularExpressions;
using ForumBot.Storage;
using Microsoft.Extensions.Configuration;

namespace ForumBot.Tests.Architecture;

/// <summary>Every setting that the bot reads stands in <c>appsettings.template.json</c>, and nothing else does.</summary>
public sealed partial class SettingsTests
{
    // ASP.NET Core's own, which the code does not read by name.
    private static readonly string[] Hosting = ["Urls", "Logging"];

    private static readonly IConfigurationRoot Template =
        new ConfigurationBuilder().AddJsonFile(SourceTree.Path("appsettings.template.json")).Build();

    [Fact]
    public void Setting_ThatTheBotReads_StandsInTheTemplate() => Assert.Empty(Read().Except(Written()).Order());

    [Fact]
    public void Setting_InTheTemplate_IsReadByTheBot() =>
        Assert.Empty(Written().Where(key => !Hosting.Contains(key.Split(':')[0])).Except(Read()).Order());

    [Fact]
    public void Template_WithItsComments_IsTakenByTheBot()
    {
        var storage = Template.GetSection("Storage").Get<StorageOptions>()!;

        Assert.Equal(new StorageOptions().Provider, storage.Provider);
        Assert.Equal(new StorageOptions().LiteDb.Path, storage.LiteDb.Path);
    }

    private static HashSet<string> Written() => [.. Leaves(Template.GetChildren())];

    private static IEnumerable<string> Leaves(IEnumerable<IConfigurationSection> sections) =>
        sections.SelectMany(s => s.GetChildren().Any() ? Leaves(s.GetChildren()) : [s.Path]);

    private static HashSet<string> Read()
    {
        var keys = new HashSet<string>(Leaves("Storage", typeof(StorageOptions)));
        foreach (var source in SourceTree.Files("bot", "*.cs").Select(File.ReadAllText))
        {
            var section = Section().Match(source) is { Success: true } match ? match.Groups[1].Value + ":" : "";
            keys.UnionWith(Key().Matches(source).Select(m => m.Groups[1].Value).Select(key => key.Contains(':', StringComparison.Ordinal) ? key : section + key));
            keys.UnionWith(NamedKey().Matches(source).Select(m => m.Groups[1].Value));
        }

        return keys;
    }

    private static IEnumerable<string> Leaves(string path, Type options) => options.GetProperties().SelectMany(p =>
        p.PropertyType.IsNested ? Leaves($"{path}:{p.Name}", p.PropertyType) : [$"{path}:{p.Name}"]);

    [GeneratedRegex(@"GetSection\(""(Practice|Teams|Slack|Vault)""\)")]
    private static partial Regex Section();

    [GeneratedRegex(@"(?:onfiguration|settings)(?:\[|\.GetValue(?:<\w+>)?\()""([A-Z][A-Za-z:]+)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"""((?:MicrosoftApp|ToBotFromChannel|ToChannelFromBot)\w+|Teams:\w+|Slack:\w+)""")]
    private static partial Regex NamedKey();
}
