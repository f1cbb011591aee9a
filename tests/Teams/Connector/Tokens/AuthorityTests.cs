using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using ForumBot.Teams;
using ForumBot.Teams.Connector.Tokens;

namespace ForumBot.Tests.Teams.Connector.Tokens;

/// <summary>What the bot asks of whom, for each sort of registration. MSAL and everything below it but the network is real.</summary>
public sealed class AuthorityTests : IDisposable
{
    private const string AppId = "22222222-2222-4222-8222-222222222222";
    private const string Secret = "very~secret";
    private const string Token = """{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"a-token"}""";
    private static readonly TeamsSettings SingleTenant = new() { AppId = AppId, Password = Secret, TenantId = Captured.Tenant };
    private readonly ScriptedHttp http = new();

    [Fact]
    public async Task Fetch_ForASingleTenant_AsksItsOwnTenantWithTheSecret()
    {
        http.Answer(200, Token);
        var token = await FetchAsync(SingleTenant);
        var call = Assert.Single(http.Calls);
        var form = HttpUtility.ParseQueryString(call.Body!);

        Assert.Equal("a-token", token.Value);
        Assert.InRange(token.Life, TimeSpan.FromMinutes(58), TimeSpan.FromHours(1));
        Assert.Equal($"https://login.microsoftonline.com/{Captured.Tenant}/oauth2/v2.0/token", call.Address.AbsoluteUri);
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal(AppId, form["client_id"]);
        Assert.Equal(Secret, form["client_secret"]);
        Assert.Equal("https://api.botframework.com/.default", form["scope"]);
    }

    [Fact]
    public async Task Fetch_ForMultiTenant_AsksTheTenantOfOldBots()
    {
        http.Answer(200, Token);
        await FetchAsync(SingleTenant with { AppType = TeamsAppType.MultiTenant });

        Assert.Equal("https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token", Assert.Single(http.Calls).Address.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us", "https://login.microsoftonline.us/microsoftservices.onmicrosoft.us/oauth2/v2.0/token")]
    [InlineData("https://login.microsoftonline.us/", $"https://login.microsoftonline.us/{Captured.Tenant}/oauth2/v2.0/token")]
    [InlineData("http://127.0.0.1:5005/a-tenant", "http://127.0.0.1:5005/a-tenant/oauth2/v2.0/token")]
    public async Task Fetch_WithALoginAddress_AsksThereForThatScope(string login, string asked)
    {
        http.Answer(200, Token);
        await FetchAsync(SingleTenant with { LoginAddress = new(login), Scope = "https://api.botframework.us/.default" });
        var call = Assert.Single(http.Calls);

        Assert.Equal(asked, call.Address.AbsoluteUri);
        Assert.Equal("https://api.botframework.us/.default", HttpUtility.ParseQueryString(call.Body!)["scope"]);
    }

    [Fact]
    public async Task Fetch_WithACertificate_SendsAnAssertionSignedByItAndNoSecret()
    {
        http.Answer(200, Token);
        using var certificate = SelfSigned.Make(DateTimeOffset.UnixEpoch, new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await FetchAsync(SingleTenant with { Password = null }, certificate);
        var form = HttpUtility.ParseQueryString(Assert.Single(http.Calls).Body!);
        var parts = form["client_assertion"]!.Split('.');
        var claims = Json(parts[1]);

        Assert.Null(form["client_secret"]);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        Assert.Equal(AppId, (string?)claims["iss"]);
        Assert.Equal($"https://login.microsoftonline.com/{Captured.Tenant}/oauth2/v2.0/token", (string?)claims["aud"]);
        Assert.Equal("PS256", (string?)Json(parts[0])["alg"]);
        Assert.Null(Json(parts[0])["x5c"]);
        using var key = certificate.GetRSAPublicKey()!;
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    [Fact]
    public async Task Fetch_ForAManagedIdentity_AsksTheMachineForAResource()
    {
        http.Answer(200, $$"""{"access_token":"m-token","token_type":"Bearer","resource":"x","expires_on":"{{TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeSeconds()}}"}""");
        var token = await FetchAsync(SingleTenant with { AppType = TeamsAppType.UserAssignedMSI, Password = null });
        var call = Assert.Single(http.Calls);
        var query = HttpUtility.ParseQueryString(call.Address.Query);

        Assert.Equal("m-token", token.Value);
        Assert.Equal("http://169.254.169.254/metadata/identity/oauth2/token", call.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal("https://api.botframework.com", query["resource"]);
        Assert.Equal(AppId, query["client_id"]);
    }

    [Fact]
    public async Task Fetch_ForTheSecondTime_AsksAgain()
    {
        http.Answer(200, Token);
        http.Answer(200, Token.Replace("a-token", "another", StringComparison.Ordinal));
        using var authority = AuthorityFor(SingleTenant);
        await authority.FetchAsync(default);

        Assert.Equal("another", (await authority.FetchAsync(default)).Value);
    }

    [Theory]
    [InlineData("invalid_client", "AADSTS7000215", "MicrosoftAppPassword")]
    [InlineData("invalid_client", "AADSTS7000222", "expired")]
    [InlineData("unauthorized_client", "AADSTS700016", "MicrosoftAppId")]
    [InlineData("invalid_request", "AADSTS90002", "MicrosoftAppTenantId")]
    public async Task Fetch_ThatIsRefused_SaysWhatToMendAndNoSecret(string error, string code, string advice)
    {
        http.Answer(401, $$"""{"error":"{{error}}","error_description":"{{code}}: {{Secret}} for {{AppId}}.\r\nTrace ID: 1","correlation_id":"x"}""");
        var refused = await Assert.ThrowsAsync<NoTokenException>(() => FetchAsync(SingleTenant));

        Assert.True(refused.IsLasting);
        Assert.Contains($"({code})", refused.Message, StringComparison.Ordinal);
        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Fetch_FromABusyAuthority_IsWorthAskingAgain(int status)
    {
        for (var i = 0; i < 5; i++)
        {
            http.Answer(status, "<html>busy</html>");
        }

        Assert.False((await Assert.ThrowsAsync<NoTokenException>(() => FetchAsync(SingleTenant))).IsLasting);
    }

    [Fact]
    public async Task Fetch_FromAnAuthorityOutOfReach_IsWorthAskingAgain()
    {
        for (var i = 0; i < 5; i++)
        {
            http.Fail(new HttpRequestException(HttpRequestError.ConnectionError));
        }

        Assert.False((await Assert.ThrowsAsync<NoTokenException>(() => FetchAsync(SingleTenant))).IsLasting);
    }

    public void Dispose() => http.Dispose();

    private async Task<OwnToken> FetchAsync(TeamsSettings settings, X509Certificate2? certificate = null)
    {
        using var authority = AuthorityFor(settings, certificate);
        return await authority.FetchAsync(default);
    }

    private Authority AuthorityFor(TeamsSettings settings, X509Certificate2? certificate = null) =>
        new(settings, certificate is null ? null : new(certificate), new(settings.LoginAddress, http));

    private static JsonNode Json(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!;
}
