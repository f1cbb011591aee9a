using ForumBot.Slack;
using ForumBot.Tests.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ForumBot.Tests.Slack;

public sealed class SlackSettingsTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Older = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private const string Bot = "xoxb-111-222-s3cretOfTheBot";
    private const string App = "xapp-1-A0FORUMBOT1-333-s3cretOfTheApp";
    private const string Client = "1234567890.9876543210";
    private const string ClientSecret = "s3cret7890abcdef1234567890abcdef";
    private const string Flow = "Slack:BotToken=;Slack:ClientId=" + Client + ";Slack:ClientSecret=" + ClientSecret + ";PublicAddress=https://bot.example.org";

    private static readonly Dictionary<string, string?> Usual = new() { ["Slack:SigningSecret"] = Secret, ["Slack:BotToken"] = Bot };

    /// <summary>What is changed of the usual settings, and what the refusal says of it.</summary>
    public static TheoryData<string, string> Mistakes => new()
    {
        { "Slack:SigningSecret=", "Slack:SigningSecret is not set" },
        { "Slack:SigningSecret=   ", "Slack:SigningSecret holds an empty secret" },
        { "Slack:SigningSecret=" + Secret + ",", "Slack:SigningSecret holds an empty secret" },
        { "Slack:SigningSecret=;Slack:SigningSecret:0=" + Secret + ";Slack:SigningSecret:1= ", "Slack:SigningSecret holds an empty secret" },
        { "Slack:SigningSecret=   ;Slack:AppToken=" + App, "Slack:SigningSecret holds an empty secret" },
        { "Slack:SigningSecret=s3cret", "Slack:SigningSecret holds something that is no signing secret" },
        { "Slack:SigningSecret=" + Bot, "Slack:SigningSecret holds something that is no signing secret" },
        { "Slack:SigningSecret=" + Secret + " " + Older, "Slack:SigningSecret holds something that is no signing secret" },
        { "Slack:BotToken=", "Neither Slack:BotToken nor Slack:ClientId is set" },
        { "Slack:BotToken=xoxp-1-2-s3cret", "Slack:BotToken holds something else. It is the Bot User OAuth Token" },
        { "Slack:BotToken=" + App, "Slack:BotToken holds something else" },
        { "Slack:BotToken=xoxe.xoxb-1-s3cret", "A token that begins with xoxe. runs out: for such an app set Slack:ClientId and Slack:ClientSecret instead." },
        { "Slack:BotToken=xoxb-", "Slack:BotToken holds something else" },
        { "Slack:BotToken=xoxb-1 2", "Slack:BotToken holds something else" },
        { "Slack:ClientId=" + Client, "Slack:BotToken is set, and so is Slack:ClientId" },
        { "Slack:ClientSecret=" + ClientSecret, "Slack:BotToken is set, and so is Slack:ClientSecret" },
        { "Slack:BotToken=;Slack:ClientId=" + Client, "Slack:ClientSecret is not set, but Slack:ClientId is" },
        { "Slack:BotToken=;Slack:ClientSecret=" + ClientSecret, "Slack:ClientId is not set, but Slack:ClientSecret is" },
        { Flow + ";PublicAddress=", "Slack:ClientId is set, but PublicAddress is not" },
        { Flow + ";Slack:ClientId=A0FORUMBOT1", "Slack:ClientId holds something else" },
        { Flow + ";Slack:ClientSecret=s3cret", "Slack:ClientSecret holds something else" },
        { Flow + ";Slack:ClientSecret=" + Secret, "Slack:ClientSecret and Slack:SigningSecret hold the same" },
        { "Slack:AppToken=" + Bot, "Slack:AppToken holds something else. It is an App-Level Token" },
        { "Slack:AllowedWorkspaces=our-forum.slack.com", "Slack:AllowedWorkspaces is “our-forum.slack.com”. It may be: the ids of workspaces" },
        { "Slack:AllowedWorkspaces:0=T0FORUM0001;Slack:AllowedWorkspaces:1=U0COORD0001", "Slack:AllowedWorkspaces is “U0COORD0001”" },
        { "Slack:ApiUrl=http://slack.com/api/", "Slack:ApiUrl is “http://slack.com/api/”. It may be: an https address." },
        { "Slack:ApiUrl=http://127.0.0.1:1/api/", "Slack:ApiUrl is “http://127.0.0.1:1/api/”" },
        { "Slack:ApiUrl=https://slack.com/api/?x=1", "Slack:ApiUrl is “https://slack.com/api/?x=1”" },
        { "Slack:ApiUrl=slack", "Slack:ApiUrl is “slack”" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Start_WithAMistake_IsRefusedWithASentenceThatHoldsNoSecret(string changes, string sentence)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Read(changes));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.Message, StringComparison.Ordinal);
        Assert.Single(refusal.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void Start_WithSeveralMistakes_NamesThemAll()
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Read("Slack:SigningSecret= ;Slack:BotToken=x;Slack:AppToken=y;Slack:ApiUrl=z;Slack:AllowedWorkspaces=w"));

        Assert.Equal(
            ["Slack:SigningSecret", "Slack:BotToken", "Slack:AppToken", "Slack:ApiUrl", "Slack:AllowedWorkspaces"],
            refusal.Message.Split(Environment.NewLine).Select(sentence => sentence.Split(' ')[0]));
    }

    [Fact]
    public void Template_AsItStands_LeavesSlackUnconnected()
    {
        var template = new ConfigurationBuilder().AddJsonFile(SourceTree.Path("appsettings.template.json")).Build();

        var read = SlackSettings.Read(template, new Surroundings(Environments.Development));

        Assert.False(read.IsConnected);
        Assert.Equal(new SlackSettings().ApiUrl, read.ApiUrl);
        Assert.Empty(read.AllowedWorkspaces);
    }

    [Fact]
    public void Settings_OfOneWorkspace_AreConnected()
    {
        var read = Read("Slack:BotToken= " + Bot + " ");

        Assert.Equal((true, false, true, Bot), (read.IsConnected, read.HasInstallFlow, read.TakesRequests, read.BotToken));
    }

    [Theory]
    [InlineData("Slack:SigningSecret=" + Secret + ", " + Older)]
    [InlineData("Slack:SigningSecret=;Slack:SigningSecret:0=" + Secret + ";Slack:SigningSecret:1=" + Older)]
    public void SigningSecrets_AsAListOrAsOneText_AreThoseInTheirOrder(string changes) => Assert.Equal([Secret, Older], Read(changes).SigningSecrets);

    [Fact]
    public void InstallFlow_WithAPublicAddress_NeedsNoBotToken() =>
        Assert.Equal((true, true, null), Read(Flow) is var read ? (read.IsConnected, read.HasInstallFlow, read.BotToken) : default);

    [Fact]
    public void SocketMode_WithoutASigningSecret_IsConnectedAndTakesNoRequests() =>
        Assert.Equal((true, false, App), Read("Slack:SigningSecret=;Slack:AppToken=" + App) is var read ? (read.IsConnected, read.TakesRequests, read.AppToken) : default);

    [Fact]
    public void ApiUrl_OnThisMachineInDevelopment_IsTakenAndEndsInASlash() =>
        Assert.Equal("http://127.0.0.1:8080/api/", Read("Slack:ApiUrl=http://127.0.0.1:8080/api", Environments.Development).ApiUrl.AbsoluteUri);

    [Theory]
    [InlineData("", "T0OTHER0001", null, true)]
    [InlineData("T0FORUM0001", "T0FORUM0001", null, true)]
    [InlineData("T0FORUM0001", "T0OTHER0001", null, false)]
    [InlineData("E0COUNCIL01", "T0OTHER0001", "E0COUNCIL01", true)]
    [InlineData("E0COUNCIL01", "T0OTHER0001", "E0OTHER0001", false)]
    [InlineData("T0FORUM0001,E0COUNCIL01", null, "E0COUNCIL01", true)]
    [InlineData("T0FORUM0001", null, null, false)]
    public void Workspace_ByItselfOrByItsOrganisation_IsAllowedWhereItIsListed(string listed, string? workspace, string? organisation, bool allowed) =>
        Assert.Equal(allowed, Read("Slack:AllowedWorkspaces=" + listed).Allows(workspace, organisation));

    private static SlackSettings Read(string changes, string environment = "Production")
    {
        var settings = new Dictionary<string, string?>(Usual);
        foreach (var change in changes.Split(';'))
        {
            var at = change.IndexOf('=', StringComparison.Ordinal);
            settings[change[..at]] = change[(at + 1)..];
        }

        return SlackSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new Surroundings(environment));
    }
}
