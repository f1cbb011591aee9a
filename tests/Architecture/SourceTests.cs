using System.Reflection;
using System.Xml.Linq;
using ForumBot.Cards;

namespace ForumBot.Tests.Architecture;

/// <summary>What every source file and every public type keeps to.</summary>
public sealed class SourceTests
{
    private const int MostLines = 400;

    public static TheoryData<Assembly> Assemblies => [typeof(Program).Assembly, typeof(Card).Assembly];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void PublicType_Always_SaysWhatItStandsFor(Assembly assembly)
    {
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(m => !string.IsNullOrWhiteSpace((string?)m.Element("summary")) || m.Element("inheritdoc") is not null)
            .Select(m => (string)m.Attribute("name")!)
            .ToHashSet();

        var silent = assembly.GetExportedTypes()
            .Where(t => t.Namespace?.StartsWith("ForumBot", StringComparison.Ordinal) == true)
            .Select(t => "T:" + t.FullName!.Replace('+', '.'))
            .Where(name => !documented.Contains(name));

        Assert.Empty(silent);
    }

    [Theory]
    [InlineData("bot")]
    [InlineData("cards")]
    [InlineData("tests")]
    public void SourceFile_Always_CanBeReadInOneSitting(string folder)
    {
        var files = SourceTree.Files(folder, "*.cs").ToList();

        Assert.NotEmpty(files);
        Assert.Empty(files.Where(f => File.ReadLines(f).Count() > MostLines).Select(f => Path.GetRelativePath(SourceTree.Root, f)));
    }

    [Theory]
    [InlineData("Manager")]
    [InlineData("Helper")]
    [InlineData("Util")]
    public void TypeName_Always_SaysWhatTheTypeIs(string empty) =>
        Assert.Empty(Compiled.Types.Where(t => t.Name.Contains(empty, StringComparison.Ordinal)).Select(t => t.FullName));
}
