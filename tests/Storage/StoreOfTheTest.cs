using ForumBot.Reminders;
using ForumBot.Storage;
using ForumBot.Tests.Reminders.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ForumBot.Tests.Storage;

internal static class StoreOfTheTest
{
    /// <summary>The whole app keeps its documents in this store, and its alarms watch this one too: no file is opened.</summary>
    internal static IServiceCollection KeepIn(this IServiceCollection services, IDocumentStore store) => services
        .RemoveAll<IDocumentStore>()
        .RemoveAll<WatchedStore>()
        .AddSingleton(store)
        .WatchStore();

    /// <summary>For tests of what comes back when somebody speaks: nothing comes between.</summary>
    internal static IServiceCollection SayNothingUnasked(this IServiceCollection services) => services
        .RemoveAll<IReminders>()
        .AddSingleton<IReminders>(new FakeReminders());
}
