using System.Text.Json.Nodes;
using ForumBot.Slack.Manifest;
using ForumBot.Tests.Storage;
using Microsoft.Extensions.Configuration;

namespace ForumBot.Tests.Manifest;

/// <summary>The command that makes Slack's manifest.</summary>
public sealed class SlackManifestCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Made => folder.File("slack.json");

    [Fact]
    public void Command_WithAnAddress_WritesTheManifestAndSaysWhatToDoNext()
    {
        var (exit, said, _) = Run(["--address", "https://bot.example.org/", "--out", Made]);

        Assert.Equal(0, exit);
        Assert.Contains(Made, said);
        Assert.Contains("From a manifest", said);
        Assert.Equal("https://bot.example.org/slack/events", (string)Written["settings"]!["event_subscriptions"]!["request_url"]!);
    }

    [Fact]
    public void Command_WithoutAnAddress_TakesThatOfTheSettings()
    {
        var (exit, _, _) = Run(["--out=" + Made], ("PublicAddress", "https://forum.example.org"));

        Assert.Equal(0, exit);
        Assert.Equal("https://forum.example.org/slack/interactions", (string)Written["settings"]!["interactivity"]!["request_url"]!);
    }

    [Fact]
    public void Command_ForASocket_NeedsNoAddress()
    {
        var (exit, said, _) = Run(["--socket", "--out", Made], ("PublicAddress", "https://forum.example.org"));

        Assert.Equal(0, exit);
        Assert.Contains("Socket Mode", said);
        Assert.True((bool)Written["settings"]!["socket_mode_enabled"]!);
    }

    [Theory]
    [InlineData("The address is missing")]
    [InlineData("The address is missing", "--address")]
    [InlineData("--address is “bot.example.org”", "--address", "bot.example.org")]
    [InlineData("--address is “http://bot.example.org”", "--address", "http://bot.example.org")]
    [InlineData("--address is “https://bot.example.org/slack”", "--address", "https://bot.example.org/slack")]
    [InlineData("--address is “https://localhost:3978”", "--address=https://localhost:3978")]
    [InlineData("--socket and --address are both there", "--socket", "--address", "https://bot.example.org")]
    [InlineData("--address is there twice", "--address=https://bot.example.org", "--address=https://bot.example.org")]
    [InlineData("“--adress” is no option", "--socket", "--adress")]
    [InlineData("“--socket=yes” is no option", "--address=https://bot.example.org", "--socket=yes")]
    public void Command_WithWhatItCannotUse_SaysSoAndWritesNothing(string sentence, params string[] arguments)
    {
        var (exit, said, errors) = Run([.. arguments, "--out", Made]);

        Assert.Equal((1, ""), (exit, said));
        Assert.Contains(sentence, errors);
        Assert.Single(errors.Trim().Split('\n'));
        Assert.False(File.Exists(Made));
    }

    [Theory]
    [InlineData("--out is empty", "")]
    [InlineData("could not be written to “/no/such/folder/x.json”", "/no/such/folder/x.json")]
    public void Command_ThatCannotWrite_SaysSo(string sentence, string file)
    {
        var (exit, _, errors) = Run(["--socket", "--out=" + file]);

        Assert.Equal(1, exit);
        Assert.Contains(sentence, errors);
    }

    public void Dispose() => folder.Dispose();

    private JsonNode Written => JsonNode.Parse(File.ReadAllText(Made))!;

    private static (int Exit, string Said, string Errors) Run(string[] arguments, params (string Key, string Value)[] settings)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
        var exit = ManifestCommand.Run(arguments, configuration, output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
