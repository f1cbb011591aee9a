using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace ForumBot.Tests.Teams.Connector;

/// <summary>A network that answers as told, and takes down what was sent where. When nothing is told it answers 200 with an id.</summary>
internal sealed class ScriptedHttp : HttpMessageHandler
{
    internal ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>> Next { get; } = new();

    internal ConcurrentQueue<Sent> Calls { get; } = new();

    internal void Answer(int status, string? body = null, string? retryAfter = null) => Next.Enqueue(_ => Task.FromResult(Response(status, body, retryAfter)));

    internal void Fail(Exception fault) => Next.Enqueue(_ => Task.FromException<HttpResponseMessage>(fault));

    internal void NeverAnswer() => Next.Enqueue(async ct =>
    {
        await Task.Delay(Timeout.Infinite, ct);
        return Response(500);
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
        Calls.Enqueue(new(request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), body));
        return Next.TryDequeue(out var next) ? await next(cancellationToken) : Response(200, """{"id":"1"}""");
    }

    private static HttpResponseMessage Response(int status, string? body = null, string? retryAfter = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = body is null ? new ByteArrayContent([]) : new StringContent(body, Encoding.UTF8, body.StartsWith('<') ? "text/html" : "application/json"),
        };
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return response;
    }

    /// <summary>One request as it left.</summary>
    internal sealed record Sent(string Method, Uri Address, string? Authorization, string? Body);
}
