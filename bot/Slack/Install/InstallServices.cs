using ForumBot.Storage;

namespace ForumBot.Slack.Install;

/// <summary>Registers the installations and the install flow.</summary>
internal static class InstallServices
{
    internal static IServiceCollection AddSlackInstall(this IServiceCollection services, SlackSettings settings)
    {
        services.AddSingleton<SlackAccess>();
        return settings.HasInstallFlow
            ? services.AddSingleton<TokenSeal>().AddSingleton<SlackInstallations>().AddSingleton<ISlackInstallations>(Of<SlackInstallations>)
            : services.AddSingleton<OwnWorkspace>().AddSingleton<ISlackInstallations>(Of<OwnWorkspace>).AddHostedService(Of<OwnWorkspace>);
    }

    internal static WebApplication MapSlackInstall(this WebApplication app, SlackSettings settings) => app;

    /// <summary>What is stored of installations, also when Slack is not connected any more.</summary>
    internal static IServiceCollection AddSlackInstallKinds(this IServiceCollection services) => services.AddSingleton(KeptKind.OfNobody<SlackInstallation>());

    private static T Of<T>(IServiceProvider provider) where T : notnull => provider.GetRequiredService<T>();
}
