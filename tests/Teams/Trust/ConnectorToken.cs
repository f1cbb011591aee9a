using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace ForumBot.Tests.Teams.Trust;

/// <summary>A token as the Bot Connector makes it for one activity. A test changes one thing of it and so forges it.</summary>
internal sealed class ConnectorToken
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    internal ConnectorToken(AuthorityKey key, string serviceUrl, DateTimeOffset now)
    {
        Sign = key.Sign;
        Header = new() { ["alg"] = "RS256", ["kid"] = key.Kid, ["x5t"] = key.Kid, ["typ"] = "JWT" };
        Claims = new() { ["serviceurl"] = serviceUrl, ["iss"] = FakeAuthority.Issuer, ["aud"] = FakeAuthority.AppId };
        Last(now - TimeSpan.FromMinutes(1), now + Lifetime);
    }

    internal JsonObject Header { get; }

    internal JsonObject Claims { get; }

    /// <summary>The claims as JSON; a test replaces it to say what <see cref="Claims"/> cannot, such as a name twice.</summary>
    internal Func<JsonObject, string> Write { get; set; } = claims => claims.ToJsonString();

    internal Func<byte[], byte[]> Sign { get; set; }

    internal void Last(DateTimeOffset from, DateTimeOffset until) =>
        (Claims["nbf"], Claims["exp"]) = (from.ToUnixTimeSeconds(), until.ToUnixTimeSeconds());

    public override string ToString()
    {
        var signed = $"{Encode(Header.ToJsonString())}.{Encode(Write(Claims))}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
