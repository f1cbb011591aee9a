using NodaTime;

namespace ForumBot.Slack.Install;

/// <summary>
/// The one workspace whose token stands in the settings. Slack is asked once whose it is, beside the start or at the first use; if Slack cannot be reached then, it is
/// asked again at the next. Nothing about it is stored. A token that Slack does not take is the operator's to replace, and the bot's to hear of at its next start.
/// </summary>
internal sealed partial class OwnWorkspace(SlackSettings settings, SlackAccess access, TimeProvider time, ILogger<OwnWorkspace> log)
    : BackgroundService, ISlackInstallations
{
    // However many ask meanwhile, Slack is not asked more often than this.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim gate = new(1);
    private DateTimeOffset restUntil;

    // Null until Slack has said whose token it is. Without a tenant: it is nobody's.
    private volatile Answer? known;

    public async ValueTask<SlackInstallation?> FindAsync(string tenant, CancellationToken ct)
    {
        var answer = known ?? await LearnAsync(ct);
        return answer.Installation is { } own && own.Tenant == tenant ? own : null;
    }

    public async ValueTask<string?> TokenAsync(string tenant, CancellationToken ct)
    {
        try
        {
            return await FindAsync(tenant, ct) is { DeadSince: null } ? settings.BotToken : null;
        }
        catch (HttpRequestException)
        {
            // The call that it is for finds out by itself whether Slack can be reached.
            return settings.BotToken;
        }
    }

    /// <summary>A token in the settings does not expire; one that does cannot be renewed.</summary>
    public async ValueTask<string?> RenewAsync(string tenant, string expired, CancellationToken ct)
    {
        await LoseAsync(tenant, "token_expired", ct);
        return null;
    }

    public async ValueTask LoseAsync(string tenant, string reason, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            // Lost before anybody could say whose it is: then it is nobody's.
            if (known is null)
            {
                Refuse(reason);
            }
            else if (known.Installation is { DeadSince: null } own && own.Tenant == tenant)
            {
                known = new(own with { DeadSince = Now });
                Log.Lost(log, own.Tenant, reason);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask<bool> ForgetAsync(string tenant, Instant at, CancellationToken ct)
    {
        if (await FindAsync(tenant, ct) is not { DeadSince: null } own || at < own.InstalledAt)
        {
            return false;
        }

        await LoseAsync(tenant, "app_uninstalled", ct);
        return true;
    }

    public override void Dispose()
    {
        gate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start does not wait for Slack.
        await Task.Yield();
        try
        {
            await LearnAsync(stoppingToken);
        }
        catch (SlackAwayException away)
        {
            Log.Unreachable(log, away.Reason);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            // Somebody has asked a moment before, or the bot stops.
        }
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private async Task<Answer> LearnAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (known is { } already)
            {
                return already;
            }

            if (time.GetUtcNow() < restUntil)
            {
                throw new HttpRequestException("Slack could not be reached a moment ago.");
            }

            // If it cannot be reached this stands; if it can, nobody comes here again.
            restUntil = time.GetUtcNow() + Rest;
            return known = Judge(await access.WhoAsync(settings.BotToken!, ct));
        }
        catch (SlackAwayException away) when (away.RetryAfter > Rest)
        {
            restUntil = time.GetUtcNow() + away.RetryAfter.Value;
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    private Answer Judge(WhoAnswer who)
    {
        if (who is not { Ok: true, Tenant: { Length: > 0 } tenant, UserId: { Length: > 0 } user })
        {
            return Refuse(who.Error ?? "it does not say whose token it is");
        }

        if (!settings.Allows(who.TeamId, who.EnterpriseId))
        {
            Log.NotAllowed(log, tenant);
            return new(null);
        }

        Log.Connected(log, tenant);
        if (who.Scopes is { } scopes && SlackScopes.Lacking(scopes) is { Count: > 0 } lacking)
        {
            Log.Lacking(log, string.Join(", ", lacking));
        }

        return new(new()
        {
            Tenant = tenant,
            Enterprise = who.EnterpriseId,
            AppId = "",
            BotUserId = user,
            BotId = who.BotId,
            Scopes = who.Scopes ?? [],
            InstalledAt = Now,
        });
    }

    private Answer Refuse(string reason)
    {
        Log.Refused(log, reason);
        return known = new(null);
    }

    private sealed record Answer(SlackInstallation? Installation);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Slack is connected to workspace {Tenant}.")]
        internal static partial void Connected(ILogger log, string tenant);

        [LoggerMessage(2, LogLevel.Error,
            "Slack does not take the token in Slack:BotToken ({Reason}). Copy the Bot User OAuth Token again from OAuth & Permissions, and start the bot again. Until then nothing goes to Slack.")]
        internal static partial void Refused(ILogger log, string reason);

        [LoggerMessage(3, LogLevel.Error,
            "Slack takes the token of workspace {Tenant} no more ({Reason}). Nothing is sent there. Install the app there again, set Slack:BotToken to its new token, and start the bot again.")]
        internal static partial void Lost(ILogger log, string tenant, string reason);

        [LoggerMessage(4, LogLevel.Error, "The token in Slack:BotToken is of workspace {Tenant}, which is not on the list Slack:AllowedWorkspaces. Nothing goes to Slack.")]
        internal static partial void NotAllowed(ILogger log, string tenant);

        [LoggerMessage(5, LogLevel.Warning, "Slack could not be asked whose token it is ({Error}). The bot asks again when somebody writes to it.")]
        internal static partial void Unreachable(ILogger log, string error);

        [LoggerMessage(6, LogLevel.Warning,
            "The token in Slack:BotToken lacks these permissions: {Scopes}. What needs them does not work. Update the app from its manifest, install it again, and start the bot again.")]
        internal static partial void Lacking(ILogger log, string scopes);
    }
}
