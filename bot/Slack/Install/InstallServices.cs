using ForumBot.Storage;

namespace ForumBot.Slack.Install;

/// <summary>Registers the installations and the install flow.</summary>
internal static class InstallServices
{
    internal static IServiceCollection AddSlackInstall(this IServiceCollection services, SlackSettings settings)
    {
        services.AddSingleton<SlackAccess>();
        return settings.HasInstallFlow
            ? services
                .KeepAddressesOutOfLogs()
                .AddSingleton<TokenSeal>()
                .AddSingleton<InstallStates>()
                .AddSingleton<InstallFlow>()
                .AddSingleton<SlackInstallations>()
                .AddSingleton<ISlackInstallations>(Of<SlackInstallations>)
            : services.AddSingleton<OwnWorkspace>().AddSingleton<ISlackInstallations>(Of<OwnWorkspace>).AddHostedService(Of<OwnWorkspace>);
    }

    internal static WebApplication MapSlackInstall(this WebApplication app, SlackSettings settings)
    {
        if (settings.HasInstallFlow)
        {
            app.MapGet(InstallFlow.InstallPath, (HttpContext http, InstallFlow flow) => flow.Begin(http));
            app.MapGet(InstallFlow.ReturnPath, (HttpContext http, InstallFlow flow) => flow.ReturnAsync(http));
        }

        return app;
    }

    /// <summary>Adds what is done when a workspace has removed the bot, whether or not Slack came through with the news.</summary>
    internal static IServiceCollection AddSlackFarewell(this IServiceCollection services) => services.AddSingleton<SlackFarewell>().AddHostedService<AbsenceWatch>();

    /// <summary>What is stored of installations, also when Slack is not connected any more.</summary>
    internal static IServiceCollection AddSlackInstallKinds(this IServiceCollection services) => services
        .AddSingleton(KeptKind.OfNobody<SlackInstallation>())
        .AddSingleton(KeptKind.OfNobody<AbsentWorkspace>());

    private static T Of<T>(IServiceProvider provider) where T : notnull => provider.GetRequiredService<T>();
}
