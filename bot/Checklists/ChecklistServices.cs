using ForumBot.Conversation;

namespace ForumBot.Checklists;

/// <summary>Registers the inspection's own features.</summary>
public static class ChecklistServices
{
    /// <summary>Adds today, the checklist, ticks, the start and the timeline.</summary>
    public static IServiceCollection AddChecklists(this IServiceCollection services) => services
        .AddSingleton<Desk>()
        .AddSingleton<InspectionRegister>()
        .AddSingleton<ILiveView, InspectionView>()
        .AddSingleton<ILiveView, DayFeature>()
        .AddSingleton<IFeature, DayFeature>()
        .AddSingleton<IFeature, ChecklistFeature>()
        .AddSingleton<IFeature, TickFeature>()
        .AddSingleton<IFeature, StartFeature>()
        .AddSingleton<IFeature, TimelineFeature>();
}
