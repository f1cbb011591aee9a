using ForumBot.Storage;

namespace ForumBot.Conversation;

/// <summary>Registers what every conversation needs; each feature registers itself.</summary>
public static class ConversationServices
{
    /// <summary>Adds the dispatcher, the courier, the live cards and the readers’ own views of them.</summary>
    public static IServiceCollection AddConversation(this IServiceCollection services) => services
        .WatchStore()
        .AddSingleton<IFeature, OwnViews>()
        .AddSingleton<Dispatcher>()
        .AddSingleton<Courier>()
        .AddSingleton<LiveCards>()
        .AddSingleton<ForumChanges>()
        .AddSingleton<KnownPlaces>()
        .AddSingleton<PlaceMoves>()
        .AddSingleton<Noticed>()
        .AddSingleton<Lookout>()
        .AddHostedService<NoticedTurns>()
        .AddSingleton<Readership>()
        .AddSingleton<IRoom, NoRoom>()
        .AddSingleton<IIdentities, OneIdentity>()
        .AddSingleton<SeenDeliveries>()
        .AddHostedService(provider => provider.GetRequiredService<SeenDeliveries>());
}
