using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ForumBot;

/// <summary>The secret in an address that opens by itself, such as a calendar's or a download's: 256 random bits, as base64url.</summary>
public static class Secret
{
    private const int Bytes = 32;

    /// <summary>How many letters a secret has.</summary>
    public const int Length = 43;

    /// <summary>A new one. It is shown once and never stored.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// What is stored of it. The lookup by this hash gives nothing away by the time it takes: who guesses cannot choose the hash.
    /// </summary>
    public static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
