using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;

namespace ForumBot.Teams;

/// <summary>Registers Teams: the messaging endpoint, the way out, and what it remembers.</summary>
public static class TeamsServices
{
    /// <summary>Adds what <c>POST /api/messages</c> needs. Where another platform is connected and Teams is not, it is not there: only Development believes a caller without a token.</summary>
    /// <exception cref="StartRefusedException">The settings would leave the endpoint open; the sentence says what to change.</exception>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        var teams = TeamsSettings.Read(settings, environment);
        services.AddKinds();
        return teams.HasCredentials || environment.IsDevelopment() ? services.AddTeams(teams, environment) : services;
    }

    /// <summary>Maps <c>POST /api/messages</c> and says in the log who is let in.</summary>
    public static WebApplication MapTeams(this WebApplication app)
    {
        if (app.Services.GetService<ITeamsDoor>() is { } door)
        {
            door.Announce();
            app.MapPost("/api/messages", app.Services.GetRequiredService<MessagesEndpoint>().HandleAsync);
        }

        return app;
    }

    // What was stored while Teams was connected is somebody's still.
    private static void AddKinds(this IServiceCollection services) => services
        .AddSingleton(KeptKind.Of<TeamsPerson>("How I reach you in Teams", OnForgetting.Stays, "I need it to answer you. It goes when you remove me from our chat."))
        .AddSingleton(KeptKind.Of<TeamsConversation>("The address of our chat", OnForgetting.Stays, "I need it to answer you. It goes when you remove me from our chat."))
        .AddSingleton(KeptKind.OfNobody<PausedTenant>());

    private static IServiceCollection AddTeams(this IServiceCollection services, TeamsSettings teams, IHostEnvironment environment) => services
        .AddWorkQueue()
        .AddSingleton(teams)
        .AddSingleton(ServiceHosts.For(teams, environment))
        .AddConnector(teams)
        .AddDoor(teams)
        .AddSingleton<TeamsCards>()
        .AddSingleton<Translator>()
        .AddSingleton<TeamsDirectory>()
        .AddSingleton<TeamsRoster>()
        .AddSingleton<IMessenger, TeamsMessenger>()
        .AddSingleton<TeamsTurns>()
        .AddSingleton<MessagesEndpoint>();

    // With credentials there is no anonymous way in at all, in no environment.
    private static IServiceCollection AddDoor(this IServiceCollection services, TeamsSettings teams) => teams.HasCredentials
        ? services.AddSingleton<SigningKeys>().AddSingleton<TokenCheck>().AddSingleton<ITeamsDoor, TokenDoor>()
        : services.AddSingleton<ITeamsDoor, ThisMachineDoor>();
}
