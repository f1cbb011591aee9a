using System.Threading.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace ForumBot.Slack.Install;

/// <summary>
/// <c>GET /slack/install</c> sends somebody to Slack, <c>GET /slack/oauth_redirect</c> takes them back. Only the browser that was sent may come back, once and
/// within ten minutes; otherwise a stranger's installation could be slipped under somebody else's hand. Nothing is stored before Slack has given a token.
/// Source: "Installing with OAuth" in Slack's documentation; section 10.12 of RFC 6749.
/// </summary>
internal sealed partial class InstallFlow(
    SlackSettings settings, PublicAddress address, SlackAccess access, SlackInstallations installations, InstallStates states, ILogger<InstallFlow> log) : IDisposable
{
    internal const string InstallPath = "/slack/install";
    internal const string ReturnPath = "/slack/oauth_redirect";

    /// <summary>The browser's half. A name with this beginning is taken by browsers for this very host alone, over https.</summary>
    internal const string Cookie = "__Host-forumbot-install";

    internal const int PerAddressAMinute = 30;
    internal const int PerMinute = 300;
    private const int LongestCode = 1024;

    private readonly PartitionedRateLimiter<string> visits = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(network => RateLimitPartition.GetFixedWindowLimiter(network, _ => Window(PerAddressAMinute))),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetFixedWindowLimiter("all", _ => Window(PerMinute))));

    private Uri Again => address.Of(InstallPath)!;

    private Uri Return => address.Of(ReturnPath)!;

    public void Dispose() => visits.Dispose();

    internal IResult Begin(HttpContext http)
    {
        if (!MayEnter(http))
        {
            return InstallPages.TooMany().Show(http);
        }

        var (state, browser) = states.Begin();
        http.Response.Cookies.Append(Cookie, browser, new()
        {
            Secure = true,
            HttpOnly = true,
            // The way back is a link that somebody follows from Slack's page, so a stricter cookie would stay behind.
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = InstallStates.Lasts,
            IsEssential = true,
        });
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        // Not by a result, which writes down where it leads to.
        http.Response.Redirect(QueryHelpers.AddQueryString(access.AuthorizeAddress.AbsoluteUri, new Dictionary<string, string?>
        {
            ["client_id"] = settings.ClientId,
            ["scope"] = string.Join(',', SlackScopes.Bot),
            ["redirect_uri"] = Return.AbsoluteUri,
            ["state"] = state,
        }));
        return Results.Empty;
    }

    internal async Task<IResult> ReturnAsync(HttpContext http) => (MayEnter(http) ? await ReturnedAsync(http) : InstallPages.TooMany()).Show(http);

    private async Task<InstallPage> ReturnedAsync(HttpContext http)
    {
        var browser = http.Request.Cookies[Cookie];
        http.Response.Cookies.Delete(Cookie, new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" });
        var query = http.Request.Query;
        if (!states.Take(One(query, "state"), browser))
        {
            return InstallPages.NotBegunHere(Again);
        }

        if (query.ContainsKey("error"))
        {
            return InstallPages.Refused(Again);
        }

        if (One(query, "code") is not { Length: > 0 and <= LongestCode } code)
        {
            return InstallPages.NotBegunHere(Again);
        }

        try
        {
            // Slack's code is good once, so a browser that goes away now ends nothing.
            return await InstallAsync(code, CancellationToken.None);
        }
        catch (SlackAwayException away)
        {
            Log.OutOfReach(log, away.Reason);
            return InstallPages.OutOfReach(Again);
        }
    }

    private async Task<InstallPage> InstallAsync(string code, CancellationToken ct)
    {
        var grant = await access.GrantAsync(code, Return, ct);
        if (!grant.Ok || grant.AccessToken is not { Length: > 0 } token || Tenant(grant) is not { } tenant)
        {
            Log.Refused(log, grant.Error ?? "the answer names no token or no workspace");
            return InstallPages.SlackWouldNot(Again);
        }

        // The token says itself whose it is; it has to be the same.
        var who = await access.WhoAsync(token, ct);
        if (!who.Ok || grant.TokenType != "bot" || grant.BotUserId != who.UserId || (grant.IsEnterpriseInstall ? who.EnterpriseId ?? who.TeamId : who.TeamId) != tenant)
        {
            Log.Refused(log, who.Error ?? "the token is not a bot’s, or of another workspace");
            return InstallPages.SlackWouldNot(Again);
        }

        if (!settings.Allows(grant.Team?.Id, grant.Enterprise?.Id))
        {
            await access.RevokeAsync(token, ct);
            Log.NotAllowed(log, tenant);
            return InstallPages.NotForThisWorkspace();
        }

        var scopes = SlackScopes.Of(grant.Scope);
        var lacking = SlackScopes.Lacking(scopes);
        var kept = await installations.InstallAsync(
            new()
            {
                Tenant = tenant,
                Enterprise = grant.Enterprise?.Id,
                AppId = grant.AppId ?? "",
                BotUserId = grant.BotUserId!,
                BotId = who.BotId,
                Scopes = scopes,
            },
            grant,
            ct);
        if (lacking.Count > 0)
        {
            Log.Lacking(log, tenant, string.Join(", ", lacking));
        }

        return InstallPages.Installed(kept, (grant.IsEnterpriseInstall ? grant.Enterprise : grant.Team)?.Name, lacking.Count > 0, InSlack(kept));
    }

    private static string? Tenant(GrantAnswer grant) => (grant.IsEnterpriseInstall ? grant.Enterprise : grant.Team)?.Id;

    private Uri InSlack(SlackInstallation installed) => new(QueryHelpers.AddQueryString(
        new Uri(settings.ApiUrl, "../app_redirect").AbsoluteUri,
        new Dictionary<string, string?> { ["app"] = installed.AppId, ["team"] = installed.Tenant }));

    private bool MayEnter(HttpContext http)
    {
        using var lease = visits.AttemptAcquire(CallerNetwork.Of(http));
        if (!lease.IsAcquired)
        {
            http.Response.Headers.RetryAfter = "60";
        }

        return lease.IsAcquired;
    }

    // A thing that is there twice is nothing we sent.
    private static string? One(IQueryCollection query, string name) => query.TryGetValue(name, out var values) && values is [{ } one] ? one : null;

    private static FixedWindowRateLimiterOptions Window(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), AutoReplenishment = true };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Slack did not finish an installation: {Reason}. If it says bad_redirect_uri, add the address /slack/oauth_redirect of this bot to the app’s redirect URLs; if it names the client, look at Slack:ClientId and Slack:ClientSecret.")]
        internal static partial void Refused(ILogger log, string reason);

        [LoggerMessage(2, LogLevel.Warning, "The workspace {Tenant} is not on the list Slack:AllowedWorkspaces. The bot was not installed there, and the token was given back.")]
        internal static partial void NotAllowed(ILogger log, string tenant);

        [LoggerMessage(3, LogLevel.Warning, "The workspace {Tenant} was installed without these permissions: {Scopes}. Update the app from its manifest, and install it there again.")]
        internal static partial void Lacking(ILogger log, string tenant, string scopes);

        [LoggerMessage(4, LogLevel.Warning, "An installation was not finished, because Slack cannot be reached ({Error}).")]
        internal static partial void OutOfReach(ILogger log, string error);
    }
}
