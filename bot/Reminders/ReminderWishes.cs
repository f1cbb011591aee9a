using ForumBot.Conversation;
using ForumBot.Forums;

namespace ForumBot.Reminders;

/// <summary>Registers what people say about reminders: how they want theirs, and who got what.</summary>
public static class ReminderWishes
{
    /// <summary>Adds one's own reminders, their part of the settings, and "who got it?".</summary>
    public static IServiceCollection AddReminderWishes(this IServiceCollection services) => services
        .AddSingleton<PreferencesFeature>()
        .AddSingleton<IFeature>(provider => provider.GetRequiredService<PreferencesFeature>())
        .AddSingleton<ISettingsPart>(provider => provider.GetRequiredService<PreferencesFeature>())
        .AddSingleton<IFeature, WhoGotIt>();
}
