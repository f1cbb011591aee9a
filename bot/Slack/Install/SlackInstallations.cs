using System.Collections.Concurrent;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Slack.Install;

/// <summary>
/// The installations that people made themselves: a document each, its tokens under seal. What is read is kept in memory. All that changes one installation goes
/// through one row, so that a refresh token, which is good once, is spent once; the pair that comes for it is saved before it is used.
/// </summary>
internal sealed partial class SlackInstallations(
    IDocumentStore store, SlackAccess access, TokenSeal seal, SlackSettings settings, TimeProvider time, ILogger<SlackInstallations> log)
    : ISlackInstallations, IDisposable, IAsyncDisposable
{
    /// <summary>No call takes longer than this; what is heard of a token within it may be about the one before.</summary>
    internal static readonly Duration LongestCall = Duration.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Known> known = new();

    private readonly KeyedLock rows = new();

    public async ValueTask<SlackInstallation?> FindAsync(string tenant, CancellationToken ct) => (await KnownAsync(tenant, ct))?.Installation;

    public async ValueTask LoseAsync(string tenant, string reason, CancellationToken ct) => await InRowAsync<object?>(tenant, async () =>
    {
        // A call that went out with the token of an earlier installation says nothing about this one.
        if (await ReadAsync(tenant, ct) is { } now && Now - now.Installation.InstalledAt > LongestCall)
        {
            await EndAsync(now.Installation, reason);
        }

        return null;
    }, ct);

    public ValueTask<bool> ForgetAsync(string tenant, Instant at, CancellationToken ct) => InRowAsync(tenant, async () =>
    {
        while (await store.FindAsync<SlackInstallation>(tenant, ct) is { } read && at >= read.Value.InstalledAt)
        {
            if (await store.CommitAsync([DocumentWrite.Delete(read)], ct) == CommitOutcome.Saved)
            {
                known.TryRemove(tenant, out _);
                Log.Removed(log, tenant);
                return true;
            }
        }

        return false;
    }, ct);

    /// <summary>Somebody has installed the bot, and Slack has granted this: takes the place of any earlier installation there.</summary>
    internal ValueTask<SlackInstallation> InstallAsync(SlackInstallation installation, GrantAnswer grant, CancellationToken ct) =>
        InRowAsync(installation.Tenant, async () =>
        {
            var whole = Sealed(installation with { InstalledAt = Now }, grant);
            await KeepAsync(whole, grant.AccessToken);
            Log.Installed(log, whole.Tenant, whole.Scopes.Count);
            return whole;
        }, ct);

    public void Dispose() => rows.Dispose();

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private ValueTask<Known?> KnownAsync(string tenant, CancellationToken ct) =>
        known.TryGetValue(tenant, out var found) ? ValueTask.FromResult<Known?>(found) : InRowAsync(tenant, () => ReadAsync(tenant, ct), ct);

    private async Task<Known?> ReadAsync(string tenant, CancellationToken ct)
    {
        if (known.TryGetValue(tenant, out var found))
        {
            return found;
        }

        if (await store.FindAsync<SlackInstallation>(tenant, ct) is not { Value: var installation } || !settings.Allows(tenant, installation.Enterprise))
        {
            return null;
        }

        var token = installation.SealedToken is { } kept ? seal.Open(tenant, TokenUse.Calls, kept) : null;
        if (token is null && installation.DeadSince is null)
        {
            // Nothing is thrown away: with the right keys it opens again.
            Log.DoesNotOpen(log, tenant);
        }

        return known[tenant] = new(installation, token);
    }

    // A renewal that brings no new refresh token leaves the old one good.
    private SlackInstallation Sealed(SlackInstallation installation, GrantAnswer grant) => installation with
    {
        SealedToken = seal.Seal(installation.Tenant, TokenUse.Calls, grant.AccessToken!),
        SealedRefreshToken = grant.RefreshToken is { } next ? seal.Seal(installation.Tenant, TokenUse.Renewal, next) : installation.SealedRefreshToken,
        ExpiresAt = grant.ExpiresIn is { } seconds ? Now + Duration.FromSeconds(seconds) : null,
    };

    // The new pair is there already, so whoever asked for it may leave, but it is saved all the same.
    private async Task KeepAsync(SlackInstallation installation, string? token)
    {
        while (true)
        {
            var write = await store.FindAsync<SlackInstallation>(installation.Tenant, CancellationToken.None) is { } read
                ? DocumentWrite.Over(read, installation)
                : DocumentWrite.New(installation.Tenant, installation);
            if (await store.CommitAsync([write], CancellationToken.None) == CommitOutcome.Saved)
            {
                known[installation.Tenant] = new(installation, token);
                return;
            }
        }
    }

    private async Task EndAsync(SlackInstallation installation, string reason)
    {
        if (installation.DeadSince is null)
        {
            await KeepAsync(installation with { DeadSince = Now, SealedToken = null, SealedRefreshToken = null, ExpiresAt = null }, token: null);
            Log.Lost(log, installation.Tenant, reason);
        }
    }

    private async ValueTask<T> InRowAsync<T>(string tenant, Func<Task<T>> work, CancellationToken ct)
    {
        using var alone = await rows.EnterAsync(tenant, ct);
        return await work();
    }

    // A class and not a record, so that it never prints its token.
    private sealed class Known(SlackInstallation installation, string? token)
    {
        internal SlackInstallation Installation { get; } = installation;

        internal string? Token { get; } = token;

        // The last one that was begun; it gives the new token, or null.
        internal Task<string?>? Renewal { get; set; }

        internal Instant RestUntil { get; set; } = Instant.MinValue;

        // Why Slack gives no new token for this one, whenever it is asked.
        internal string? Refusal { get; set; }

        // The operator has heard of a refusal that is not the token's fault.
        internal bool IsTold { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The bot was installed in the Slack workspace {Tenant}, with {Scopes} permissions.")]
        internal static partial void Installed(ILogger log, string tenant, int scopes);

        [LoggerMessage(2, LogLevel.Information, "The bot was removed from the Slack workspace {Tenant}. Its tokens are deleted.")]
        internal static partial void Removed(ILogger log, string tenant);

        [LoggerMessage(3, LogLevel.Error,
            "Slack takes the token of workspace {Tenant} no more ({Reason}). Nothing is sent there, and the token is deleted. Somebody of that workspace has to install the bot again, at /slack/install.")]
        internal static partial void Lost(ILogger log, string tenant, string reason);

        [LoggerMessage(4, LogLevel.Error,
            "The token of the Slack workspace {Tenant} does not open with these keys. Put the folder in Vault:KeyRingPath and the certificate back as they were, or install the bot there again, at /slack/install.")]
        internal static partial void DoesNotOpen(ILogger log, string tenant);

        [LoggerMessage(5, LogLevel.Debug, "The Slack workspace {Tenant} has a new token.")]
        internal static partial void Renewed(ILogger log, string tenant);

        [LoggerMessage(6, LogLevel.Warning, "The token of the Slack workspace {Tenant} could not be renewed ({Error}). The bot tries again.")]
        internal static partial void NotRenewed(ILogger log, string tenant, string error);

        [LoggerMessage(7, LogLevel.Error,
            "Slack does not renew the token of workspace {Tenant} ({Reason}). The token is kept, and the bot tries again every minute. If Slack names the client, look at Slack:ClientId and Slack:ClientSecret.")]
        internal static partial void RenewalRefused(ILogger log, string tenant, string reason);

        [LoggerMessage(8, LogLevel.Error,
            "Slack gives no new token for workspace {Tenant} ({Reason}). The bot works there until {End}. Before that, somebody of that workspace has to install it again, at /slack/install.")]
        internal static partial void RunsOut(ILogger log, string tenant, string reason, Instant? end);
    }
}
