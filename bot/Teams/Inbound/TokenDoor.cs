using System.Collections.Concurrent;
using ForumBot.Teams.Connector;

namespace ForumBot.Teams.Inbound;

/// <summary>
/// With credentials: only the Bot Connector may bring activities, with a token for this bot, and only activities that the token covers.
/// The token is checked before the body is read; nothing of the body is stored, called or logged before it has passed as well.
/// Source: "Authentication with the Bot Connector API"; the tenant and the recipient are our own checks, because the token does not name them.
/// </summary>
internal sealed partial class TokenDoor(
    TeamsSettings settings, ServiceHosts hosts, TokenCheck check, TimeProvider time, ILogger<TokenDoor> log) : ITeamsDoor
{
    // Anybody on the internet may knock; they shall not fill the disk by it.
    private static readonly TimeSpan SameWarningAgain = TimeSpan.FromMinutes(1);

    private readonly string bot = "28:" + settings.AppId;
    private readonly ConcurrentDictionary<string, DateTimeOffset> warned = new();

    public void Announce() => Log.Connected(log, settings.AppId!, settings.AllowedTenants.Count);

    public async ValueTask<Visitor?> AdmitAsync(HttpContext http)
    {
        var (visitor, why) = BearerToken.Of(http.Request.Headers) is { } token
            ? await check.CheckAsync(token, http.RequestAborted)
            : (null, "it does not carry exactly one bearer token");
        if (visitor is null)
        {
            Warn(why!);
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return visitor;
    }

    public bool MayBring(Visitor visitor, Activity activity)
    {
        var why = activity.ChannelId != Translator.Channel ? "it is not from Teams"
            : !string.Equals(visitor.ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase) ? "its service URL is not the token’s"
            : !hosts.IsAllowed(activity.ServiceUrl) ? "its service URL is none of Teams’"
            : !IsFromAnAllowedTenant(activity) ? "its tenant is not on the list Teams:AllowedTenants"
            : !IsForThisBot(activity.Recipient?.Id) ? "it is for another bot"
            : null;
        if (why is not null)
        {
            Warn(why);
        }

        return why is null;
    }

    // Teams names the tenant twice. One may be missing; two that differ are nobody's.
    private bool IsFromAnAllowedTenant(Activity activity)
    {
        var (first, second) = (activity.Conversation?.TenantId, activity.ChannelData?.Tenant?.Id);
        return EntraId.Normalise(first ?? second) is { } tenant
            && tenant == EntraId.Normalise(second ?? first)
            && settings.AllowedTenants.Contains(tenant);
    }

    private bool IsForThisBot(string? recipient) =>
        string.Equals(recipient, bot, StringComparison.OrdinalIgnoreCase) || string.Equals(recipient, settings.AppId, StringComparison.OrdinalIgnoreCase);

    private void Warn(string why)
    {
        var now = time.GetUtcNow();
        var last = warned.GetOrAdd(why, DateTimeOffset.MinValue);
        if (now - last >= SameWarningAgain && warned.TryUpdate(why, now, last))
        {
            Log.TurnedAway(log, why);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Teams is connected as app {AppId}. Organisations (tenants) whose people may use it: {Tenants}.")]
        internal static partial void Connected(ILogger log, string appId, int tenants);

        [LoggerMessage(2, LogLevel.Warning, "An activity was turned away: {Why}. This warning is given once a minute at most.")]
        internal static partial void TurnedAway(ILogger log, string why);
    }
}
