using ForumBot.Conversation;
using ForumBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForumBot.Reminders;

/// <summary>Registers all that the bot says by itself.</summary>
public static class ReminderServices
{
    /// <summary>Adds the plan, the alarm and the ledger of what was said, and the health check <c>scheduler</c>. The store must have been added.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<Health>("scheduler", tags: [StorageSetup.ReadyTag]);
        return services
            .WatchStore()
            .AddSingleton<IReminders, PlannedReminders>()
            .AddSingleton<FactReader>()
            .AddSingleton<Postman>()
            .AddSingleton<Fanout>()
            .AddSingleton<Corrections>()
            .AddSingleton<Deadlines>()
            .AddSingleton<Ring>()
            .AddSingleton<Deliveries>()
            .AddSingleton<IFeature, DeliveriesFeature>()
            .AddSingleton<Alarm>()
            .AddSingleton<ILandmarks, Landmarks>()
            .AddSingleton<IAlarm>(provider => provider.GetRequiredService<Alarm>())
            .AddHostedService(provider => provider.GetRequiredService<Alarm>());
    }

    private sealed class Health(Alarm alarm) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(alarm.IsReady
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The alarms do not run, or not yet: no reminder is sent."));
    }
}
