using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace ForumBot.Schedules.Calendar;

/// <summary>
/// <c>GET /calendar/{secret}.ics</c>: what the link's person may see at this moment. A link that is unknown, stopped, malformed or belongs to somebody who
/// left gets the same 404 with nothing in it; who asks too often gets 429. Behind a reverse proxy everybody may come from one address, so only what opens
/// nothing is counted by address, and whoever guesses stops nobody who has a link.
/// </summary>
internal sealed class CalendarFeed(CalendarLinks links, Desk desk, TimeProvider time) : IDisposable
{
    internal const int MissesPerAddressAMinute = 60;
    internal const int PerLinkAMinute = 60;
    internal const int PerMinute = 600;

    private readonly PartitionedRateLimiter<string> misses = Limits(MissesPerAddressAMinute);
    private readonly PartitionedRateLimiter<string> hits = Limits(PerLinkAMinute);

    public void Dispose()
    {
        misses.Dispose();
        hits.Dispose();
    }

    internal async Task<IResult> ShowAsync(string secret, HttpContext context, CancellationToken ct)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        var opened = await links.OpenAsync(secret, ct);
        using var lease = opened is null
            ? misses.AttemptAcquire(CallerNetwork.Of(context))
            : hits.AttemptAcquire(Secret.Hash(secret));
        if (!lease.IsAcquired)
        {
            headers.RetryAfter = "60";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (opened is not var (forum, roles))
        {
            return Results.NotFound();
        }

        var open = await desk.OpenAsync(forum, ct);
        var today = London.DateOf(Instant.FromDateTimeOffset(time.GetUtcNow()));
        var entries = open is null ? [] : CalendarEntries.Of(open, new(roles, Audience.OnePerson), today);
        var text = Encoding.UTF8.GetBytes(CalendarText.Of($"{forum.Name}: inspection", entries));
        return Results.Bytes(text, "text/calendar; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(text))[..32]}\""));
    }

    // So many for each, and so many for all of them.
    private static PartitionedRateLimiter<string> Limits(int each) => PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(one => RateLimitPartition.GetFixedWindowLimiter(one, _ => Window(each))),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetFixedWindowLimiter("all", _ => Window(PerMinute))));

    private static FixedWindowRateLimiterOptions Window(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), AutoReplenishment = true };
}
