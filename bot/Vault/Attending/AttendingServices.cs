namespace ForumBot.Vault.Attending;

internal static class AttendingServices
{
    internal static IServiceCollection AddAttending(this IServiceCollection services) => services;
}
