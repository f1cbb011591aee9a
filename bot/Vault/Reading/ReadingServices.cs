using ForumBot.Conversation;

namespace ForumBot.Vault.Reading;

internal static class ReadingServices
{
    internal static IServiceCollection AddReading(this IServiceCollection services) => services
        .AddSingleton<AccessLog>()
        .AddSingleton<IAccessLog>(provider => provider.GetRequiredService<AccessLog>())
        .AddSingleton<SealAlarm>()
        .AddSingleton<VaultDoor>()
        .AddSingleton<IFeature, NotesFeature>()
        .AddSingleton<IFeature, AccessLogFeature>();
}
