using ForumBot.Slack;
using ForumBot.Slack.Install;
using ForumBot.Storage;
using ForumBot.Tests.Vault.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Slack.Install;

/// <summary>The two pages of the install flow, with Slack behind them.</summary>
internal sealed class InstallSite : IAsyncDisposable
{
    internal const string Start = "/slack/install";
    internal const string Return = "/slack/oauth_redirect";
    internal const string ClientSecret = "0123456789abcdef0123456789abcdef";

    internal static readonly SlackSettings Settings = new() { ClientId = "12.34", ClientSecret = ClientSecret, SigningSecrets = ["fedcba9876543210"] };

    private readonly WebApplication app;

    private InstallSite(SlackSettings settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration["Logging:LogLevel:Default"] = builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace";
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IDocumentStore>(Store)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton(new PublicAddress(new("https://bot.example.org")))
            .AddSingleton(settings)
            .AddSlackInstall(settings)
            .AddSingleton(Slack.For(settings, Clock));
        app = builder.Build();
        app.MapSlackInstall(settings);
    }

    internal FakeTimeProvider Clock { get; } = new(new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero));

    internal InMemoryDocumentStore Store { get; } = new();

    internal ScriptedAccess Slack { get; } = new();

    internal KeptLog Log { get; } = new();

    internal ISlackInstallations Installations => app.Services.GetRequiredService<ISlackInstallations>();

    internal static async Task<InstallSite> OpenAsync(SlackSettings? settings = null)
    {
        var site = new InstallSite(settings ?? Settings);
        if (settings?.HasInstallFlow == false)
        {
            site.Slack.Answer("auth_test_ok");
        }

        await site.app.StartAsync();
        return site;
    }

    /// <summary>Somebody opens the link: what travels through Slack, and what stays in their browser.</summary>
    internal async Task<(string State, string Cookie)> BeginAsync()
    {
        using var answer = await GetAsync(Start);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=', 2)[1];
        return (QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["state"].ToString(), cookie);
    }

    /// <summary>Somebody opens the link and allows it, after Slack's answers have been told.</summary>
    internal async Task<HttpResponseMessage> InstallAsync()
    {
        var (state, cookie) = await BeginAsync();
        return await GetAsync($"{Return}?code=the-code&state={state}", cookie);
    }

    internal async Task<HttpResponseMessage> GetAsync(string address, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", $"{InstallFlow.Cookie}={cookie}");
        }

        return await app.GetTestClient().SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Slack.Dispose();
        Log.Dispose();
    }
}
