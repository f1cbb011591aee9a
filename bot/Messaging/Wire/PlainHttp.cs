using System.Collections.Frozen;

namespace ForumBot.Messaging.Wire;

/// <summary>What every way out to a platform keeps to: where a request may lead, what is read of an answer, and what a broken connection says.</summary>
internal static class PlainHttp
{
    private const int MostAnswerBytes = 1024 * 1024;

    private static readonly FrozenSet<HttpRequestError> NeverLeft = FrozenSet.ToFrozenSet(
        [HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError]);

    // Redirects could lead to another host, cookies and trace headers would tell one about us.
    internal static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>True when a request that was lost like this may have been taken all the same.</summary>
    internal static bool MayHaveArrived(HttpRequestException lost) => !NeverLeft.Contains(lost.HttpRequestError);

    /// <summary>True when a request that took too long may have been taken: a time-out while connecting, and that alone, holds a <see cref="TimeoutException"/>.</summary>
    internal static bool MayHaveArrived(OperationCanceledException slow) => slow.InnerException is not TimeoutException;

    /// <summary>The answer's body, up to 1 MB of it; empty when there is more, or when it breaks off. Its status is known, and that is what counts.</summary>
    internal static async ValueTask<ReadOnlyMemory<byte>> BodyOfAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength is 0 or > MostAnswerBytes)
        {
            return default;
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(MostAnswerBytes, ct);
            return await response.Content.ReadAsByteArrayAsync(ct);
        }
        catch (HttpRequestException)
        {
            return default;
        }
    }
}
