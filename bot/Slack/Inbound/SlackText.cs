using System.Text;
using System.Text.RegularExpressions;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// What somebody typed, as Slack writes it: people, channels and links stand in angle brackets, and the three signs that would disturb are written out. The brackets
/// are read first and the signs last, so that nothing typed can pass for a bracket. Source: "Formatting message text" in Slack's documentation.
/// </summary>
internal sealed partial class SlackText
{
    // More than Slack lets anybody write.
    private const int Longest = 32_000;
    private const int MostPeople = 20;
    private readonly string raw;

    internal SlackText(string? written)
    {
        raw = written is { Length: > Longest } ? written[..Longest] : written ?? "";
        People = [.. Token().Matches(raw).Select(PersonIn).OfType<string>().Distinct().Take(MostPeople)];
    }

    /// <summary>The user ids of everybody who is mentioned, the bot among them, each once.</summary>
    internal IReadOnlyList<string> People { get; }

    /// <summary>
    /// The words alone. People are named as <paramref name="nameOf"/> says, by their user id; a null leaves the mention out, as that of the bot.
    /// </summary>
    internal string Words(Func<string, string?> nameOf)
    {
        var words = new StringBuilder(raw.Length);
        var end = 0;
        foreach (Match token in Token().Matches(raw))
        {
            words.Append(Unescape(raw[end..token.Index])).Append(PersonIn(token) is { } person ? nameOf(person) ?? " " : Unescape(SaidBy(token)));
            end = token.Index + token.Length;
        }

        return words.Append(Unescape(raw[end..])).Replace('\u00A0', ' ').ToString().Trim();
    }

    private static string? PersonIn(Match token) =>
        token.Groups["kind"].Value == "@" && UserId().IsMatch(token.Groups["what"].Value) ? token.Groups["what"].Value : null;

    private static string SaidBy(Match token)
    {
        var (kind, what, label) = (token.Groups["kind"].Value, token.Groups["what"].Value, token.Groups["label"].Value);
        return kind switch
        {
            "#" => "#" + (label.Length > 0 ? label : what),
            "!" when label.Length > 0 => label,
            "!" => "@" + what.Split('^')[0],
            // What a link says may be something else than where it leads.
            _ when label.Length == 0 || what.EndsWith(label, StringComparison.OrdinalIgnoreCase) => what.StartsWith("mailto:", StringComparison.Ordinal) ? what[7..] : what,
            _ => $"{label} ({what})",
        };
    }

    private static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(@"<(?<kind>[@#!]?)(?<what>[^<>|]+)(\|(?<label>[^<>]*))?>", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"^[UW][A-Z0-9]{2,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UserId();
}
