namespace ForumBot.Slack.Install;

/// <summary>Registers the installations and the install flow.</summary>
internal static class InstallServices
{
    internal static IServiceCollection AddSlackInstall(this IServiceCollection services, SlackSettings settings) => services;

    internal static WebApplication MapSlackInstall(this WebApplication app, SlackSettings settings) => app;
}
