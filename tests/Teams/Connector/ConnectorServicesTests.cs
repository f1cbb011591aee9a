using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Storage;
using ForumBot.Teams;
using ForumBot.Teams.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Teams.Connector;

/// <summary>The way out as the bot registers it.</summary>
public sealed class ConnectorServicesTests
{
    private static readonly TeamsSettings Registered = new() { AppId = Captured.Bot["28:".Length..], Password = "very~secret", TenantId = Captured.Tenant };

    [Fact]
    public async Task Connector_WithCredentials_FetchesATokenAndCallsWithIt()
    {
        var fetched = 0;
        await using var authority = await AuthorityAsync(() => $$"""{"token_type":"Bearer","expires_in":3599,"access_token":"token-{{++fetched}}"}""");
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = Build(Registered with { LoginAddress = new(authority.Urls.Single()) });
        connector.Next.Enqueue(new(201));
        for (var i = 0; i < 2; i++)
        {
            await PostAsync(bot, connector);

            Assert.Equal("Bearer token-1", (await connector.CallAsync()).Authorization);
        }
    }

    [Fact]
    public async Task Connector_WithoutCredentials_CallsWithoutAToken()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = Build(new());
        await PostAsync(bot, connector);

        Assert.Null((await connector.CallAsync()).Authorization);
    }

    [Fact]
    public void Connector_WithACertificateThatIsMissing_RefusesTheStart() =>
        Assert.Throws<StartRefusedException>(() => Build(Registered with { Password = null, Certificate = "/nowhere/bot.pfx" }));

    private static Task<ConnectorResult> PostAsync(ServiceProvider bot, FakeConnector connector) => bot.GetRequiredService<ConnectorClient>().PostAsync(
        new(connector.ServiceUrl, Captured.Bot, "c"), NoticeCard.Of("A title", "A sentence.", "Next."), default);

    private static ServiceProvider Build(TeamsSettings settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(settings)
        .AddSingleton<IDocumentStore, InMemoryDocumentStore>()
        .AddSingleton<Noticed>()
        .AddSingleton<TeamsDirectory>()
        .AddSingleton<TeamsCards>()
        .AddSingleton<TimeProvider>(new SignallingTime())
        .AddSingleton(ServiceHosts.For(settings, new Surroundings(Environments.Development)))
        .AddSingleton(settings)
        .AddSingleton<IDocumentStore>(new InMemoryDocumentStore())
        .AddSingleton<Noticed>()
        .AddSingleton<TeamsDirectory>()
        .AddSingleton<TeamsCards>()
        .AddConnector(settings)
        .BuildServiceProvider();

    private static async Task<WebApplication> AuthorityAsync(Func<string> token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost($"/{Captured.Tenant}/oauth2/v2.0/token", () => Results.Text(token(), "application/json"));
        await app.StartAsync();
        return app;
    }
}
