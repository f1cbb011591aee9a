using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace ForumBot.Teams.Connector.Tokens;

/// <summary>
/// Where the bot's own token comes from, by the sort of its registration. MSAL is not touched before the first token is wanted.
/// Its own cache is passed over, because <see cref="SharedTokens"/> keeps the token by the bot's clock.
/// Source: "Authentication with the Bot Connector API" in the Azure Bot Service documentation.
/// </summary>
internal sealed class Authority(TeamsSettings settings, X509Certificate2? certificate, AuthorityHttp http) : IDisposable
{
    private const string Public = "https://login.microsoftonline.com";
    private const string OfOldBots = "botframework.com";
    private const string AllPermissions = "/.default";

    private Func<CancellationToken, Task<AuthenticationResult>>? ask;

    /// <summary>The authority's address with the tenant in it. An address that names a tenant itself, as in sovereign clouds, is kept whole.</summary>
    internal static Uri AddressFor(TeamsSettings settings)
    {
        var given = settings.LoginAddress ?? new(Public);
        var tenant = settings.AppType == TeamsAppType.MultiTenant ? OfOldBots : settings.TenantId;
        return given.AbsolutePath == "/" ? new(given, tenant) : given;
    }

    /// <summary>Fetches a new token.</summary>
    /// <exception cref="NoTokenException">The authority gives none, or cannot be reached.</exception>
    internal async Task<OwnToken> FetchAsync(CancellationToken ct)
    {
        try
        {
            ask ??= settings.AppType == TeamsAppType.UserAssignedMSI ? OfMachine() : OfApp();
            var got = await ask(ct);

            // MSAL reckons by the system's clock, which need not be the bot's.
            return new(got.AccessToken, got.ExpiresOn - TimeProvider.System.GetUtcNow());
        }
        catch (Exception fault) when (fault is MsalException or HttpRequestException)
        {
            throw AuthorityFault.Of(fault);
        }
    }

    public void Dispose()
    {
        http.Dispose();
        certificate?.Dispose();
    }

    private Func<CancellationToken, Task<AuthenticationResult>> OfApp()
    {
        var address = new UriBuilder(AddressFor(settings)) { Scheme = Uri.UriSchemeHttps }.Uri;
        var builder = ConfidentialClientApplicationBuilder
            .Create(settings.AppId)
            .WithAuthority(address, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(http);
        var app = (certificate is null ? builder.WithClientSecret(settings.Password) : builder.WithCertificate(certificate)).Build();
        string[] scopes = [settings.Scope];
        return ct => app.AcquireTokenForClient(scopes).WithForceRefresh(true).ExecuteAsync(ct);
    }

    // A managed identity is asked for a resource, not for a scope.
    private Func<CancellationToken, Task<AuthenticationResult>> OfMachine()
    {
        var machine = ManagedIdentityApplicationBuilder
            .Create(ManagedIdentityId.WithUserAssignedClientId(settings.AppId))
            .WithHttpClientFactory(http)
            .Build();
        var resource = settings.Scope.EndsWith(AllPermissions, StringComparison.Ordinal) ? settings.Scope[..^AllPermissions.Length] : settings.Scope;
        return ct => machine.AcquireTokenForManagedIdentity(resource).WithForceRefresh(true).ExecuteAsync(ct);
    }
}
