using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Teams.Load;

/// <summary>
/// A Connector with much to do: each call takes a while, and every twentieth is refused once, by turns with 429 and with 502. It keeps no
/// message, only how many it took for each conversation.
/// </summary>
internal sealed class BusyConnector : IAsyncDisposable
{
    private const int RefusesEvery = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, int> posts = new();
    private readonly ConcurrentDictionary<string, bool> owed = new();
    private readonly WebApplication app;
    private readonly TimeSpan takes;
    private volatile Awaited? awaited;
    private int asked;
    private int calls;
    private int refused;
    private int taken;
    private int updates;

    private BusyConnector(WebApplication app, TimeSpan takes) => (this.app, this.takes) = (app, takes);

    internal string ServiceUrl => app.Urls.First() + "/_connector";

    internal int Refused => refused;

    internal int Updates => updates;

    /// <summary>Messages that were taken, by conversation.</summary>
    internal IReadOnlyDictionary<string, int> Posts => posts;

    /// <summary>Begins to listen. With <paramref name="takes"/> zero it refuses nothing and answers at once.</summary>
    internal static async Task<BusyConnector> StartAsync(TimeSpan takes = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var connector = new BusyConnector(builder.Build(), takes);
        connector.app.Run(connector.TakeAsync);
        await connector.app.StartAsync();
        return connector;
    }

    /// <summary>Ends once this many messages have been taken.</summary>
    internal Task TookAsync(int messages)
    {
        var wanted = new Awaited(messages, new(TaskCreationOptions.RunContinuationsAsynchronously));
        awaited = wanted;
        if (Volatile.Read(ref taken) >= messages)
        {
            wanted.Reached.TrySetResult();
        }

        return wanted.Reached.Task.WaitAsync(Patience);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        await http.Request.Body.CopyToAsync(Stream.Null);
        var isPost = http.Request.Method == HttpMethods.Post;
        var path = http.Request.Path.Value!;
        if (takes > TimeSpan.Zero)
        {
            await Task.Delay(takes);
            if (Refuses(http.Request.Method + path, http.Response))
            {
                return;
            }
        }

        http.Response.StatusCode = isPost ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        http.Response.ContentType = "application/json";
        var id = Interlocked.Increment(ref calls);
        await http.Response.WriteAsync($$"""{"id":"c{{id}}"}""");
        if (isPost)
        {
            posts.AddOrUpdate(path.Split('/')[^2], 1, static (_, before) => before + 1);
            if (Interlocked.Increment(ref taken) >= awaited?.Messages)
            {
                awaited?.Reached.TrySetResult();
            }
        }
        else
        {
            Interlocked.Increment(ref updates);
        }
    }

    private bool Refuses(string call, HttpResponse response)
    {
        // The same call is not refused again, so that every message gets through in the end.
        if (owed.TryRemove(call, out _))
        {
            return false;
        }

        var number = Interlocked.Increment(ref asked);
        if (number % RefusesEvery != 0)
        {
            return false;
        }

        owed[call] = true;
        Interlocked.Increment(ref refused);
        response.StatusCode = number % (2 * RefusesEvery) == 0 ? StatusCodes.Status429TooManyRequests : StatusCodes.Status502BadGateway;
        response.Headers.RetryAfter = "1";
        return true;
    }

    private sealed record Awaited(int Messages, TaskCompletionSource Reached);
}
