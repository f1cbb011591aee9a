using Microsoft.Identity.Client;

namespace ForumBot.Teams.Connector.Tokens;

/// <summary>
/// How MSAL reaches the authority. It will only speak https, so when the settings name a stand-in authority on this very machine (Development
/// alone may) the last step is taken in plain http.
/// </summary>
internal sealed class AuthorityHttp : IMsalHttpClientFactory, IDisposable
{
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(10);
    private readonly HttpClient http;

    internal AuthorityHttp(Uri? loginAddress, HttpMessageHandler handler) =>
        http = new(loginAddress?.Scheme == Uri.UriSchemeHttp ? new PlainHttp(loginAddress, handler) : handler) { Timeout = OneTry };

    public HttpClient GetHttpClient() => http;

    public void Dispose() => http.Dispose();

    private sealed class PlainHttp(Uri authority, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (request.RequestUri is { } address && address.Host == authority.Host && address.Port == authority.Port)
            {
                request.RequestUri = new UriBuilder(address) { Scheme = Uri.UriSchemeHttp }.Uri;
            }

            return base.SendAsync(request, ct);
        }
    }
}
