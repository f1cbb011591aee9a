using System.Net;
using ForumBot.Cards.BlockKit;
using ForumBot.Slack.Web;
using ForumBot.Tests.Teams;
using ForumBot.Tests.Teams.Connector;

namespace ForumBot.Tests.Slack.Web;

/// <summary>Where the bot's words and its token may go, and what it reads of an answer.</summary>
public sealed class SlackWireTests : IAsyncLifetime
{
    private static readonly BlockKitDrawing Drawing = new("""[{"type":"divider"}]""", "Words");
    private readonly SignallingTime time = new();
    private readonly ScriptedHttp http = new();
    private FakeSlack slack = null!;
    private SlackOut near = null!;
    private SlackOut far = null!;

    public async ValueTask InitializeAsync()
    {
        slack = await FakeSlack.StartAsync();
        (near, far) = (SlackOut.To(slack, time), SlackOut.ToSlack(time, http));
    }

    public async ValueTask DisposeAsync()
    {
        near.Dispose();
        far.Dispose();
        http.Dispose();
        await slack.DisposeAsync();
    }

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/2/3")]
    [InlineData("https://hooks.slack-gov.com/commands/T1/2/3")]
    public async Task Respond_AtSlacksOwnHost_GoesThereWithoutAToken(string address)
    {
        http.Answer(200, """{"ok":true}""");

        Assert.True((await far.Api.RespondAsync(new(address), Drawing, false, default)).Done);
        var call = Assert.Single(http.Calls);
        Assert.Equal((new Uri(address), null), (call.Address, call.Authorization));
    }

    [Theory]
    [InlineData("http://hooks.slack.com/commands/1")]
    [InlineData("https://hooks.slack.com:8443/commands/1")]
    [InlineData("https://hooks.slack.com.example.org/commands/1")]
    [InlineData("https://somebody@hooks.slack.com/commands/1")]
    [InlineData("https://slack.com/api/chat.postMessage")]
    [InlineData("https://example.org/")]
    [InlineData("http://127.0.0.1/commands/1")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("file:///etc/passwd")]
    public async Task Respond_AnywhereElse_IsNotSent(string address)
    {
        Assert.Equal(SlackOutcome.Refused, (await far.Api.RespondAsync(new(address), Drawing, false, default)).Outcome);
        Assert.Empty(http.Calls);
    }

    [Fact]
    public async Task Respond_OnThisMachineAtAnotherPort_IsNotSent() =>
        Assert.Equal(SlackOutcome.Refused, (await near.Api.RespondAsync(new("http://127.0.0.1:1/commands/R1"), Drawing, false, default)).Outcome);

    [Fact]
    public async Task Call_ThatIsSentElsewhere_DoesNotFollow()
    {
        slack.Expect("chat.postMessage", new(302, "") { Location = slack.ApiUrl + "auth.test" });

        Assert.Equal(SlackOutcome.Refused, (await PostAsync(near)).Outcome);
        Assert.Equal(0, slack.CountOf("auth.test"));
    }

    [Fact]
    public async Task Call_ToSlack_GoesToTheWebApi()
    {
        http.Answer(200, """{"ok":true,"channel":"C","ts":"1"}""");
        await PostAsync(far);

        Assert.Equal(new Uri("https://slack.com/api/chat.postMessage"), Assert.Single(http.Calls).Address);
    }

    [Fact]
    public async Task Answer_BeyondAMegabyte_IsNotRead()
    {
        slack.Expect("users.info", new(200, $$$"""{"ok":true,"user":{"id":"U1","team_id":"T1","name":"{{{new string('x', 1_100_000)}}}"}}"""));
        using var leaving = new CancellationTokenSource();
        var looking = near.Api.UserAsync(SlackCapture.Team, "U1", leaving.Token);

        // It is as good as none, so it is asked for again.
        await time.WaitForAsync(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(SlackOutcome.PersonGone, (await looking).Result.Outcome);
    }

    [Fact]
    public async Task Answer_ThatBreaksOff_MayHaveArrived()
    {
        slack.Expect("chat.postMessage", FakeSlack.Answer.Lost);

        Assert.Equal(SlackOutcome.Unreachable, (await PostAsync(near)).Outcome);
        Assert.Equal(1, slack.CountOf("chat.postMessage"));
    }

    [Fact]
    public async Task Token_OfAnotherInstallation_IsTakenForItsOwnCallsAlone()
    {
        far.Installations.Tokens["T0ANOTHER01"] = "xoxb-another";
        http.Next.Enqueue(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"ok":true,"channel":"C","ts":"1"}""") }));
        await far.Api.PostAsync("T0ANOTHER01", "C1", null, Drawing, default);

        Assert.Equal("Bearer xoxb-another", Assert.Single(http.Calls).Authorization);
    }

    private static async Task<SlackResult> PostAsync(SlackOut way) =>
        (await way.Api.PostAsync(SlackCapture.Team, SlackCapture.Channel, null, Drawing, default)).Result;
}
