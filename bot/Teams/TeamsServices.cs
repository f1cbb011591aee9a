using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;

namespace ForumBot.Teams;

/// <summary>Registers Teams: the messaging endpoint, the way out, and what it remembers.</summary>
public static class TeamsServices
{
    /// <summary>Adds what <c>POST /api/messages</c> needs.</summary>
    /// <exception cref="StartRefusedException">The settings would leave the endpoint open; the sentence says what to change.</exception>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        TeamsDoor.CheckStart(settings, environment);
        var teams = TeamsSettings.Read(settings);
        return services
            .AddWorkQueue()
            .AddSingleton(teams)
            .AddSingleton(ServiceHosts.For(teams, environment))
            .AddSingleton<IConnectorTokens, NoTokens>()
            .AddSingleton<TeamsDoor>()
            .AddSingleton<TeamsCards>()
            .AddSingleton<Translator>()
            .AddSingleton<ConnectorClient>()
            .AddSingleton<TeamsDirectory>()
            .AddSingleton<TeamsRoster>()
            .AddSingleton<IMessenger, TeamsMessenger>()
            .AddSingleton<TeamsTurns>()
            .AddSingleton<MessagesEndpoint>();
    }

    /// <summary>Maps <c>POST /api/messages</c> and warns that it takes activities without credentials.</summary>
    public static WebApplication MapTeams(this WebApplication app)
    {
        app.Services.GetRequiredService<TeamsDoor>().Announce();
        app.MapPost("/api/messages", app.Services.GetRequiredService<MessagesEndpoint>().HandleAsync);
        return app;
    }
}
