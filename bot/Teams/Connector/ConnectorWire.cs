using System.Collections.Frozen;
using ForumBot.Teams.Connector.Tokens;

namespace ForumBot.Teams.Connector;

/// <summary>
/// One try of a call over HTTP. The host is checked here, before the token is even asked for: there is no way for a token to leave without it.
/// A 401 gets one new token and one more request. Nothing that goes wrong on the way is an exception.
/// </summary>
internal sealed class ConnectorWire(ServiceHosts hosts, IConnectorTokens tokens, TimeProvider time, HttpMessageHandler handler) : IDisposable
{
    private const int MostAnswerBytes = 1024 * 1024;
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(10);

    private static readonly FrozenSet<HttpRequestError> NeverLeft = FrozenSet.ToFrozenSet(
        [HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError]);

    private readonly HttpMessageInvoker http = new(handler);

    public ConnectorWire(ServiceHosts hosts, IConnectorTokens tokens, TimeProvider time)
        : this(hosts, tokens, time, NewHandler())
    {
    }

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

    /// <summary>True when the call goes to an address that the bot may send to.</summary>
    internal bool MayCall(ConnectorCall call) => call.Address is { } address && hosts.IsAllowed(address.GetLeftPart(UriPartial.Path));

    /// <summary>Tries once.</summary>
    /// <exception cref="InvalidOperationException">The call should not have come this far: its address is forbidden.</exception>
    internal async Task<ConnectorTry> TryAsync(ConnectorCall call, JsonBody? body, CancellationToken ct)
    {
        if (!MayCall(call))
        {
            throw new InvalidOperationException("This address is not one the bot may send to.");
        }

        var isOut = false;
        using var late = new CancellationTokenSource(OneTry, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            var token = await tokens.GetAsync(renew: false, either.Token);
            isOut = true;
            var made = await SendAsync(call, body, token, either.Token);
            if (made.Status != 401 || token is null)
            {
                return made;
            }

            isOut = false;
            token = await tokens.GetAsync(renew: true, either.Token);
            isOut = true;
            return await SendAsync(call, body, token, either.Token);
        }
        catch (NoTokenException none)
        {
            return new(none.IsLasting ? 401 : 0);
        }
        catch (HttpRequestException lost)
        {
            return new(0) { MayHaveArrived = isOut && !NeverLeft.Contains(lost.HttpRequestError) };
        }
        catch (OperationCanceledException slow) when (!ct.IsCancellationRequested)
        {
            // A time-out while connecting, and that alone, holds a TimeoutException.
            return new(0) { MayHaveArrived = isOut && slow.InnerException is not TimeoutException };
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<ConnectorTry> SendAsync(ConnectorCall call, JsonBody? body, string? token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(call.Method, call.Address) { Content = body?.ToContent() };
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var response = await http.SendAsync(request, ct);
        return new((int)response.StatusCode, await BodyOfAsync(response, ct), RetryPlan.Asked(response.Headers.RetryAfter, time.GetUtcNow()));
    }

    // An answer may be empty, HTML or anything else; only JSON within reason is read.
    private static async Task<ReadOnlyMemory<byte>> BodyOfAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.Content.Headers is not { ContentType.MediaType: "application/json", ContentLength: null or (> 0 and <= MostAnswerBytes) })
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
            // The status is known, and that is what counts.
            return default;
        }
    }
}
