using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Slack's signature: it covers the bytes of the body as they came, and when they were sent. Nothing is read of a body before it was checked.
/// Source: "Verifying requests from Slack" in Slack's documentation.
/// </summary>
internal static class Signature
{
    /// <summary>The header with the signature.</summary>
    internal const string Header = "X-Slack-Signature";

    /// <summary>The header with the time, in seconds of Unix.</summary>
    internal const string TimeHeader = "X-Slack-Request-Timestamp";

    // Before and after now: a request from the future could be kept and sent again when its time has come.
    private const long LongestAway = 300;

    /// <summary>True when the time that a request names is near enough to now.</summary>
    internal static bool IsTimely(string? timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
        && Math.Abs(now.ToUnixTimeSeconds() - sent) <= LongestAway;

    /// <summary>True when one of the secrets signed this body at this time. How long it takes says nothing about how near a guess was.</summary>
    internal static bool IsGenuine(IReadOnlyList<byte[]> secrets, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (timestamp is null || signature is null || !IsTimely(timestamp, now))
        {
            return false;
        }

        var given = Encoding.UTF8.GetBytes(signature);
        var isGenuine = false;
        foreach (var secret in secrets)
        {
            isGenuine |= secret.Length > 0 && CryptographicOperations.FixedTimeEquals(Sign(secret, timestamp, body), given);
        }

        return isGenuine;
    }

    /// <summary>The signature that this secret gives, as it stands in the header.</summary>
    internal static byte[] Sign(ReadOnlySpan<byte> secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        mac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        mac.AppendData(body);
        return Encoding.ASCII.GetBytes("v0=" + Convert.ToHexStringLower(mac.GetHashAndReset()));
    }
}
