using ForumBot.Conversation;

namespace ForumBot.Forums;

/// <summary>Registers forums: setting up, joining, roles and settings.</summary>
public static class ForumServices
{
    /// <summary>Adds the forum features and the greeter.</summary>
    public static IServiceCollection AddForums(this IServiceCollection services) => services
        .AddSingleton<ForumRegister>()
        .AddSingleton<ForumPeople>()
        .AddSingleton<IGreeter, Greeter>()
        .AddSingleton<IFeature, SetUpFeature>()
        .AddSingleton<IFeature, JoinFeature>()
        .AddSingleton<IFeature, RolesFeature>()
        .AddSingleton<IFeature, SettingsFeature>()
        .AddSingleton<IFeature, DetailsFeature>();
}
