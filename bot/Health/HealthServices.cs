using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace ForumBot.Health;

/// <summary>
/// What a watchdog asks. <c>GET /health/live</c> answers 200 while the process answers at all; <c>GET /health/ready</c> answers 503 while
/// something it needs, such as the store, is not well. Neither says more than a word: anyone may ask.
/// </summary>
public static class HealthServices
{
    /// <summary>The tag of the checks that <c>/health/ready</c> waits for.</summary>
    public const string Ready = "ready";

    /// <summary>Adds the health checks; what has to be well registers its own check with the tag <see cref="Ready"/>.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks();
        return services;
    }

    /// <summary>Maps both addresses.</summary>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
        return app;
    }
}
