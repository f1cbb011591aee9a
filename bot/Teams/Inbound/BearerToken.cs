using System.Buffers;

namespace ForumBot.Teams.Inbound;

/// <summary>
/// The token that a request carries: in one Authorization header, after exactly "Bearer ", and nowhere else. The query is never looked at.
/// </summary>
internal static class BearerToken
{
    /// <summary>8 KB; the Connector's own are near one.</summary>
    internal const int Longest = 8 * 1024;

    private const string Scheme = "Bearer ";
    private const int Dots = 2;
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>The token, which has the shape of a signed one; null when there is none, or more than one.</summary>
    internal static string? Of(IHeaderDictionary headers) =>
        headers.Authorization is [{ Length: <= Longest } header]
        && header.StartsWith(Scheme, StringComparison.Ordinal)
        && IsSignedToken(header.AsSpan(Scheme.Length))
            ? header[Scheme.Length..]
            : null;

    // Two tokens in one header have a comma or a space between them; an encrypted token has four dots.
    private static bool IsSignedToken(ReadOnlySpan<char> token) => !token.ContainsAnyExcept(Alphabet) && token.Count('.') == Dots;
}
