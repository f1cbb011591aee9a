using System.Net;
using System.Net.Sockets;

namespace ForumBot;

/// <summary>From where a request comes, for counting those that guess.</summary>
internal static class CallerNetwork
{
    // Whoever has one IPv6 address has the whole /64.
    internal static string Of(HttpContext context) => (context.Connection.RemoteIpAddress ?? IPAddress.None) switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        var address => address.MapToIPv4().ToString(),
    };
}
