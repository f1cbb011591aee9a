namespace ForumBot.Slack.Socket;

/// <summary>Registers Socket Mode, where the settings ask for it.</summary>
internal static class SocketServices
{
    internal static IServiceCollection AddSlackSocket(this IServiceCollection services, SlackSettings settings) =>
        settings.AppToken is null ? services : services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SlackSocket>(provider, (Func<double>)Random.Shared.NextDouble));
}
