using System.Collections.Frozen;
using System.Net;

namespace ForumBot.Teams.Connector;

/// <summary>
/// Which addresses the bot may send to. An answer goes where the request says and carries the bot's token, so a wrong host would be a stolen
/// identity: the address is checked when an activity comes in and again before every call, because it may have been stored long ago.
/// Hosts are compared whole; there are no wildcards, because anybody can register a name below some of Microsoft's domains.
/// Source: the hosts of Teams' clouds in the Azure Bot Service documentation.
/// </summary>
internal sealed class ServiceHosts
{
    private const string PublicHost = "smba.trafficmanager.net";
    private const string GccHost = "smba.infra.gcc.teams.microsoft.com";

    private static readonly FrozenSet<string> Teams = FrozenSet.ToFrozenSet(
        [
            PublicHost,
            GccHost,
            "smba.infra.gov.teams.microsoft.us",
            "smba.infra.dod.teams.microsoft.us",
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly bool allowsTeams;
    private readonly bool allowsThisMachine;

    private ServiceHosts(bool teams, bool thisMachine) => (allowsTeams, allowsThisMachine) = (teams, thisMachine);

    /// <summary>With credentials Teams' hosts; in Development also plain http on this very machine, which is all there is without credentials.</summary>
    internal static ServiceHosts For(TeamsSettings settings, IHostEnvironment environment) =>
        new(settings.HasCredentials, environment.IsDevelopment());

    /// <summary>True when the bot may send there.</summary>
    internal bool IsAllowed(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0
        && ((allowsTeams && uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && Teams.Contains(uri.IdnHost))
            || (allowsThisMachine && uri.Scheme == Uri.UriSchemeHttp && IsLoopback(uri.Host)));

    /// <summary>
    /// Where a tenant is served that the public host turns away: US government tenants with public activities. Null for other hosts.
    /// </summary>
    internal static string? InsteadOf(string serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri) && string.Equals(uri.IdnHost, PublicHost, StringComparison.OrdinalIgnoreCase)
            ? $"https://{GccHost}/teams/"
            : null;

    /// <summary>True for "localhost" and loopback addresses. Names that merely resolve to loopback do not count.</summary>
    internal static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IsLoopback(address));

    internal static bool IsLoopback(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
