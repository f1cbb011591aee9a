using System.Threading.RateLimiting;

namespace ForumBot.Downloads;

/// <summary>
/// <c>GET /download/{secret}</c>: the file behind a one-time link. A link that is wrong, used or too old, or whose person may not have the file any more, gets
/// the same 404 with nothing in it; who tries too many of those gets 429, which stops nobody who has a link.
/// </summary>
internal sealed partial class DownloadDoor(OneTimeLinks links, ILogger<DownloadDoor> log) : IDisposable
{
    internal const int MissesPerAddressAMinute = 30;

    private readonly PartitionedRateLimiter<string> misses = PartitionedRateLimiter.Create<string, string>(network => RateLimitPartition.GetFixedWindowLimiter(
        network, _ => new() { PermitLimit = MissesPerAddressAMinute, Window = TimeSpan.FromMinutes(1), AutoReplenishment = true }));

    public void Dispose() => misses.Dispose();

    internal async Task<IResult> OpenAsync(string secret, HttpContext context, CancellationToken ct)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        try
        {
            if (await links.TakeAsync(secret, ct) is { } file)
            {
                // The file name of the answer makes it an attachment: no browser shows it in a page.
                return Results.Bytes(file.Content, file.MediaType, file.FileName);
            }
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            Log.NotMade(log, fault.GetType().Name, fault.StackTrace);
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }

        using var lease = misses.AttemptAcquire(CallerNetwork.Of(context));
        if (!lease.IsAcquired)
        {
            headers.RetryAfter = "60";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        return Results.Text("This link was used already, or is too old. Ask the bot for a new one.", "text/plain", statusCode: StatusCodes.Status404NotFound);
    }

    private static partial class Log
    {
        // An exception's message may hold what the file holds, so only its type and the place in the code are kept.
        [LoggerMessage(1, LogLevel.Error, "A file could not be made for its link. {Fault} {StackTrace}")]
        internal static partial void NotMade(ILogger log, string fault, string? stackTrace);
    }
}
