namespace ForumBot.Vault.Sealing;

internal static class SealingServices
{
    internal static IServiceCollection AddSealing(this IServiceCollection services) => services;
}
