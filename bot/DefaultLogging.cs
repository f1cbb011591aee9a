using Microsoft.Extensions.Configuration.Memory;

namespace ForumBot;

/// <summary>How much is logged when nobody says otherwise: what the bot itself says, and only the warnings of the web server.</summary>
public static class DefaultLogging
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>Keeps a line a request out of the log, unless the settings ask for it, and a failed start too, which Program.cs reports.</summary>
    public static WebApplicationBuilder QuietByDefault(this WebApplicationBuilder builder)
    {
        // The first source, so that every other one wins over it.
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [new("Logging:LogLevel:Microsoft.AspNetCore", "Warning")],
        });

        var start = new StartWatch();
        builder.Services.AddHostedService(_ => start);
        builder.Logging.AddFilter(Host, level => level >= LogLevel.Information && (start.IsOver || level != LogLevel.Error));
        return builder;
    }

    /// <summary>Knows whether the app has started.</summary>
    private sealed class StartWatch : IHostedLifecycleService
    {
        internal bool IsOver { get; private set; }

        public Task StartedAsync(CancellationToken cancellationToken)
        {
            IsOver = true;
            return Task.CompletedTask;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
