using ForumBot.Storage.LiteDb;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ForumBot.Storage;

/// <summary>Puts the store that the settings name into the app. The only place that knows which one runs.</summary>
public static class StorageSetup
{
    /// <summary>The tag of health checks that decide whether the app is ready.</summary>
    public const string ReadyTag = "ready";

    /// <summary>
    /// Adds <see cref="IDocumentStore"/>, opened when the app starts so that a store it may not have stops it then, and the health check <c>store</c>.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptions.Check>();
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton(provider => LiteDbDocumentStore.Open(
            Path.Combine(
                provider.GetRequiredService<IHostEnvironment>().ContentRootPath,
                provider.GetRequiredService<IOptions<StorageOptions>>().Value.LiteDb.Path),
            log: provider.GetRequiredService<ILogger<LiteDbDocumentStore>>()));
        services.AddSingleton<IDocumentStore>(provider => provider.GetRequiredService<LiteDbDocumentStore>());
        services.AddHostedService<OpenedAtStart>();
        services.AddHealthChecks().AddCheck<Health>("store", tags: [ReadyTag]);
        return services;
    }

    private sealed class OpenedAtStart(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<IDocumentStore>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Health(LiteDbDocumentStore store) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(store.IsHealthy
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The store could not write to its disk and takes no more changes."));
    }
}
