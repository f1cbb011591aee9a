namespace ForumBot.Vault.Afterwards;

internal static class AfterwardsServices
{
    internal static IServiceCollection AddAfterwards(this IServiceCollection services) => services;
}
