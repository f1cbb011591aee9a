namespace ForumBot.Conversation;

/// <summary>Registers what every conversation needs; each feature registers itself.</summary>
public static class ConversationServices
{
    /// <summary>Adds the dispatcher, the courier and the live cards.</summary>
    public static IServiceCollection AddConversation(this IServiceCollection services) => services
        .AddSingleton<Dispatcher>()
        .AddSingleton<Courier>()
        .AddSingleton<LiveCards>()
        .AddSingleton<SeenDeliveries>()
        .AddHostedService(provider => provider.GetRequiredService<SeenDeliveries>());
}
