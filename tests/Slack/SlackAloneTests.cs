using System.Net;
using System.Net.Http.Json;
using ForumBot.Teams;
using ForumBot.Tests.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ForumBot.Tests.Slack;

/// <summary>A bot that is connected to Slack and not to Teams.</summary>
public sealed class SlackAloneTests
{
    private static readonly IConfiguration Slack = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Slack:BotToken"] = "xoxb-1" }).Build();

    [Fact]
    public void Start_InProductionWithSlackAlone_IsNotRefusedByTeams() =>
        Assert.False(TeamsSettings.Read(Slack, new Surroundings(Environments.Production)).HasCredentials);

    [Fact]
    public void Start_InProductionWithSlackAndHalfOfTeams_IsRefused()
    {
        var settings = new ConfigurationBuilder().AddConfiguration(Slack).AddInMemoryCollection(new Dictionary<string, string?> { ["MicrosoftAppPassword"] = "x" }).Build();

        Assert.Throws<StartRefusedException>(() => TeamsSettings.Read(settings, new Surroundings(Environments.Production)));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Teams_OutsideDevelopmentWithoutCredentials_HasNoAddressAtAll(string environment)
    {
        await using var app = await StartAsync(environment);

        using var answer = await app.GetTestClient().PostAsJsonAsync("/api/messages", new { type = "message" }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(app.Services.GetServices<ForumBot.Messaging.IMessenger>());
    }

    private static async Task<WebApplication> StartAsync(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Services.AddTeams(Slack, builder.Environment);
        var app = builder.Build();
        app.MapTeams();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
