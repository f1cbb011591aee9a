namespace ForumBot.Slack.Inbound;

/// <summary>Registers the ways in: events, presses and commands.</summary>
internal static class InboundServices
{
    internal static IServiceCollection AddSlackInbound(this IServiceCollection services, SlackSettings settings) => services;

    internal static WebApplication MapSlackInbound(this WebApplication app, SlackSettings settings) => app;
}
