using ForumBot.Messaging;
using ForumBot.Messaging.Wire;
using ForumBot.Storage;

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
        .AddSingleton<SlackChats>()
        .AddSingleton<SlackDirectory>()
        .AddSingleton<SlackMessenger>()
        .AddSingleton<IMessenger>(services => services.GetRequiredService<SlackMessenger>());

    /// <summary>What is stored of people's chats, also when Slack is not connected any more.</summary>
    internal static IServiceCollection AddSlackWebKinds(this IServiceCollection services) => services.AddSingleton(
        KeptKind.Of<SlackChat>("How I reach you in Slack", OnForgetting.Deleted, "It goes when I am removed from your Slack. Slack tells me again when I write to you."));
}
