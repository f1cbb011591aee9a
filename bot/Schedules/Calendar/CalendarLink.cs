using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace ForumBot.Schedules.Calendar;

/// <summary>
/// Whose calendar a secret address shows. Its id is the SHA-256 of the secret (<see cref="Secret.Hash"/>), so that neither the store nor a copy of it
/// lets anybody read a calendar. <see cref="Made"/> is in UTC.
/// </summary>
public sealed record CalendarLink(string ForumId, string PersonKey, Instant Made);

/// <summary>Which link a person has in a forum, so that it can be taken back. Its id is <see cref="IdOf"/>.</summary>
public sealed record CalendarHolder(string LinkId, Instant Made)
{
    /// <summary>The id of the document for this person in this forum.</summary>
    public static string IdOf(string forumId, string personKey) => $"{forumId}|{personKey}";
}

/// <summary>The secret in the address of a calendar: 256 random bits, as base64url.</summary>
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
