using ForumBot.Teams.Connector;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ForumBot.Teams.Inbound;

/// <summary>
/// Who may bring activities. In this version there is one way in: without credentials, in Development, from this very machine.
/// Tokens are not checked yet, so an app id stops the start rather than being trusted.
/// </summary>
internal sealed partial class TeamsDoor(IServer server, ServiceHosts hosts, ILogger<TeamsDoor> log)
{
    private static readonly string[] Credentials = ["MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId"];

    // Addresses are known once the server listens, which it does before the first request.
    private readonly Lazy<bool> listensHereOnly = new(() => ListensHereOnly(server));

    /// <summary>Refuses a start that would leave the door open.</summary>
    /// <exception cref="StartRefusedException">The settings ask for what this version cannot do safely; the sentence says what to change.</exception>
    internal static void CheckStart(IConfiguration settings, IHostEnvironment environment)
    {
        if (Credentials.FirstOrDefault(name => !string.IsNullOrEmpty(settings[name])) is { } set)
        {
            throw new StartRefusedException(
                $"{set} is set, but this version of ForumBot cannot check Teams' tokens yet, so it will not start. "
                + "Take the setting away and run in Development to try the bot with the Agents Playground.");
        }

        if (!environment.IsDevelopment())
        {
            throw new StartRefusedException(
                $"ForumBot does not start in {environment.EnvironmentName} without credentials: set {string.Join(", ", Credentials)} for Teams. "
                + "To try it without, set ASPNETCORE_ENVIRONMENT to Development.");
        }
    }

    /// <summary>Says once, and plainly, that nobody is asked who they are.</summary>
    internal void Announce() => Log.NobodyIsChecked(log);

    /// <summary>True when this request may be answered. The peer's own claims, such as a Playground header, prove nothing.</summary>
    internal bool LetsIn(HttpContext http)
    {
        var why = !ServiceHosts.IsLoopback(http.Connection.RemoteIpAddress) ? "it comes from another machine"
            : HasBeenForwarded(http.Request.Headers) ? "it was forwarded by a proxy"
            : !ServiceHosts.IsLoopback(http.Request.Host.Host) ? "it asks for another host"
            : !listensHereOnly.Value ? "the bot listens to other machines too"
            : null;
        if (why is not null)
        {
            Log.TurnedAway(log, why);
        }

        return why is null;
    }

    /// <summary>True when answers may go where the activity says.</summary>
    internal bool MayAnswer(Activity activity)
    {
        var why = activity is { ServiceUrl: { } address } && !hosts.IsAllowed(address) ? "its service URL is not on this machine"
            : activity.ChannelId is { } channel && channel != Translator.Channel ? "it is not from Teams"
            : null;
        if (why is not null)
        {
            Log.TurnedAway(log, why);
        }

        return why is null;
    }

    private static bool HasBeenForwarded(IHeaderDictionary headers)
    {
        foreach (var (name, _) in headers)
        {
            if (name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ListensHereOnly(IServer server)
    {
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            if (!ServiceHosts.IsLoopback(BindingAddress.Parse(address).Host))
            {
                return false;
            }
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "NOBODY IS ASKED WHO THEY ARE. There are no Teams credentials, so /api/messages believes every program on this machine. For trying out only.")]
        internal static partial void NobodyIsChecked(ILogger log);

        [LoggerMessage(2, LogLevel.Warning, "An activity was turned away: {Why}.")]
        internal static partial void TurnedAway(ILogger log, string why);
    }
}
