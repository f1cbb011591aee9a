using System.Net;

namespace ForumBot.Teams;

/// <summary>
/// Which addresses the bot may send to. An answer goes where the request says, so a wrong address must never get one:
/// the address is checked when an activity comes in and again before every call, because it may have been stored long ago.
/// In this version, without credentials, only plain http on this very machine is allowed.
/// </summary>
internal static class ServiceAddress
{
    internal static bool IsAllowed(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttp
        && uri.UserInfo.Length == 0
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0
        && IsLoopback(uri.Host);

    /// <summary>True for "localhost" and loopback addresses. Names that merely resolve to loopback do not count.</summary>
    internal static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IsLoopback(address));

    internal static bool IsLoopback(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
