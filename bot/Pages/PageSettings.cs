using System.Text.Encodings.Web;

namespace ForumBot.Pages;

/// <summary>Who runs this bot and how to reach them, as the public pages say it. Read and checked once, at the start.</summary>
/// <param name="Operator">The organisation's name.</param>
/// <param name="Contact">An email address or an https address; null when people are to ask the chair of their forum.</param>
public sealed record PageSettings(string Operator, string? Contact)
{
    /// <summary>What stands for a name that nobody has set.</summary>
    public const string SomeOperator = "the organisation that added ForumBot to your Teams or Slack";

    private const int Longest = 100;

    /// <summary>Reads <c>Pages:Operator</c> and <c>Pages:Contact</c>; both may be absent.</summary>
    /// <exception cref="StartRefusedException">One of them cannot be shown; the sentence names it, what it holds and what it may hold.</exception>
    public static PageSettings Read(IConfiguration settings)
    {
        var (name, contact) = (settings["Pages:Operator"]?.Trim(), settings["Pages:Contact"]?.Trim());
        if (name is { Length: > Longest } || (name?.Any(char.IsControl) ?? false))
        {
            throw new StartRefusedException(
                $"The setting Pages:Operator is “{name}”. It is the name of the organisation that runs this bot: at most {Longest} letters on one line, or empty.");
        }

        if (!string.IsNullOrEmpty(contact) && !IsEmail(contact) && !IsHttps(contact))
        {
            throw new StartRefusedException(
                $"The setting Pages:Contact is “{contact}”. It is where people ask about their data: an email address such as hello@example.org, "
                + "an address such as https://example.org/contact, or empty.");
        }

        return new(string.IsNullOrEmpty(name) ? SomeOperator : name, string.IsNullOrEmpty(contact) ? null : contact);
    }

    /// <summary>What to do to reach them, as part of a sentence in HTML.</summary>
    internal string ContactHtml
    {
        get
        {
            var shown = HtmlEncoder.Default.Encode(Contact ?? "");
            return Contact is null ? "ask the chair of your forum"
                : IsHttps(Contact) ? $"go to <a href=\"{shown}\">{shown}</a>"
                : $"write to <a href=\"mailto:{shown}\">{shown}</a>";
        }
    }

    /// <summary>The name in HTML.</summary>
    internal string OperatorHtml => HtmlEncoder.Default.Encode(Operator);

    private static bool IsHttps(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0;

    // Only what a link can hold without further encoding.
    private static bool IsEmail(string value) =>
        value.Split('@') is [{ Length: > 0 } before, { Length: > 2 } after]
        && before.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+')
        && after.Contains('.', StringComparison.Ordinal)
        && Uri.CheckHostName(after) == UriHostNameType.Dns;
}
