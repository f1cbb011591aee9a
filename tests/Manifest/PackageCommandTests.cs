using ForumBot.Teams.Package;
using ForumBot.Tests.Storage;
using Microsoft.Extensions.Configuration;

namespace ForumBot.Tests.Manifest;

/// <summary>The command that makes the package.</summary>
public sealed class PackageCommandTests : IDisposable
{
    private const string Id = "--app-id=" + Packaged.AppId;
    private const string Domain = "--domain=bot.example.org";
    private readonly TemporaryFolder folder = new();

    private string Zip => folder.File("teams.zip");

    [Fact]
    public void Command_WithAppIdAndDomain_WritesThePackageAndSaysWhatToDoNext()
    {
        var (exit, said, _) = Run(["--app-id", Packaged.AppId.ToUpperInvariant(), "--domain", "Bot.Example.ORG", "--out", Zip]);

        Assert.Equal(0, exit);
        Assert.Contains(Zip, said);
        Assert.Contains("Upload new app", said);
        using var zip = Packaged.Open(File.ReadAllBytes(Zip));
        using var manifest = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        var text = manifest.ReadToEnd();
        Assert.Contains($"\"botId\": \"{Packaged.AppId}\"", text);
        Assert.Contains("https://bot.example.org/privacy", text);
    }

    [Fact]
    public void Command_Twice_WritesTheSameBytes()
    {
        Run([Id, Domain, "--out", Zip]);
        var first = File.ReadAllBytes(Zip);

        Run([Id, Domain, "--out", Zip]);

        Assert.Equal(first, File.ReadAllBytes(Zip));
    }

    [Fact]
    public void Order_WithoutAppIdOrDeveloper_TakesThemFromTheSettings()
    {
        var (order, _) = PackageOrder.Read([Domain], Settings(("MicrosoftAppId", Packaged.AppId), ("Pages:Operator", "Barset PCF")));

        Assert.Equal((Guid.Parse(Packaged.AppId), "Barset PCF"), (order!.AppId, order.Developer));
    }

    [Fact]
    public void Order_WithoutAVersion_TakesThatOfTheBot()
    {
        var (order, _) = PackageOrder.Read([Id, Domain], Settings());

        Assert.Equal(typeof(Program).Assembly.GetName().Version!.ToString(3), order!.Version);
        Assert.Equal("ForumBot", order.Developer);
    }

    [Theory]
    [InlineData("The app id is missing", Domain)]
    [InlineData("--app-id is “x”", "--app-id=x", Domain)]
    [InlineData("--app-id is “00000000-0000-0000-0000-000000000000”", "--app-id=00000000-0000-0000-0000-000000000000", Domain)]
    [InlineData("The domain is missing", Id)]
    [InlineData("The domain is missing", Id, "--domain")]
    [InlineData("--domain is “https://bot.example.org”", Id, "--domain=https://bot.example.org")]
    [InlineData("--domain is “bot.example.org/api”", Id, "--domain=bot.example.org/api")]
    [InlineData("--domain is “bot.example.org:8443”", Id, "--domain=bot.example.org:8443")]
    [InlineData("--domain is “*.example.org”", Id, "--domain=*.example.org")]
    [InlineData("--domain is “localhost”", Id, "--domain=localhost")]
    [InlineData("--domain is “192.0.2.7”", Id, "--domain=192.0.2.7")]
    [InlineData("--domain is “bot..example.org”", Id, "--domain=bot..example.org")]
    [InlineData("--domain is “-bot.example.org”", Id, "--domain=-bot.example.org")]
    [InlineData("--domain is “bot.example.org.”", Id, "--domain=bot.example.org.")]
    [InlineData("--domain is “{domain}”", Id, "--domain={domain}")]
    [InlineData("--developer is “”", Id, Domain, "--developer=")]
    [InlineData("--developer is “A name that is longer than Teams would take”", Id, Domain, "--developer=A name that is longer than Teams would take")]
    [InlineData("--version is “1.0”", Id, Domain, "--version=1.0")]
    [InlineData("--version is “1.0.0-beta”", Id, Domain, "--version=1.0.0-beta")]
    [InlineData("--out is “/no/such/folder/x.zip”", Id, Domain, "--out=/no/such/folder/x.zip")]
    [InlineData("“--domian=bot.example.org” is no option", Id, "--domian=bot.example.org")]
    [InlineData("--domain is there twice", Id, Domain, Domain)]
    public void Command_WithWhatItCannotUse_SaysSoAndWritesNothing(string sentence, params string[] arguments)
    {
        var (exit, said, errors) = Run(arguments.Any(a => a.StartsWith("--out", StringComparison.Ordinal)) ? arguments : [.. arguments, "--out", Zip]);

        Assert.Equal(1, exit);
        Assert.Contains(sentence, errors);
        Assert.Empty(said);
        Assert.False(File.Exists(Zip));
    }

    [Fact]
    public void Command_WithSeveralMistakes_NamesThemAllAtOnce()
    {
        var (_, _, errors) = Run(["--app-id", "x", "--domain", "y"]);

        Assert.Equal(2, errors.Trim().Split('\n').Length);
    }

    public void Dispose() => folder.Dispose();

    private static (int Exit, string Said, string Errors) Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = PackageCommand.Run(arguments, Settings(), output, errors);
        return (exit, output.ToString(), errors.ToString());
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
