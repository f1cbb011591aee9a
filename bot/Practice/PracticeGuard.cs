using System.Net;

namespace ForumBot.Practice;

/// <summary>
/// Keeps the practice room to the person at this machine: the connection and the address are this machine's own, nothing stands in between,
/// and no page from elsewhere can send anything. Each refusal is a sentence.
/// </summary>
internal static class PracticeGuard
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] SignsOfAProxy = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via"];

    internal static bool Covers(HttpContext context) => context.Request.Path == "/" || context.Request.Path.StartsWithSegments("/practice");

    internal static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        AddHeaders(context.Response.Headers);
        if (Refusal(context) is { } sentence)
        {
            await Results.Problem(sentence, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static string? Refusal(HttpContext context)
    {
        var request = context.Request;
        // There is no address when the request comes from inside the process.
        if (context.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from))
        {
            return "The practice room opens only on the machine that it runs on.";
        }

        if (SignsOfAProxy.Any(request.Headers.ContainsKey))
        {
            return "The practice room does not open through a proxy or a tunnel.";
        }

        if (!IsThisMachine(request.Host.Host))
        {
            return "The practice room opens only under an address of this machine, such as http://localhost:3978.";
        }

        return IsFromElsewhere(request) ? "The practice room takes requests only from its own page." : null;
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsFromElsewhere(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        // A link on another page may lead here, but only as a page of its own.
        var followsALink = HttpMethods.IsGet(request.Method)
            && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
        return request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none") && !followsALink;
    }

    private static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
    }
}
