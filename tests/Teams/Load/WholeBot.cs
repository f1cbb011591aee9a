using System.Net.Http.Headers;
using ForumBot.Storage;
using ForumBot.Tests.Running;
using ForumBot.Tests.Storage;
using ForumBot.Tests.Teams.Trust;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Teams.Load;

/// <summary>
/// The whole app with all its features on a free port of this machine; the store and the clock are the test's, and outlive it. With an authority it
/// has credentials, and whoever sends to it carries the Connector's token for its service URL.
/// </summary>
internal sealed class WholeBot : WebApplicationFactory<Program>
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private readonly IDocumentStore store;
    private readonly TimeProvider time;
    private readonly FakeAuthority? authority;

    internal WholeBot(IDocumentStore store, TimeProvider time, FakeAuthority? authority = null, string serviceUrl = "")
    {
        (this.store, this.time, this.authority) = (store, time, authority);
        UseKestrel();
        Listening.Start(this);
        Http = CreateClient();
        if (authority is not null)
        {
            // As the Connector does, one token for many activities.
            Http.DefaultRequestHeaders.Authorization = new("Bearer", authority.TokenFor(serviceUrl, time.GetUtcNow()).ToString());
        }
    }

    internal HttpClient Http { get; }

    /// <summary>Sends an activity as Teams would.</summary>
    internal Task<HttpResponseMessage> SendAsync(byte[] activity) =>
        Http.PostAsync("/api/messages", new ByteArrayContent(activity) { Headers = { ContentType = Json } });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseEnvironment(Environments.Development)
            .UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0")
            .UseSetting("Practice:Enabled", "false")
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureTestServices(services => services
                .KeepIn(store)
                .SayNothingUnasked()
                .AddSingleton(time));
        foreach (var (name, value) in authority?.Settings ?? [])
        {
            builder.UseSetting(name, value);
        }
    }
}
