using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ForumBot.Tests.Teams.Trust;

/// <summary>Puts the Connector's token on every request, for the service URL that its body names.</summary>
internal sealed class SigningHandler(FakeAuthority authority, TimeProvider time, string usualServiceUrl) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var serviceUrl = request.Content is { } content ? ServiceUrlOf(await content.ReadAsStringAsync(cancellationToken)) : null;
        var token = authority.TokenFor(serviceUrl ?? usualServiceUrl, time.GetUtcNow());
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", token.ToString());
        return await base.SendAsync(request, cancellationToken);
    }

    private static string? ServiceUrlOf(string body)
    {
        try
        {
            return (string?)(JsonNode.Parse(body) as JsonObject)?["serviceUrl"];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
