using System.Collections.Frozen;
using NodaTime;

namespace ForumBot.Slack.Install;

// Tokens that run out. The next is fetched beside: while a token is good nobody waits for it, and nobody who leaves breaks it off.
internal sealed partial class SlackInstallations
{
    /// <summary>How long before its end a token is renewed. Slack gives it twelve hours. Source: Slack's advice on token rotation.</summary>
    internal static readonly Duration RenewedBefore = Duration.FromHours(2);

    /// <summary>How long Slack is left alone when it could not be reached for a new token while the old one still works.</summary>
    internal static readonly Duration Rest = Duration.FromMinutes(1);

    // Whatever else is wrong, such as the app's own secret, is put right without the workspace, and its tokens work again.
    private static readonly FrozenSet<string> AboutTheToken = FrozenSet.ToFrozenSet(
        ["invalid_refresh_token", "token_revoked", "token_expired", "invalid_auth", "account_inactive"]);

    private readonly Lock renewals = new();

    public async ValueTask<string?> TokenAsync(string tenant, CancellationToken ct)
    {
        if (await KnownAsync(tenant, ct) is not { Token: { } token } now)
        {
            return null;
        }

        if (now.Installation.ExpiresAt is not { } end || Now < end - RenewedBefore)
        {
            return token;
        }

        if (Now < end)
        {
            // Somebody may be waiting for a window, and the old one is good for a while.
            if (now.Refusal is null && Now >= now.RestUntil)
            {
                _ = RenewalOf(tenant, now, isEarly: true);
            }

            return token;
        }

        try
        {
            return await RenewAsync(tenant, token, ct);
        }
        catch (HttpRequestException)
        {
            // The call that it is for finds out by itself whether Slack can be reached.
            return token;
        }
    }

    public async ValueTask<string?> RenewAsync(string tenant, string expired, CancellationToken ct)
    {
        if (await KnownAsync(tenant, ct) is not { Token: { } token } now)
        {
            return null;
        }

        if (token != expired)
        {
            return token;
        }

        if (await RenewalOf(tenant, now, isEarly: false).WaitAsync(ct) is { } renewed)
        {
            return renewed;
        }

        if (now.Refusal is not { } reason)
        {
            throw new HttpRequestException("There is no new token to be had just now.");
        }

        return await InRowAsync(tenant, async () =>
        {
            if (await ReadAsync(tenant, ct) == now)
            {
                await EndAsync(now.Installation, reason);
            }

            return (await ReadAsync(tenant, ct))?.Token;
        }, ct);
    }

    /// <summary>Waits for the renewals that are under way, so that what comes of them is saved.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (renewals)
        {
            running = [.. known.Values.Select(one => one.Renewal).OfType<Task>()];
        }

        await Task.WhenAll(running);
        Dispose();
    }

    // One at a time for each token, and nobody's to break off: when Slack has spent the refresh token, there is only the pair that it gives for it.
    private Task<string?> RenewalOf(string tenant, Known now, bool isEarly)
    {
        lock (renewals)
        {
            return now.Renewal is { IsCompleted: false } running ? running : now.Renewal = Task.Run(() => ExchangeAsync(tenant, now, isEarly));
        }
    }

    // Never fails: without a new token it is noted whether Slack refuses it for good, or until when Slack is left alone.
    private async Task<string?> ExchangeAsync(string tenant, Known now, bool isEarly)
    {
        using var alone = await rows.EnterAsync(tenant, CancellationToken.None);
        var current = known.GetValueOrDefault(tenant);
        if (current != now)
        {
            // It was installed again or removed while this waited for its turn.
            return current?.Token;
        }

        if (Now < now.RestUntil)
        {
            return null;
        }

        try
        {
            var answer = now.Installation.SealedRefreshToken is { } kept && seal.Open(tenant, TokenUse.Renewal, kept) is { } refreshToken
                ? await access.RefreshAsync(refreshToken, CancellationToken.None)
                : new() { Error = "token_expired" };
            if (answer is { Ok: true, AccessToken: { Length: > 0 } renewed })
            {
                await KeepAsync(Sealed(now.Installation, answer), renewed);
                Log.Renewed(log, tenant);
                return renewed;
            }

            Refused(now, answer.Error ?? "no token came", isEarly);
        }
        catch (Exception fault)
        {
            var away = fault as SlackAwayException;
            now.RestUntil = Now + Duration.Max(Rest, Duration.FromTimeSpan(away?.RetryAfter ?? TimeSpan.Zero));
            Log.NotRenewed(log, tenant, away?.Reason ?? fault.GetType().Name);
        }

        return null;
    }

    // The token that there is works to its end all the same.
    private void Refused(Known now, string reason, bool isEarly)
    {
        var tenant = now.Installation.Tenant;
        if (AboutTheToken.Contains(reason))
        {
            now.Refusal = reason;
            if (isEarly)
            {
                Log.RunsOut(log, tenant, reason, now.Installation.ExpiresAt);
            }

            return;
        }

        now.RestUntil = Now + Rest;
        if (!now.IsTold)
        {
            now.IsTold = true;
            Log.RenewalRefused(log, tenant, reason);
        }
    }
}
