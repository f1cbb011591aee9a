using ForumBot.Conversation;

namespace ForumBot.Vault.Release;

internal static class ReleaseServices
{
    internal static IServiceCollection AddRelease(this IServiceCollection services) => services
        .AddSingleton<Release>()
        .AddSingleton<Sections>()
        .AddSingleton<IFeature, PublicationFeature>()
        .AddSingleton<IFeature, SectionsFeature>()
        .AddSingleton<IFeature, HoldingFeature>();
}
