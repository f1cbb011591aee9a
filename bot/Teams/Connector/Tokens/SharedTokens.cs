namespace ForumBot.Teams.Connector.Tokens;

/// <summary>
/// One token for all callers. However many ask at the same moment, it is fetched once. It is renewed in the background a while before it
/// expires, so that nobody waits and a short outage of the authority is not felt. After a fetch, whatever came of it, the authority has a rest:
/// a refused token is not fetched again and again, and neither is one that cannot be had.
/// </summary>
internal sealed partial class SharedTokens(Func<CancellationToken, Task<OwnToken>> fetch, TimeProvider time, ILogger<SharedTokens> log) : IConnectorTokens
{
    /// <summary>How long the authority is left alone after a fetch. Longer than a try at the Connector takes, so that those refused together renew once.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    /// <summary>How long before its end a token is renewed at most; one that lives an hour or less is renewed in the last sixth of its life.</summary>
    internal static readonly TimeSpan RenewedBefore = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan UnusableBefore = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private OwnToken? current;
    private DateTimeOffset renewFrom;
    private DateTimeOffset usableUntil;
    private DateTimeOffset restUntil;
    private NoTokenException? failure;
    private Task? flight;

    public async ValueTask<string?> GetAsync(bool renew, CancellationToken ct)
    {
        while (true)
        {
            Task fetching;
            lock (gate)
            {
                var now = time.GetUtcNow();
                var rests = now < restUntil;
                if (current is { } token && now < usableUntil && !(renew && (flight is not null || !rests)))
                {
                    if (now >= renewFrom && !rests)
                    {
                        flight ??= FlyAsync();
                    }

                    return token.Value;
                }

                if (flight is null && rests && failure is { } last)
                {
                    throw new NoTokenException(last.Message, last.IsLasting);
                }

                fetching = flight ??= FlyAsync();
            }

            // A caller that leaves does not take the fetch away from the others.
            await fetching.WaitAsync(ct);
            renew = false;
        }
    }

    // Never fails: what came of it is kept for whoever waits, and for those who come soon after.
    private async Task FlyAsync()
    {
        // Off the caller's back, who holds the lock: signing an assertion takes a while.
        await Task.Yield();
        try
        {
            using var late = new CancellationTokenSource(LongestFetch, time);
            Keep(await fetch(late.Token));
        }
        catch (NoTokenException refused)
        {
            Keep(refused);
        }
        catch (OperationCanceledException)
        {
            Keep(new NoTokenException("The bot has no token: the authority did not answer in time.", isLasting: false));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Keep(new NoTokenException($"The bot has no token: {fault.GetType().Name}.", isLasting: false));
        }
    }

    private void Keep(OwnToken token)
    {
        var life = token.Life;
        if (life <= TimeSpan.Zero)
        {
            Keep(new NoTokenException("The bot’s new token has expired already. Check this machine’s clock.", isLasting: true));
            return;
        }

        var expires = time.GetUtcNow() + life;
        lock (gate)
        {
            current = token;
            failure = null;
            renewFrom = expires - Min(RenewedBefore, life / 6);
            usableUntil = expires - Min(UnusableBefore, life / 12);
            Land();
        }

        Log.Fetched(log, expires);
    }

    private void Keep(NoTokenException refused)
    {
        lock (gate)
        {
            failure = refused;
            Land();
        }

        Log.NotFetched(log, refused.Message);
    }

    private void Land()
    {
        restUntil = time.GetUtcNow() + Rest;
        flight = null;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "The bot has a new token, good until {Expires:u}.")]
        internal static partial void Fetched(ILogger log, DateTimeOffset expires);

        [LoggerMessage(2, LogLevel.Error, "{Sentence}")]
        internal static partial void NotFetched(ILogger log, string sentence);
    }
}
