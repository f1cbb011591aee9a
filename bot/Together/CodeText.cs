using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ForumBot.Together;

/// <summary>
/// The letters of a one-time code, such as K7QM-2RXD. Nothing in it looks like something else (no O, 0, I, 1, L, 5, S, 8, B, Z, U or V), and without A and E no
/// word comes of it by chance. Eight of 22 letters: about 55,000 million codes.
/// </summary>
internal static partial class CodeText
{
    private const string Letters = "CDFGHJKMNPQRTWXY234679";
    private const int Half = 4;

    /// <summary>A new one, as it is shown.</summary>
    internal static string New()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 2 * Half);
        return $"{letters[..Half]}-{letters[Half..]}";
    }

    /// <summary>
    /// The code in what somebody said: "link K7QM-2RXD", "k7qm2rxd". Null when they said something else. What stands after "link" and could be a code with a
    /// slip in it is taken for one, so that they hear that it is wrong.
    /// </summary>
    internal static string? In(string said) => Code().Match(said.Trim().Trim('“', '”', '"', '`', '*', '.', ' ')) is { Success: true } found
        && (found.Groups["link"].Success ? found.Groups["code"].Value.Any(char.IsAsciiDigit) || IsCode(found) : IsCode(found))
            ? Plain(found)
            : null;

    private static bool IsCode(Match found) => Plain(found) is { Length: 2 * Half } plain && plain.All(Letters.Contains);

    private static string Plain(Match found) => string.Concat(found.Groups["code"].Value.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    [GeneratedRegex(@"^(?<link>link\s*:?\s+)?[“""`*]*(?<code>[a-z0-9]{3,5}[\s\-–—‑]*[a-z0-9]{3,5})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
