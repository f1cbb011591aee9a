using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace ForumBot.Slack.Install;

/// <summary>A page that somebody sees who installs the bot: a heading, a few sentences, and perhaps steps. No scripts, nothing from elsewhere.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What became of it.</param>
/// <param name="Sentences">What to know, a paragraph each.</param>
internal sealed record InstallPage(int Status, string Title, params string[] Sentences)
{
    private const string Style =
        ":root{color-scheme:light dark}body{margin:0 auto;max-width:40rem;padding:1rem 1.25rem 3rem;"
        + "font:1.0625rem/1.6 system-ui,\"Segoe UI\",Roboto,sans-serif;overflow-wrap:break-word}h1{font-size:1.75rem;line-height:1.25}li{margin-bottom:.5rem}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>What to do next, in this order.</summary>
    internal IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Where the last line leads, and what it says.</summary>
    internal (Uri Address, string Words)? Link { get; init; }

    internal IResult Show(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return Results.Content(Html(), "text/html; charset=utf-8", Encoding.UTF8, Status);
    }

    private string Html()
    {
        var page = new StringBuilder(
            "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Append($"<title>{Of(Title)} · ForumBot</title><link rel=\"icon\" href=\"data:,\"><style>{Style}</style></head><body><main><h1>{Of(Title)}</h1>");
        page.AppendJoin("", Sentences.Select(sentence => $"<p>{Of(sentence)}</p>"));
        if (Steps.Count > 0)
        {
            page.Append("<ol>").AppendJoin("", Steps.Select(step => $"<li>{Of(step)}</li>")).Append("</ol>");
        }

        if (Link is { } link)
        {
            page.Append($"<p><a href=\"{Of(link.Address.AbsoluteUri)}\">{Of(link.Words)}</a></p>");
        }

        return page.Append("</main></body></html>").ToString();
    }

    private static string Of(string text) => HtmlEncoder.Default.Encode(text);
}
