using ForumBot.Conversation;

namespace ForumBot.Vault.Attending;

internal static class AttendingServices
{
    /// <summary>Adds who was in the room, and how people come to be.</summary>
    internal static IServiceCollection AddAttending(this IServiceCollection services) => services
        .AddSingleton<RefusalPace>()
        .AddSingleton<Departures>()
        .AddSingleton<IRoom, Room>()
        .AddSingleton<IGuard, ListLock>()
        .AddSingleton<AttendanceRegister>()
        .AddSingleton<IFeature, AttendanceFeature>()
        .AddSingleton<IFeature, TermsFeature>()
        .AddSingleton<IFeature, LateChangeFeature>();
}
