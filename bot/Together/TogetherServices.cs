using ForumBot.Conversation;
using ForumBot.Forums;

namespace ForumBot.Together;

/// <summary>Registers one forum and one person on two platforms.</summary>
public static class TogetherServices
{
    /// <summary>Adds the one-time codes, linked accounts and the conversations of a forum. Comes after <see cref="ConversationServices.AddConversation"/>.</summary>
    public static IServiceCollection AddTogether(this IServiceCollection services) => services
        .AddSingleton<Apps>()
        .AddSingleton<CodeHashes>()
        .AddSingleton<LinkCodes>()
        .AddHostedService<CodeSweep>()
        .AddSingleton<PlaceNames>()
        .AddSingleton<Linking>()
        .AddSingleton<Identities>()
        .AddSingleton<IIdentities>(provider => provider.GetRequiredService<Identities>())
        .AddSingleton<AccountsFeature>()
        .AddSingleton<IFeature>(provider => provider.GetRequiredService<AccountsFeature>())
        .AddSingleton<ISettingsPart>(provider => provider.GetRequiredService<AccountsFeature>())
        .AddSingleton<IFeature, PlacesFeature>()
        .AddSingleton<IListener, CodeListener>();
}
