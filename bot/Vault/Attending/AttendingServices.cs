using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Vault.Reading;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ForumBot.Vault.Attending;

internal static class AttendingServices
{
    /// <summary>Adds who was in the room, and how people come to be.</summary>
    internal static IServiceCollection AddAttending(this IServiceCollection services)
    {
        services.TryAddSingleton<IAccessLog, NoAccessLog>();
        return services
            .AddSingleton<RefusalPace>()
            .AddSingleton<Departures>()
            .AddSingleton<IRoom, Room>()
            .AddSingleton<IGuard, ListLock>()
            .AddSingleton<AttendanceRegister>()
            .AddSingleton<IFeature, AttendanceFeature>()
            .AddSingleton<IFeature, TermsFeature>()
            .AddSingleton<IFeature, LateChangeFeature>();
    }

    private sealed class NoAccessLog : IAccessLog
    {
        public ValueTask RecordAsync(string forumId, string inspectionId, AccessKind kind, Mark by, string? about, CancellationToken ct) => ValueTask.CompletedTask;
    }
}
