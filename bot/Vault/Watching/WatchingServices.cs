using ForumBot.Conversation;

namespace ForumBot.Vault.Watching;

internal static class WatchingServices
{
    internal static IServiceCollection AddWatching(this IServiceCollection services) => services
        .AddSingleton<SealedNotes>()
        .AddSingleton<Probes>()
        .AddSingleton<IGuard, LeakGuard>();
}
