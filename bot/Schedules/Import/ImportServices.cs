using ForumBot.Conversation;

namespace ForumBot.Schedules.Import;

/// <summary>Registers the import of timetables.</summary>
public static class ImportServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddTimetableImport(this IServiceCollection services) => services.AddSingleton<IFeature, ImportFeature>();
}
