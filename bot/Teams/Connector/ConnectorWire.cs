using ForumBot.Messaging.Wire;
using ForumBot.Teams.Connector.Tokens;

namespace ForumBot.Teams.Connector;

/// <summary>
/// One try of a call over HTTP. The host is checked here, before the token is even asked for: there is no way for a token to leave without it.
/// A 401 gets one new token and one more request. Nothing that goes wrong on the way is an exception.
/// </summary>
internal sealed class ConnectorWire(ServiceHosts hosts, IConnectorTokens tokens, TimeProvider time, HttpMessageHandler handler) : IDisposable
{
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker http = new(handler);

    public ConnectorWire(ServiceHosts hosts, IConnectorTokens tokens, TimeProvider time)
        : this(hosts, tokens, time, PlainHttp.NewHandler())
    {
    }

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
            return new(0) { MayHaveArrived = isOut && PlainHttp.MayHaveArrived(lost) };
        }
        catch (OperationCanceledException slow) when (!ct.IsCancellationRequested)
        {
            return new(0) { MayHaveArrived = isOut && PlainHttp.MayHaveArrived(slow) };
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<ConnectorTry> SendAsync(ConnectorCall call, JsonBody? body, string? token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(call.Method, call.Address) { Content = body?.ToContent() };
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var response = await http.SendAsync(request, ct);
        return new((int)response.StatusCode, await BodyOfAsync(response, ct), BackOff.Asked(response.Headers.RetryAfter, time.GetUtcNow()));
    }

    // An answer may be empty, HTML or anything else; only JSON within reason is read.
    private static ValueTask<ReadOnlyMemory<byte>> BodyOfAsync(HttpResponseMessage response, CancellationToken ct) =>
        response.Content.Headers.ContentType?.MediaType == "application/json" ? PlainHttp.BodyOfAsync(response, ct) : default;
}
