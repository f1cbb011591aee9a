namespace ForumBot.Vault.Release;

internal static class ReleaseServices
{
    internal static IServiceCollection AddRelease(this IServiceCollection services) => services;
}
