using ForumBot.Cards.BlockKit;
using ForumBot.Slack.Web;
using ForumBot.Tests.Teams;
using ForumBot.Tests.Teams.Connector;

namespace ForumBot.Tests.Slack.Web;

/// <summary>Whose token a call has, and what becomes of an installation whose token Slack takes no more.</summary>
public sealed class SlackTokenTests : IDisposable
{
    private const string Ok = """{"ok":true,"channel":"C1","ts":"1.2","view":{"id":"V1","hash":"h"},"user":{"id":"U1","team_id":"T0FORUM0001"}}""";
    private static readonly BlockKitDrawing Drawing = new("""[{"type":"divider"}]""", "Words");
    private readonly SignallingTime time = new();
    private readonly ScriptedHttp http = new();
    private readonly SlackOut way;

    public SlackTokenTests() => way = SlackOut.ToSlack(time, http);

    public void Dispose()
    {
        way.Dispose();
        http.Dispose();
    }

    [Fact]
    public async Task Token_ThatHasExpired_IsRenewedOnceAndTheCallRepeated()
    {
        way.Installations.Next = "xoxb-new";
        http.Answer(200, """{"ok":false,"error":"token_expired"}""");
        http.Answer(200, Ok);

        Assert.True((await PostAsync()).Done);
        Assert.Equal([$"Bearer {FakeSlack.Token}", "Bearer xoxb-new"], http.Calls.Select(call => call.Authorization));
        Assert.Equal(1, way.Installations.Renewals);
        Assert.Empty(way.Installations.Lost);
    }

    [Fact]
    public async Task Token_ThatExpiresAgainAtOnce_EndsTheInstallation()
    {
        way.Installations.Next = "xoxb-new";
        http.Answer(200, """{"ok":false,"error":"token_expired"}""");
        http.Answer(200, """{"ok":false,"error":"token_expired"}""");

        Assert.Equal(SlackOutcome.NotInstalled, (await PostAsync()).Outcome);
        Assert.Equal(2, http.Calls.Count);
        Assert.Equal([(SlackCapture.Team, "token_expired")], way.Installations.Lost);
    }

    [Fact]
    public async Task Token_ThatCannotBeRenewedJustNow_EndsNothing()
    {
        way.Installations.Fault = new HttpRequestException("Slack is away.");
        http.Answer(200, """{"ok":false,"error":"token_expired"}""");
        http.Answer(200, Ok);
        var sending = PostAsync();
        await time.WaitForAsync(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.True((await sending).Done);
        Assert.Empty(way.Installations.Lost);
    }

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("account_inactive")]
    [InlineData("invalid_auth")]
    [InlineData("not_authed")]
    public async Task Token_ThatSlackTakesNoMore_StopsEveryCall(string error)
    {
        http.Answer(200, $$"""{"ok":false,"error":"{{error}}"}""");

        Assert.Equal(new SlackResult(SlackOutcome.NotInstalled, error), await PostAsync());
        Assert.Equal(SlackOutcome.NotInstalled, (await UpdateAsync()).Outcome);
        Assert.Equal([(SlackCapture.Team, error)], way.Installations.Lost);
        Assert.Single(http.Calls);
    }

    [Fact]
    public async Task Token_ThatWasReplacedMeanwhile_IsNotHeldAgainstTheNewOne()
    {
        http.Next.Enqueue(_ =>
        {
            way.Installations.Tokens[SlackCapture.Team] = "xoxb-installed-again";
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"ok":false,"error":"token_revoked"}""") });
        });
        http.Answer(200, Ok);

        Assert.True((await PostAsync()).Done);
        Assert.Empty(way.Installations.Lost);
    }

    [Fact]
    public async Task Tenant_WithoutAnInstallation_IsNotCalled()
    {
        Assert.Equal(SlackOutcome.NotInstalled, (await way.Api.PostAsync("T0UNKNOWN00", "C1", null, Drawing, default)).Result.Outcome);
        Assert.Empty(http.Calls);
        Assert.Empty(way.Installations.Lost);
    }

    private async Task<SlackResult> PostAsync() => (await way.Api.PostAsync(SlackCapture.Team, "C1", null, Drawing, default)).Result;

    private Task<SlackResult> UpdateAsync() => way.Api.UpdateAsync(SlackCapture.Team, "C1", "1.2", Drawing, default);
}
