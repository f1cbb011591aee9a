using ForumBot.Conversation;

namespace ForumBot.Schedules;

/// <summary>Registers the timetable.</summary>
public static class ScheduleServices
{
    /// <summary>Adds the timetable, its forms and its posted copies.</summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services) => services
        .AddSingleton<Posts>()
        .AddSingleton<ILiveView, ScheduleView>()
        .AddSingleton<IFeature, ScheduleFeature>()
        .AddSingleton<IFeature, MeetingFeature>()
        .AddSingleton<IFeature, DatesFeature>();
}
