using System.Net;
using ForumBot.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForumBot.Tests.Health;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health/live", true, HttpStatusCode.OK)]
    [InlineData("/health/ready", true, HttpStatusCode.OK)]
    [InlineData("/health/live", false, HttpStatusCode.OK)]
    [InlineData("/health/ready", false, HttpStatusCode.ServiceUnavailable)]
    public async Task Health_WhenTheStoreIsWellOrIll_AnswersAWatchdog(string address, bool well, HttpStatusCode status)
    {
        var ct = TestContext.Current.CancellationToken;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddHealth();
        builder.Services.AddHealthChecks().AddCheck(
            "store", () => well ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("/secret/path is full"), tags: [HealthServices.Ready]);
        await using var app = builder.Build();
        app.MapHealth();
        await app.StartAsync(ct);

        var answer = await app.GetTestClient().GetAsync(address, ct);

        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
    }
}
