using ForumBot.Teams.Connector;
using Microsoft.Extensions.Hosting;

namespace ForumBot.Tests.Teams;

public sealed class ServiceHostsTests
{
    private static readonly ServiceHosts ThisMachine = ServiceHosts.For(new(), new Surroundings(Environments.Development));
    private static readonly ServiceHosts InProduction =
        ServiceHosts.For(new() { AppId = "a" }, new Surroundings(Environments.Production));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://SMBA.trafficmanager.net:443/emea/")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/")]
    public void Address_OfTeams_IsAllowed(string address) => Assert.True(InProduction.IsAllowed(address));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net:8443/teams/")]
    [InlineData("https://smba2.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.example.org/")]
    [InlineData("https://smba.trafficmanager.net@example.org/")]
    [InlineData("https://smbа.trafficmanager.net/")]
    [InlineData("http://127.0.0.1:56150/")]
    public void Address_NotOfTeams_IsRefusedInProduction(string address) => Assert.False(InProduction.IsAllowed(address));

    [Theory]
    [InlineData("http://127.0.0.1:56150/_connector")]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://[::1]:56150/")]
    public void Address_OnThisMachine_IsAllowed(string address) => Assert.True(ThisMachine.IsAllowed(address));

    [Theory]
    [InlineData("https://127.0.0.1:56150/_connector")]
    [InlineData("http://example.org/")]
    [InlineData("http://localhost.example.org/")]
    [InlineData("http://127.0.0.1.example.org/")]
    [InlineData("http://localhost@example.org/")]
    [InlineData("http://user:word@localhost/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost/?x=1")]
    [InlineData("http://localhost/#x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    [InlineData("")]
    [InlineData(null)]
    public void Address_AnywhereElse_IsRefused(string? address) => Assert.False(ThisMachine.IsAllowed(address));
}
