using ForumBot.Tests.Running;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.EndToEnd;

/// <summary>The whole bot as it runs in Development: on a free port of this machine, with a store of its own and a clock that stands still.</summary>
internal sealed class PlaygroundBot : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("forumbot-").FullName;
    private readonly DateTimeOffset now;

    internal PlaygroundBot(DateTimeOffset now)
    {
        this.now = now;
        UseKestrel();
        Listening.Start(this);
        Endpoint = new Uri(ClientOptions.BaseAddress, "/api/messages").AbsoluteUri;
    }

    internal string Endpoint { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment(Environments.Development)
        .UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0")
        .UseSetting("Storage:LiteDb:Path", Path.Combine(folder, "forumbot.db"))
        .ConfigureLogging(logging => logging.ClearProviders())
        .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(now)));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
