using ForumBot.Conversation;

namespace ForumBot.Surveys;

/// <summary>Registers what people can ask about the survey.</summary>
public static class SurveyServices
{
    /// <summary>Adds the survey's facts.</summary>
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services.AddSingleton<IFeature, SurveyFeature>();
}
