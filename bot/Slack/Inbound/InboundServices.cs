using ForumBot.Slack.Home;
using ForumBot.Slack.Windows;
using ForumBot.Storage;

namespace ForumBot.Slack.Inbound;

/// <summary>Registers the ways in: events, presses and commands, and what they are answered in.</summary>
internal static class InboundServices
{
    internal static IServiceCollection AddSlackInbound(this IServiceCollection services, SlackSettings settings) => services
        .AddSingleton<SlackDoor>()
        .AddSingleton<SlackEndpoints>()
        .AddSingleton<Whose>()
        .AddSingleton<Meeting>()
        .AddSingleton<Inbox>()
        .AddSingleton<EventTurns>()
        .AddSingleton<CommandTurns>()
        .AddSingleton<Pressing>()
        .AddSingleton<PressTurns>()
        .AddSingleton<SubmissionTurns>()
        .AddSingleton<Answers>()
        .AddSingleton<SlackInbound>()
        .AddSingleton<ISlackInbound>(provider => provider.GetRequiredService<SlackInbound>())
        .AddHostedService<InboxReplay>()
        .AddSlackWindows()
        .AddSlackHome();

    /// <summary>What is stored of requests, cards and home tabs, also when Slack is not connected any more.</summary>
    internal static IServiceCollection AddSlackInboundKinds(this IServiceCollection services) => services
        .AddSingleton(KeptKind.Of<HeldRequest>("Something you said or sent in Slack that I am still working on", OnForgetting.Deleted, "Kept until I have answered it, two hours at the most."))
        .AddSingleton(KeptKind.Of<KeptCard>("Cards in Slack that I made for you and that were too long for a message", OnForgetting.Deleted, "Kept for 30 days after they were last shown."))
        .AddSingleton(KeptKind.Of<HomeTab>("That you opened my home tab in Slack", OnForgetting.Deleted, "Kept until you ask me to forget you."));

    internal static WebApplication MapSlackInbound(this WebApplication app, SlackSettings settings)
    {
        // Where Slack is called over a socket, nobody has anything to send here.
        if (settings.TakesRequests)
        {
            var endpoints = app.Services.GetRequiredService<SlackEndpoints>();
            app.MapPost("/slack/events", endpoints.EventsAsync);
            app.MapPost("/slack/interactions", endpoints.InteractionsAsync);
            app.MapPost("/slack/commands", endpoints.CommandsAsync);
        }

        return app;
    }

    private static IServiceCollection AddSlackWindows(this IServiceCollection services) => services
        .AddSingleton<KeptCards>()
        .AddSingleton<IKeptCards>(provider => provider.GetRequiredService<KeptCards>())
        .AddHostedService<KeptSweep>()
        .AddSingleton<CardDrawing>()
        .AddSingleton<HandedIn>()
        .AddSingleton<SlackWindows>();

    private static IServiceCollection AddSlackHome(this IServiceCollection services) => services
        .AddSingleton<HomeTabs>()
        .AddHostedService<HomeRefresh>();
}
