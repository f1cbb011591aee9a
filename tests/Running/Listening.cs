using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ForumBot.Tests.Running;

/// <summary>
/// Starts an app on a port of its own and says where it listens. The factory's own client takes the address a moment too early on a busy machine, and then calls
/// port 80.
/// </summary>
internal static class Listening
{
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(60);

    /// <summary>Starts it, after <c>UseKestrel</c>; where it listens.</summary>
    internal static Uri Start<TEntryPoint>(WebApplicationFactory<TEntryPoint> app)
        where TEntryPoint : class
    {
        app.StartServer();
        if (!app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.WaitHandle.WaitOne(TooLong))
        {
            throw new TimeoutException("The app did not start.");
        }

        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        app.ClientOptions.BaseAddress = address;
        return address;
    }
}
