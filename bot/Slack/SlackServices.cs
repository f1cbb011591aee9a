using ForumBot.Slack.Inbound;
using ForumBot.Slack.Install;
using ForumBot.Slack.Socket;
using ForumBot.Slack.Web;

namespace ForumBot.Slack;

/// <summary>Registers Slack, where it is connected: the ways in, the way out, and the installations.</summary>
public static class SlackServices
{
    /// <summary>Adds Slack. Without any of its settings there is no Slack, and no address of it answers.</summary>
    /// <exception cref="StartRefusedException">The settings cannot be used; the sentences say what to change.</exception>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = SlackSettings.Read(configuration, environment);
        services.AddSlackInstallKinds().AddSlackInboundKinds().AddSlackWebKinds();
        return settings.IsConnected
            ? services.AddSingleton(settings).AddSlackInstall(settings).AddSlackFarewell().AddSlackWeb(settings).AddSlackInbound(settings).AddSlackSocket(settings)
            : services;
    }

    /// <summary>Maps <c>/slack/*</c>, where Slack is connected.</summary>
    public static WebApplication MapSlack(this WebApplication app) =>
        app.Services.GetService<SlackSettings>() is { } settings ? app.MapSlackInstall(settings).MapSlackInbound(settings) : app;
}
