using ForumBot.Conversation;

namespace ForumBot.Vault.Afterwards;

internal static class AfterwardsServices
{
    /// <summary>Adds comparing, the action list, exports, retention and erasure. Needs <see cref="Downloads.IOneTimeLinks"/>.</summary>
    internal static IServiceCollection AddAfterwards(this IServiceCollection services) => services
        .AddSingleton<Exporting>()
        .AddSingleton<Erasing>()
        .AddSingleton<IDeadline>(provider => provider.GetRequiredService<Erasing>())
        .AddSingleton<Keeping>()
        .AddSingleton<IFeature, CompareFeature>()
        .AddSingleton<IFeature, ActionsFeature>()
        .AddSingleton<IFeature, ExportFeature>()
        .AddSingleton<IFeature, KeepingFeature>();
}
