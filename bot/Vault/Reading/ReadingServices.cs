namespace ForumBot.Vault.Reading;

internal static class ReadingServices
{
    internal static IServiceCollection AddReading(this IServiceCollection services) => services;
}
