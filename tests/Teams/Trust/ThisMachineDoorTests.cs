using System.Net;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ForumBot.Tests.Teams.Trust;

public sealed class ThisMachineDoorTests
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

    private static bool LetsIn(string? peer, Action<HttpContext>? change = null, string listening = "http://localhost:3978")
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        http.Request.Host = new("localhost", 3978);
        change?.Invoke(http);
        using var server = new Listener(listening);
        return new ThisMachineDoor(server, ServiceHosts.For(new(), new Surroundings(Environments.Development)), NullLogger<ThisMachineDoor>.Instance).LetsIn(http);
    }

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
