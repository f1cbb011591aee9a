using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Teams.Trust;

/// <summary>
/// Microsoft's side of trust, on this machine and over real HTTP: it publishes keys, signs with them what the Bot Connector brings, and gives the
/// bot the token that its own calls carry. It can change its keys, and it can break.
/// </summary>
internal sealed class FakeAuthority : IAsyncDisposable
{
    internal const string Issuer = "https://api.botframework.com";
    internal const string AppId = "22222222-2222-4222-8222-222222222222";
    internal const string BotsToken = "the-bots-own-token";
    private const string Secret = "a secret of the tests";
    private const string TokenPath = $"/{Captured.Tenant}/oauth2/v2.0/token";
    private const string MetadataPath = "/v1/.well-known/openidconfiguration";
    private const string KeysPath = "/v1/.well-known/keys";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> asked = new();

    private FakeAuthority()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Use(TakeDownAsync);
        app.MapGet(MetadataPath, () => Json(Metadata()));
        app.MapGet(KeysPath, () => Json(Keys));
        app.MapPost(TokenPath, async (HttpRequest request) => Grant(await request.ReadFormAsync()));
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    internal string Address { get; private set; } = "";

    /// <summary>The settings that make the bot trust it instead of Microsoft, with a secret of the bot's.</summary>
    internal Dictionary<string, string> Settings => new()
    {
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppPassword"] = Secret,
        ["MicrosoftAppTenantId"] = Captured.Tenant,
        ["ToBotFromChannelOpenIdMetadataUrl"] = Address + MetadataPath,
        ["ToChannelFromBotLoginUrl"] = Address,
    };

    /// <summary>The key that signs.</summary>
    internal AuthorityKey Key { get; set; } = AuthorityKey.Number(0);

    /// <summary>The published keys, as JSON. A test says what it likes here.</summary>
    internal string Keys { get; set; } = KeysJson(AuthorityKey.Number(0));

    /// <summary>Where the metadata says that the keys are; null for the right place.</summary>
    internal string? KeysAddress { get; set; }

    /// <summary>True while it answers 503 to everything.</summary>
    internal bool IsDown { get; set; }

    /// <summary>Waited for before each answer.</summary>
    internal Task Hurdle { get; set; } = Task.CompletedTask;

    /// <summary>How often the keys were asked for, with or without success.</summary>
    internal int KeyRequests => asked.Count(path => path == MetadataPath);

    /// <summary>How often something else was asked for; what that should be is the bot's own token.</summary>
    internal int OtherRequests => asked.Count(path => path is not (MetadataPath or KeysPath));

    internal static async Task<FakeAuthority> StartAsync()
    {
        var authority = new FakeAuthority();
        await authority.app.StartAsync();
        authority.Address = authority.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return authority;
    }

    /// <summary>The token for an activity that comes from this service URL.</summary>
    internal ConnectorToken TokenFor(string serviceUrl, DateTimeOffset now) => new(Key, serviceUrl, now);

    /// <summary>Publishes these keys and no others; the last of them signs from now on.</summary>
    internal void Publish(params AuthorityKey[] keys) => (Key, Keys) = (keys[^1], KeysJson(keys));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeDownAsync(HttpContext http, RequestDelegate next)
    {
        asked.Enqueue(http.Request.Path);
        await Hurdle;
        if (IsDown)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        await next(http);
    }

    private string Metadata() => new JsonObject
    {
        ["issuer"] = Issuer,
        ["jwks_uri"] = KeysAddress ?? Address + KeysPath,
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
    }.ToJsonString();

    private static IResult Grant(IFormCollection form) =>
        (form["grant_type"], form["client_id"], form["client_secret"]) == ("client_credentials", AppId, Secret)
        && form["scope"].ToString().Split(' ').Contains("https://api.botframework.com/.default")
            ? Json($$"""{"token_type":"Bearer","expires_in":3599,"access_token":"{{BotsToken}}"}""")
            : Results.Text("""{"error":"invalid_client"}""", "application/json", statusCode: StatusCodes.Status401Unauthorized);

    private static string KeysJson(params AuthorityKey[] keys) =>
        new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.ToJson())]) }.ToJsonString();

    private static IResult Json(string body) => Results.Text(body, "application/json");
}
