using ForumBot.Conversation;

namespace ForumBot.Surveys;

/// <summary>Registers the survey: what people can ask about it, and what the forum does to make it known.</summary>
public static class SurveyServices
{
    /// <summary>Adds the survey's facts, the log of where it was shared, and its paper copies.</summary>
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddSingleton<PromotionLog>()
        .AddSingleton<ReachBoard>()
        .AddSingleton<ILiveView>(provider => provider.GetRequiredService<ReachBoard>())
        .AddSingleton<IFeature, SurveyFeature>()
        .AddSingleton<IFeature, SharingFeature>()
        .AddSingleton<IFeature, PaperFeature>()
        .AddSingleton<IFeature, ReachFeature>();
}
