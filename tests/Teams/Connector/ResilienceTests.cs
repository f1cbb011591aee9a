using ForumBot.Cards;
using ForumBot.Teams.Connector;

namespace ForumBot.Tests.Teams.Connector;

/// <summary>What the bot does while Teams is slow, busy or broken.</summary>
public sealed class ResilienceTests : IDisposable
{
    private static readonly Card Card = NoticeCard.Of("A title", "A sentence.", "Next.");
    private static readonly ConnectorAddress Chat = new(Outbound.Public, Captured.Bot, "a:chat") { Tenant = Captured.Tenant };
    private readonly SignallingTime time = new();
    private readonly ScriptedHttp http = new();
    private readonly Outbound outbound;

    public ResilienceTests() => outbound = Outbound.ToTeams(time, new Outbound.CountedTokens(), http);

    [Fact]
    public async Task Post_ThatIsThrottledFiveTimes_GivesUp()
    {
        for (var i = 0; i < 5; i++)
        {
            http.Answer(429, """{"error":{"code":"Throttled"}}""");
        }

        var sending = PostAsync();
        foreach (var seconds in new[] { 2, 4, 8, 16 })
        {
            await AdvanceAsync(seconds);
        }

        Assert.Equal(new ConnectorResult(ConnectorOutcome.Throttled, 429, ErrorCode: "Throttled"), await sending);
        Assert.Equal(5, http.Calls.Count);
    }

    [Fact]
    public async Task Post_ThatIsAskedForLongPauses_GivesUpAfterAMinute()
    {
        http.Answer(429, retryAfter: "35");
        http.Answer(503, retryAfter: "36");
        var sending = PostAsync();
        await AdvanceAsync(35);
        await time.WaitForAsync(TimeSpan.FromSeconds(36));
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(25));

        Assert.Equal(new ConnectorResult(ConnectorOutcome.Unreachable, 503), await sending);
        Assert.Equal(2, http.Calls.Count);
    }

    [Fact]
    public async Task Post_AfterAPauseOfAnHourWasAskedFor_IsNotEvenTried()
    {
        http.Answer(429, retryAfter: "3600");

        Assert.Equal(ConnectorOutcome.Throttled, (await PostAsync()).Outcome);
        Assert.Equal(ConnectorOutcome.Throttled, (await PostAsync()).Outcome);
        Assert.Single(http.Calls);
    }

    [Fact]
    public async Task Post_WhileAnotherConversationIsThrottled_GoesAtOnce()
    {
        http.Answer(429, retryAfter: "30");
        var throttled = PostAsync();
        await time.WaitForAsync(TimeSpan.FromSeconds(30));

        Assert.True((await outbound.Client.PostAsync(Chat with { Conversation = "a:another" }, Card, default)).Done);
        Assert.False(throttled.IsCompleted);
    }

    [Fact]
    public async Task Post_ThatNobodyAnswers_MayHaveArrivedAndIsNotRepeated()
    {
        http.NeverAnswer();
        var sending = PostAsync();
        await time.WaitForAsync(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(new ConnectorResult(ConnectorOutcome.Unreachable), await sending);
        Assert.Single(http.Calls);
    }

    [Fact]
    public async Task Post_WhoseConnectionIsLost_MayHaveArrivedAndIsNotRepeated()
    {
        http.Fail(new HttpRequestException(HttpRequestError.ResponseEnded));

        Assert.Equal(new ConnectorResult(ConnectorOutcome.Unreachable), await PostAsync());
        Assert.Single(http.Calls);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task Post_ThatNeverLeft_IsTriedAgain(HttpRequestError fault)
    {
        http.Fail(new HttpRequestException(fault));
        var sending = PostAsync();
        await AdvanceAsync(2);

        Assert.True((await sending).Done);
    }

    [Fact]
    public async Task Post_WhoseConnectionTookTooLong_IsTriedAgain()
    {
        http.Fail(new TaskCanceledException("slow", new TimeoutException()));
        var sending = PostAsync();
        await AdvanceAsync(2);

        Assert.True((await sending).Done);
    }

    [Fact]
    public async Task Update_WhoseConnectionIsLost_IsRepeated()
    {
        http.Fail(new HttpRequestException(HttpRequestError.ResponseEnded));
        var sending = outbound.Client.UpdateAsync(Chat, "1", Card, default);
        await AdvanceAsync(2);

        Assert.True((await sending).Done);
    }

    [Fact]
    public async Task Post_WhoseCallerLeaves_IsBrokenOff()
    {
        http.Answer(429, retryAfter: "30");
        using var leaving = new CancellationTokenSource();
        var sending = outbound.Client.PostAsync(Chat, Card, leaving.Token);
        await time.WaitForAsync(TimeSpan.FromSeconds(30));
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Post_OfACardBeyond80KB_IsTooBigAndNotSent()
    {
        var result = await outbound.Client.PostAsync(Chat, NoticeCard.Of("A title", new string('x', 41_000), "Next."), default);

        Assert.Equal(new ConnectorResult(ConnectorOutcome.TooBig), result);
        Assert.Empty(http.Calls);
    }

    [Fact]
    public async Task Member_ThatIsNotThere_IsGone()
    {
        http.Answer(404);

        Assert.Equal(
            new ConnectorReading<Member>(new(ConnectorOutcome.MemberGone, 404), null), await outbound.Client.MemberAsync(Chat, "29:user", default));
    }

    [Fact]
    public async Task Members_ThatCannotBeRead_AreDoneWithoutAnAnswer()
    {
        http.Answer(200, "not json");

        Assert.Equal(new ConnectorReading<MembersPage>(new(ConnectorOutcome.Done, 200), null), await outbound.Client.MembersAsync(Chat, null, default));
    }

    public void Dispose()
    {
        outbound.Dispose();
        http.Dispose();
    }

    private Task<ConnectorResult> PostAsync() => outbound.Client.PostAsync(Chat, Card, default);

    private async Task AdvanceAsync(int seconds)
    {
        await time.WaitForAsync(TimeSpan.FromSeconds(seconds));
        time.Advance(TimeSpan.FromSeconds(seconds));
    }
}
