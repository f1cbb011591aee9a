using ForumBot.Messaging.Wire;

namespace ForumBot.Slack.Web;

/// <summary>Registers the way out: the Web API, the messenger, and what is known about people and places.</summary>
internal static class WebServices
{
    internal static IServiceCollection AddSlackWeb(this IServiceCollection services, SlackSettings settings) => services
        .AddSingleton<SlackWire>()
        .AddSingleton(s => new SlackPace(s.GetRequiredService<TimeProvider>(), isFree: settings.ApiUrl.IsLoopback))
        .AddSingleton(new BackOff(Random.Shared.NextDouble))
        .AddSingleton<SlackLine>()
        .AddSingleton<SlackApi>()
        .AddSingleton<SlackDirectory>();
}
