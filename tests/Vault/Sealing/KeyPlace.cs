using System.Security.Cryptography.X509Certificates;
using ForumBot.Storage;
using ForumBot.Tests.Storage;
using ForumBot.Tests.Teams.Connector.Tokens;
using ForumBot.Vault.Sealing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Vault.Sealing;

/// <summary>A folder with a key ring and the data keys, on which one bot after another is started, with a store and a log that outlive it.</summary>
internal sealed class KeyPlace : IDisposable
{
    private readonly TemporaryFolder folder = new();

    internal IDocumentStore Store { get; set; } = new InMemoryDocumentStore();

    internal KeptLog Log { get; } = new();

    internal string Ring => folder.File("keys");

    internal string Files => Path.Combine(Ring, "vault");

    internal string Folder => folder.Path;

    /// <summary>A certificate of this place's, saved as a PFX file; the same name is another one each time.</summary>
    internal string Certificate(string name, string? password = null)
    {
        var path = folder.File(name + ".pfx");
        using var made = SelfSigned.MakeWithAKeyOfItsOwn(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllBytes(path, made.Export(X509ContentType.Pfx, password));
        return path;
    }

    /// <summary>A bot that starts here, with these settings under <c>Vault</c>.</summary>
    internal async Task<Started> StartAsync(params (string Name, string Value)[] settings)
    {
        var host = Build(Environments.Development, settings);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new(host);
    }

    /// <summary>Builds one without starting it.</summary>
    internal IHost Build(string environment, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = folder.Path, EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(
            settings.Append(("KeyRingPath", "keys")).DistinctBy(one => one.Item1)
                .Select(one => KeyValuePair.Create("Vault:" + one.Item1, (string?)one.Item2)));
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(Store).AddLogging(log => log.AddProvider(Log));
        builder.Services.AddSealing(builder.Configuration, builder.Environment);
        return builder.Build();
    }

    /// <summary>Another machine's folder takes this one's place, or this one's is put back from a copy.</summary>
    internal string Copy()
    {
        var copy = Directory.CreateDirectory(folder.File(Guid.NewGuid().ToString("N"))).FullName;
        Move(Ring, copy, File.Copy);
        return copy;
    }

    internal void PutBack(string copy)
    {
        Directory.Delete(Ring, recursive: true);
        Move(copy, Ring, File.Copy);
    }

    public void Dispose() => folder.Dispose();

    private static void Move(string from, string to, Action<string, string> each)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            each(file, target);
        }
    }

    /// <summary>A bot that runs here.</summary>
    internal sealed class Started(IHost host) : IAsyncDisposable
    {
        internal IVaultKeys Keys => host.Services.GetRequiredService<IVaultKeys>();

        internal async Task<HealthStatus> HealthAsync() =>
            (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains(StorageSetup.ReadyTag)))
            .Entries["vault"].Status;

        public async ValueTask DisposeAsync()
        {
            await host.StopAsync();
            host.Dispose();
        }
    }
}

/// <summary>Everything that was logged, exceptions and all.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly Lock one = new();
    private readonly List<(LogLevel Level, string Text)> lines = [];

    internal IReadOnlyList<string> All => At(LogLevel.Trace);

    internal IReadOnlyList<string> At(LogLevel least)
    {
        lock (one)
        {
            return [.. lines.Where(line => line.Level >= least).Select(line => line.Text)];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (one)
        {
            lines.Add((logLevel, $"{formatter(state, exception)} {exception}"));
        }
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Dispose()
    {
    }
}
