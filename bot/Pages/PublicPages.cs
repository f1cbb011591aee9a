using System.Security.Cryptography;
using System.Text;

namespace ForumBot.Pages;

/// <summary>
/// <c>GET /about</c>, <c>/privacy</c> and <c>/terms</c>: what Teams and Slack link to, the same in every environment. Whole pages, made once at the start;
/// no scripts, no cookies, nothing from elsewhere. What they say about data has to stay true to docs/what-we-store.md.
/// </summary>
internal sealed class PublicPages
{
    private static readonly (string Name, string Title)[] All = [("about", "About ForumBot"), ("privacy", "Privacy"), ("terms", "Terms of use")];

    private readonly Dictionary<string, byte[]> pages;
    private readonly string policy;

    /// <summary>Makes the pages for who runs this bot.</summary>
    public PublicPages(PageSettings settings)
    {
        var style = Source("page.css");
        // The style is named by its hash, so that no other gets in.
        policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; "
            + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        pages = All.ToDictionary(page => page.Name, page => Encoding.UTF8.GetBytes(Source("layout.html")
            .Replace("{title}", page.Title, StringComparison.Ordinal)
            .Replace("{style}", style, StringComparison.Ordinal)
            .Replace("{links}", string.Concat(All.Select(link => LinkTo(link, page.Name))), StringComparison.Ordinal)
            .Replace("{body}", Source(page.Name + ".html"), StringComparison.Ordinal)
            .Replace("{contact}", settings.ContactHtml, StringComparison.Ordinal)
            .Replace("{operator}", settings.OperatorHtml, StringComparison.Ordinal)));
    }

    /// <summary>The names of the pages, as their addresses end.</summary>
    internal static IEnumerable<string> Names => All.Select(page => page.Name);

    /// <summary>Shows one of <see cref="Names"/>.</summary>
    internal IResult Show(string name, HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "public, max-age=3600";
        return Results.Bytes(pages[name], "text/html; charset=utf-8");
    }

    private static string LinkTo((string Name, string Title) page, string shown) =>
        $"<li><a href=\"/{page.Name}\"{(page.Name == shown ? " aria-current=\"page\"" : "")}>{page.Title}</a></li>";

    private static string Source(string name)
    {
        using var reader = new StreamReader(typeof(PublicPages).Assembly.GetManifestResourceStream("Pages/" + name)!, Encoding.UTF8);
        return reader.ReadToEnd().TrimEnd();
    }
}
