using System.Net;
using ForumBot.Teams;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Teams;

public sealed class TeamsDoorTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public void Request_FromThisMachine_IsLetIn(string peer) => Assert.True(LetsIn(peer));

    [Theory]
    [InlineData("192.168.1.20")]
    [InlineData("8.8.8.8")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData(null)]
    public void Request_FromElsewhere_IsTurnedAway(string? peer) => Assert.False(LetsIn(peer));

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("x-forwarded-host")]
    [InlineData("Forwarded")]
    public void Request_ThatWasForwarded_IsTurnedAway(string header) => Assert.False(LetsIn("127.0.0.1", http => http.Request.Headers[header] = "127.0.0.1"));

    [Fact]
    public void Request_ThatClaimsToBeThePlayground_IsStillTurnedAway() =>
        Assert.False(LetsIn("8.8.8.8", http => http.Request.Headers["x-ms-agents-playground"] = "true"));

    [Fact]
    public void Request_ForAnotherHost_IsTurnedAway() =>
        Assert.False(LetsIn("127.0.0.1", http => http.Request.Host = new("rebound.example.org", 3978)));

    [Theory]
    [InlineData("http://0.0.0.0:3978")]
    [InlineData("http://[::]:3978")]
    [InlineData("http://+:3978")]
    [InlineData("http://192.168.1.20:3978")]
    public void Request_WhileOtherMachinesCouldCall_IsTurnedAway(string listening) => Assert.False(LetsIn("127.0.0.1", listening: listening));

    [Fact]
    public void Start_InDevelopmentWithoutCredentials_IsAllowed() => TeamsDoor.CheckStart(Settings(), new Surroundings(Environments.Development));

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Start_ElsewhereWithoutCredentials_NamesTheSettings(string environment)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => TeamsDoor.CheckStart(Settings(), new Surroundings(environment)));

        Assert.Contains("MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MicrosoftAppId", "Development")]
    [InlineData("MicrosoftAppId", "Production")]
    [InlineData("MicrosoftAppPassword", "Development")]
    [InlineData("MicrosoftAppTenantId", "Production")]
    public void Start_WithCredentials_IsRefusedUntilTokensAreChecked(string setting, string environment)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => TeamsDoor.CheckStart(Settings(setting), new Surroundings(environment)));

        Assert.StartsWith($"{setting} is set", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddTeams_InProductionWithoutCredentials_Throws() => Assert.Throws<StartRefusedException>(
        () => new ServiceCollection().AddTeams(Settings(), new Surroundings(Environments.Production)));

    private static bool LetsIn(string? peer, Action<HttpContext>? change = null, string listening = "http://localhost:3978")
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        http.Request.Host = new("localhost", 3978);
        change?.Invoke(http);
        using var server = new Listener(listening);
        return new TeamsDoor(server, ServiceHosts.For(new(), new Surroundings(Environments.Development)), NullLogger<TeamsDoor>.Instance).LetsIn(http);
    }

    private static IConfiguration Settings(string? set = null) =>
        new ConfigurationBuilder().AddInMemoryCollection(set is null ? [] : [new(set, "something")]).Build();

    private sealed class Listener(string address) : IServer
    {
        public IFeatureCollection Features { get; } = Listening(address);

        public void Dispose()
        {
        }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private static FeatureCollection Listening(string address)
        {
            var features = new FeatureCollection();
            features.Set<IServerAddressesFeature>(new Addressed([address]));
            return features;
        }
    }

    private sealed record Addressed(ICollection<string> Addresses) : IServerAddressesFeature
    {
        public bool PreferHostingUrls { get; set; }
    }
}
