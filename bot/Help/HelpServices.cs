using ForumBot.Conversation;

namespace ForumBot.Help;

/// <summary>Registers help.</summary>
public static class HelpServices
{
    /// <summary>Adds help, which asks for all features only when it answers.</summary>
    public static IServiceCollection AddHelp(this IServiceCollection services) =>
        services.AddSingleton<IFeature>(provider => new HelpFeature(provider.GetServices<IFeature>));
}
