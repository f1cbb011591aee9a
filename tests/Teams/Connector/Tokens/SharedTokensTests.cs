using ForumBot.Teams.Connector.Tokens;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Teams.Connector.Tokens;

public sealed class SharedTokensTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider time = new(new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero));
    private readonly Taken log = new();
    private readonly SharedTokens tokens;
    private int fetched;
    private Func<Task>? before;

    public SharedTokensTests() => tokens = new(FetchAsync, time, log);

    [Fact]
    public async Task Get_ByManyAtOnce_FetchesOnce()
    {
        var authority = new TaskCompletionSource();
        before = () => authority.Task;
        var all = Enumerable.Range(0, 100).Select(_ => GetAsync()).ToArray();
        authority.SetResult();

        Assert.All(await Task.WhenAll(all), token => Assert.Equal("token-1", token));
        Assert.Equal(1, fetched);
    }

    [Fact]
    public async Task Get_WhileTheTokenIsGood_FetchesNoOther()
    {
        await GetAsync();
        time.Advance(TimeSpan.FromMinutes(49));

        Assert.Equal("token-1", await GetAsync());
        Assert.Equal(1, fetched);
    }

    [Fact]
    public async Task Get_WhileTheTokenIsAboutToExpire_IsAnsweredAtOnceAndRenewsInTheBackground()
    {
        await GetAsync();
        time.Advance(TimeSpan.FromMinutes(51));
        var authority = new TaskCompletionSource();
        before = () => authority.Task;

        Assert.Equal("token-1", await GetAsync());
        Assert.Equal("token-1", await GetAsync());
        authority.SetResult();
        Assert.Equal("token-2", await EventuallyAsync("token-2"));
        Assert.Equal(2, fetched);
    }

    [Fact]
    public async Task Get_OnceTheTokenHasExpired_WaitsForANewOne()
    {
        await GetAsync();
        time.Advance(Hour - TimeSpan.FromSeconds(30));

        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task Renew_ByManyWhoWereRefusedTogether_FetchesOnce()
    {
        await GetAsync();
        time.Advance(SharedTokens.Rest);
        var authority = new TaskCompletionSource();
        before = () => authority.Task;
        var all = Enumerable.Range(0, 100).Select(_ => RenewAsync()).ToArray();
        authority.SetResult();

        Assert.All(await Task.WhenAll(all), token => Assert.Equal("token-2", token));
        Assert.Equal("token-2", await RenewAsync());
        Assert.Equal(2, fetched);
    }

    [Fact]
    public async Task Renew_OnceTheAuthorityHasRested_FetchesAgain()
    {
        await GetAsync();
        time.Advance(SharedTokens.Rest);
        await RenewAsync();
        time.Advance(SharedTokens.Rest);

        Assert.Equal("token-3", await RenewAsync());
    }

    [Fact]
    public async Task Get_AfterARefusal_LeavesTheAuthorityAloneForAWhile()
    {
        before = () => Task.FromException(new NoTokenException("The authority refuses it.", isLasting: true));
        await Assert.ThrowsAsync<NoTokenException>(GetAsync);
        var second = await Assert.ThrowsAsync<NoTokenException>(GetAsync);

        Assert.True(second.IsLasting);
        Assert.Equal(1, fetched);
        time.Advance(SharedTokens.Rest);
        before = null;
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task Get_WhileTheAuthorityIsDown_GoesOnWithTheTokenThereIs()
    {
        await GetAsync();
        time.Advance(TimeSpan.FromMinutes(51));
        before = () => Task.FromException(new HttpRequestException("down"));

        Assert.Equal("token-1", await GetAsync());
        Assert.Equal("token-1", await RenewAsync());
    }

    [Fact]
    public async Task Get_WhenTheAuthorityDoesNotAnswer_GivesUp()
    {
        before = () => Task.Delay(Timeout.Infinite, stop);
        var getting = GetAsync();
        while (fetched == 0)
        {
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromSeconds(20));

        Assert.False((await Assert.ThrowsAsync<NoTokenException>(() => getting)).IsLasting);
    }

    [Fact]
    public async Task Get_ByOneWhoLeaves_TakesNothingFromTheOthers()
    {
        var authority = new TaskCompletionSource();
        before = () => authority.Task;
        using var leaving = new CancellationTokenSource();
        var leaver = tokens.GetAsync(renew: false, leaving.Token).AsTask();
        var other = GetAsync();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
        authority.SetResult();

        Assert.Equal("token-1", await other);
    }

    [Fact]
    public async Task Get_OfATokenThatHasExpiredAlready_IsAFaultAndNotALoop()
    {
        var late = new SharedTokens(_ => Task.FromResult(new OwnToken("old", TimeSpan.Zero)), time, log);

        Assert.True((await Assert.ThrowsAsync<NoTokenException>(() => late.GetAsync(renew: false, default).AsTask())).IsLasting);
    }

    [Fact]
    public async Task Get_OfATokenOrOfNone_LogsNeverTheToken()
    {
        await GetAsync();
        time.Advance(Hour);
        before = () => Task.FromException(new InvalidOperationException("client_secret=hidden"));
        await Assert.ThrowsAsync<NoTokenException>(GetAsync);

        Assert.Equal(2, log.Lines.Count);
        Assert.DoesNotContain(log.Lines, line => line.Contains("token-1", StringComparison.Ordinal) || line.Contains("hidden", StringComparison.Ordinal));
    }

    private CancellationToken stop;

    private async Task<OwnToken> FetchAsync(CancellationToken ct)
    {
        stop = ct;
        var number = Interlocked.Increment(ref fetched);
        await (before?.Invoke() ?? Task.CompletedTask);
        return new($"token-{number}", Hour);
    }

    private Task<string?> GetAsync() => tokens.GetAsync(renew: false, default).AsTask();

    private Task<string?> RenewAsync() => tokens.GetAsync(renew: true, default).AsTask();

    private async Task<string?> EventuallyAsync(string wanted)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await GetAsync() is var token)
        {
            if (token == wanted)
            {
                return token;
            }

            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return null;
    }

    private sealed class Taken : ILogger<SharedTokens>
    {
        internal List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
            {
                Lines.Add(formatter(state, exception) + exception);
            }
        }
    }
}
