using ForumBot.Conversation;

namespace ForumBot.Guidance;

/// <summary>Registers the plain answers.</summary>
public static class GuidanceServices
{
    /// <summary>Adds the answers, their index and the feature. The answers are read when first asked for; a mistake in them throws.</summary>
    public static IServiceCollection AddGuidance(this IServiceCollection services) => services
        .AddSingleton(_ => new AnswerBook(AnswerFiles.BuiltIn()))
        .AddSingleton(provider => new AnswerIndex(provider.GetRequiredService<AnswerBook>().All))
        .AddSingleton(provider => new Lazy<AnswerBook>(provider.GetRequiredService<AnswerBook>))
        .AddSingleton(provider => new Lazy<AnswerIndex>(provider.GetRequiredService<AnswerIndex>))
        .AddSingleton<IPrivacyCheck, PrivacyCheck>()
        .AddSingleton<AskFeature>()
        .AddSingleton<IFeature>(provider => provider.GetRequiredService<AskFeature>())
        .AddSingleton<IListener>(provider => provider.GetRequiredService<AskFeature>());
}
