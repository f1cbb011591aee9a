using ForumBot.Cards.BlockKit;
using ForumBot.Slack.Web;
using ForumBot.Tests.Teams;
using ForumBot.Tests.Teams.Connector;

namespace ForumBot.Tests.Slack.Web;

/// <summary>What the bot does while Slack is slow, busy or broken.</summary>
public sealed class SlackLineTests : IDisposable
{
    private const string Ok = """{"ok":true,"channel":"C1","ts":"1.2","view":{"id":"V1","hash":"h"},"user":{"id":"U1","team_id":"T0FORUM0001"}}""";
    private static readonly BlockKitDrawing Drawing = new("""[{"type":"divider"}]""", "Words");
    private readonly SignallingTime time = new();
    private readonly ScriptedHttp http = new();
    private readonly SlackOut way;

    public SlackLineTests() => way = SlackOut.ToSlack(time, http);

    public void Dispose()
    {
        way.Dispose();
        http.Dispose();
    }

    [Fact]
    public async Task Post_ThatIsTooMuch_GoesAfterThePauseThatWasAskedFor()
    {
        http.Answer(429, """{"ok":false,"error":"ratelimited"}""", retryAfter: "7");
        http.Answer(200, Ok);
        var sending = PostAsync();
        await AdvanceAsync(7);

        Assert.True((await sending).Done);
        Assert.Equal(2, http.Calls.Count);
    }

    [Fact]
    public async Task Post_ThatIsTooMuchWithoutAPause_WaitsHalfAMinute()
    {
        http.Answer(429);
        http.Answer(200, Ok);
        var sending = PostAsync();
        await AdvanceAsync(30);

        Assert.True((await sending).Done);
    }

    [Fact]
    public async Task Post_ThatIsTooMuchInAWordAlone_WaitsToo()
    {
        http.Answer(200, """{"ok":false,"error":"rate_limited"}""", retryAfter: "3");
        http.Answer(200, Ok);
        var sending = PostAsync();
        await AdvanceAsync(3);

        Assert.True((await sending).Done);
    }

    [Fact]
    public async Task Post_WhileAPauseOfOverAMinuteRuns_IsNotEvenTried()
    {
        http.Answer(429, retryAfter: "61");

        Assert.Equal(SlackOutcome.Throttled, (await PostAsync()).Outcome);
        Assert.Equal(SlackOutcome.Throttled, (await PostAsync("C0ANOTHER01")).Outcome);
        Assert.Single(http.Calls);

        time.Advance(TimeSpan.FromSeconds(2));
        http.Answer(200, Ok);
        var later = PostAsync();
        await AdvanceAsync(59);
        Assert.True((await later).Done);
    }

    [Fact]
    public async Task Post_WhoseChannelIsThrottledForAMinute_GivesUpInTime()
    {
        http.Answer(429, retryAfter: "35");
        http.Answer(429, retryAfter: "35");
        var sending = PostAsync();
        await time.WaitForAsync(TimeSpan.FromSeconds(35));
        var again = time.WaitForNextAsync(TimeSpan.FromSeconds(35));
        time.Advance(TimeSpan.FromSeconds(35));
        await again;
        time.Advance(TimeSpan.FromSeconds(25));

        Assert.Equal(SlackOutcome.Throttled, (await sending).Outcome);
        Assert.Equal(2, http.Calls.Count);
    }

    [Fact]
    public async Task Pause_OfOneMethodInOneWorkspace_HoldsNothingElse()
    {
        way.Installations.Tokens["T0ANOTHER01"] = "xoxb-another";
        http.Answer(429, retryAfter: "30");
        var throttled = PostAsync();
        await time.WaitForAsync(TimeSpan.FromSeconds(30));
        http.Answer(200, Ok);
        http.Answer(200, Ok);

        Assert.True((await UpdateAsync()).Done);
        Assert.True((await way.Api.PostAsync("T0ANOTHER01", "C1", null, Drawing, default)).Result.Done);
        Assert.False(throttled.IsCompleted);
    }

    [Fact]
    public async Task Post_ThatNobodyAnswers_MayHaveArrivedAndIsNotRepeated()
    {
        http.NeverAnswer();
        var sending = PostAsync();
        await AdvanceAsync(10);

        Assert.Equal(new SlackResult(SlackOutcome.Unreachable), await sending);
        Assert.Single(http.Calls);
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(502, "<html></html>")]
    [InlineData(503, null)]
    [InlineData(200, """{"ok":false,"error":"internal_error"}""")]
    [InlineData(200, "not json")]
    public async Task Post_ThatBrokeAtSlacks_MayHaveArrivedAndIsNotRepeated(int status, string? body)
    {
        http.Answer(status, body);

        Assert.Equal(SlackOutcome.Unreachable, (await PostAsync()).Outcome);
        Assert.Single(http.Calls);
    }

    [Fact]
    public async Task Post_ThatNeverLeft_IsTriedAgain()
    {
        http.Fail(new HttpRequestException(HttpRequestError.ConnectionError));
        http.Answer(200, Ok);
        var sending = PostAsync();
        await AdvanceAsync(2);

        Assert.True((await sending).Done);
    }

    [Fact]
    public async Task Update_ThatBreaks_IsTriedFiveTimesWithLongerAndLongerPauses()
    {
        for (var i = 0; i < 5; i++)
        {
            http.Answer(503);
        }

        var sending = UpdateAsync();
        foreach (var seconds in new[] { 2, 4, 8, 16 })
        {
            await AdvanceAsync(seconds);
        }

        Assert.Equal(new SlackResult(SlackOutcome.Unreachable), await sending);
        Assert.Equal(5, http.Calls.Count);
    }

    [Fact]
    public async Task Look_ThatTakesTooLong_GivesUpLongBeforeAMinute()
    {
        http.Answer(429, retryAfter: "20");
        var looking = way.Api.UserAsync(SlackCapture.Team, "U1", default);
        await time.WaitForAsync(TimeSpan.FromSeconds(20));
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(SlackOutcome.Throttled, (await looking).Result.Outcome);
    }

    [Fact]
    public async Task OpenView_ThatIsNotAnswered_IsGivenUpAfterTwoSeconds()
    {
        http.NeverAnswer();
        var opening = OpenViewAsync();
        await AdvanceAsync(2);

        Assert.Equal(SlackOutcome.Unreachable, (await opening).Outcome);
        Assert.Single(http.Calls);
    }

    [Theory]
    [InlineData(429, SlackOutcome.Throttled)]
    [InlineData(503, SlackOutcome.Unreachable)]
    internal async Task OpenView_ThatFails_IsNotTriedAgain(int status, SlackOutcome outcome)
    {
        http.Answer(status);

        Assert.Equal(outcome, (await OpenViewAsync()).Outcome);
        Assert.Single(http.Calls);
    }

    [Fact]
    public async Task OpenView_WhileItsMethodIsHeld_SaysSoAtOnce()
    {
        http.Answer(429, retryAfter: "5");
        await OpenViewAsync();

        Assert.Equal(SlackOutcome.Throttled, (await OpenViewAsync()).Outcome);
        Assert.Single(http.Calls);
    }

    [Fact]
    public async Task Call_WhoseCallerLeaves_IsBrokenOff()
    {
        http.Answer(429, retryAfter: "30");
        using var leaving = new CancellationTokenSource();
        var sending = way.Api.PostAsync(SlackCapture.Team, "C1", null, Drawing, leaving.Token);
        await time.WaitForAsync(TimeSpan.FromSeconds(30));
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Organisation_ThatIsBeingChanged_IsLeftAloneForAnHour()
    {
        http.Answer(200, """{"ok":false,"error":"team_added_to_org"}""");
        await PostAsync();

        Assert.Equal(SlackOutcome.Throttled, (await PostAsync()).Outcome);
        Assert.Single(http.Calls);
        time.Advance(TimeSpan.FromHours(1));
        http.Answer(200, Ok);
        Assert.True((await PostAsync()).Done);
    }

    private async Task<SlackResult> PostAsync(string channel = "C1") =>
        (await way.Api.PostAsync(SlackCapture.Team, channel, null, Drawing, default)).Result;

    private Task<SlackResult> UpdateAsync() => way.Api.UpdateAsync(SlackCapture.Team, "C1", "1.2", Drawing, default);

    private async Task<SlackResult> OpenViewAsync() => (await way.Api.OpenViewAsync(SlackCapture.Team, "trigger", new("{}", ""), default)).Result;

    private async Task AdvanceAsync(int seconds)
    {
        await time.WaitForAsync(TimeSpan.FromSeconds(seconds));
        time.Advance(TimeSpan.FromSeconds(seconds));
    }
}
