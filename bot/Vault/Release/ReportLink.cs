using ForumBot.Access;

namespace ForumBot.Vault.Release;

/// <summary>
/// Reads the link of a published report as somebody typed it. It is checked as an address and never fetched. A mistake is a sentence that says what is
/// wrong and what to do. Pure. Source: docs/rules.md, CONF-03.
/// </summary>
internal readonly record struct ReportLink(string? Address, string? Error)
{
    private const int Longest = 500;
    private const string Site = $"https://{Embargo.OfficialHost}/";
    private const string CopyIt = "Open the report on the web, and copy the whole address from the top of the page.";

    internal static ReportLink Read(string? typed)
    {
        if (typed?.Trim() is not { Length: > 0 } text)
        {
            return Wrong($"Paste the link to the report. {CopyIt}");
        }

        if (text.Length > Longest)
        {
            return Wrong($"That is too long to be the report’s link. {CopyIt}");
        }

        if (text.Any(char.IsWhiteSpace))
        {
            return Wrong("There is a space or a new line in it. Paste the link alone, with nothing before or after it.");
        }

        if (!text.All(char.IsAscii))
        {
            return Wrong($"It holds letters that only look like the right ones. {CopyIt}");
        }

        if (StartsWith(text, Site))
        {
            return text.Length > Site.Length && Uri.TryCreate(text, UriKind.Absolute, out var link) && Embargo.IsOfficial(link) && link.AbsolutePath.Trim('/').Length > 0
                ? new(text, null)
                : Wrong($"That is the site, but not the report’s own page. Find your area’s report there. {CopyIt}");
        }

        return Wrong(Mended(text) is { } mended
            ? $"It has to start with https://. Is this the one? {mended} If so, paste it from here."
            : $"It has to be a page on {Site}, spelt just like that. {CopyIt}");
    }

    // Only what leads to the very same page with certainty is offered.
    private static string? Mended(string text)
    {
        var bare = StartsWith(text, "http://") ? text["http://".Length..] : StartsWith(text, "//") ? text[2..] : text;
        var mended = "https://" + bare;
        return StartsWith(mended, Site) && Read(mended) is { Address: not null } ? mended : null;
    }

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static ReportLink Wrong(string sentence) => new(null, sentence);
}
