using System.Collections.Concurrent;
using System.Net.Mime;

namespace ForumBot.Benchmarks;

/// <summary>Stands in for the Bot Connector: takes every reply and says which conversation it came for.</summary>
internal sealed class Sink : IAsyncDisposable
{
    private static readonly byte[] Answer = """{"id":"1"}"""u8.ToArray();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = [];
    private readonly WebApplication app;

    private Sink(WebApplication app) => this.app = app;

    internal string Address => app.Urls.First();

    /// <summary>The newest reply that was kept; only one in a run is looked at.</summary>
    internal string Kept { get; private set; } = "";

    internal bool Keeping { get; set; }

    internal static async Task<Sink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sink = new Sink(builder.Build());
        sink.app.Run(sink.TakeAsync);
        await sink.app.StartAsync();
        return sink;
    }

    /// <summary>Ends when a reply for this conversation has arrived.</summary>
    internal Task ReplyFor(string conversation)
    {
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[conversation] = arrival;
        return arrival.Task;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        if (Keeping)
        {
            using var reader = new StreamReader(context.Request.Body);
            Kept = await reader.ReadToEndAsync(context.RequestAborted);
        }
        else
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        // A card that is drawn again is no reply.
        var parts = context.Request.Path.Value!.Split('/');
        if (HttpMethods.IsPost(context.Request.Method) && parts is [_, "v3", "conversations", var conversation, ..] && waiting.TryRemove(conversation, out var arrival))
        {
            arrival.TrySetResult();
        }

        context.Response.ContentType = MediaTypeNames.Application.Json;
        context.Response.ContentLength = Answer.Length;
        await context.Response.Body.WriteAsync(Answer, context.RequestAborted);
    }
}
