using ForumBot.Messaging.Wire;
using ForumBot.Teams.Connector.Tokens;

namespace ForumBot.Teams.Connector;

/// <summary>Registers the way out to the Connector.</summary>
internal static class ConnectorServices
{
    /// <exception cref="StartRefusedException">The bot's certificate cannot be used; the sentence says why.</exception>
    internal static IServiceCollection AddConnector(this IServiceCollection services, TeamsSettings settings)
    {
        services
            .AddSingleton<ConnectorPace>()
            .AddSingleton<ConnectorWire>()
            .AddSingleton(new RetryPlan(new(Random.Shared.NextDouble)))
            .AddSingleton<PatientWire>()
            .AddSingleton<ConnectorClient>();
        return settings.HasCredentials ? services.AddTokens(settings) : services.AddSingleton<IConnectorTokens, NoTokens>();
    }

    private static IServiceCollection AddTokens(this IServiceCollection services, TeamsSettings settings)
    {
        // No clock is registered yet, and a certificate is valid or not in the real world.
        var certificate = ConnectorCertificate.Load(settings, TimeProvider.System);
        return services
            .AddSingleton(_ => new Authority(settings, certificate, new(settings.LoginAddress, PlainHttp.NewHandler())))
            .AddSingleton<IConnectorTokens>(s => new SharedTokens(
                s.GetRequiredService<Authority>().FetchAsync, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<SharedTokens>>()));
    }
}
