namespace ForumBot.Vault.Watching;

internal static class WatchingServices
{
    internal static IServiceCollection AddWatching(this IServiceCollection services) => services;
}
