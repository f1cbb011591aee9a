using ForumBot.Teams.Connector;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ForumBot.Teams.Inbound;

/// <summary>Without credentials, in Development: whatever runs on this very machine may bring activities, such as the Agents Playground.</summary>
internal sealed partial class ThisMachineDoor(IServer server, ServiceHosts hosts, ILogger<ThisMachineDoor> log) : ITeamsDoor
{
    private static readonly Visitor Anybody = new(ServiceUrl: null);

    // Addresses are known once the server listens, which it does before the first request.
    private readonly Lazy<bool> listensHereOnly = new(() => ListensHereOnly(server));

    public void Announce() => Log.NobodyIsChecked(log);

    public ValueTask<Visitor?> AdmitAsync(HttpContext http)
    {
        if (LetsIn(http))
        {
            return ValueTask.FromResult<Visitor?>(Anybody);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return ValueTask.FromResult<Visitor?>(null);
    }

    public bool MayBring(Visitor visitor, Activity activity)
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
