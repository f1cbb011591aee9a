using System.Collections.Concurrent;
using System.Net.Mime;
using System.Text;

namespace ForumBot.Benchmarks.Slack;

/// <summary>Stands in for Slack's Web API, for sixteen people in their own chats; says when the answer to a command has arrived.</summary>
internal sealed class SlackSink : IAsyncDisposable
{
    internal const string ReplyPath = "/reply/";
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = [];
    private readonly WebApplication app;

    private SlackSink(WebApplication app) => this.app = app;

    internal string Address => app.Urls.First();

    /// <summary>The newest answer that was kept; only one in a run is looked at.</summary>
    internal string Kept { get; private set; } = "";

    internal bool Keeping { get; set; }

    internal static async Task<SlackSink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sink = new SlackSink(builder.Build());
        sink.app.Run(sink.TakeAsync);
        await sink.app.StartAsync();
        return sink;
    }

    /// <summary>Ends when the answer to this command has arrived.</summary>
    internal Task ReplyFor(int person, long number)
    {
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[$"{person}/{number}"] = arrival;
        return arrival.Task;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (!path.StartsWith(ReplyPath, StringComparison.Ordinal))
        {
            await AnswerAsync(context, AnswerTo(path, await TextOfAsync(context)));
            return;
        }

        // Reading it takes time that is none of the bot's, so it is read once in a run.
        if (Keeping)
        {
            Kept = await TextOfAsync(context);
        }
        else
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        if (waiting.TryRemove(path[ReplyPath.Length..], out var arrival))
        {
            arrival.TrySetResult();
        }

        await AnswerAsync(context, "ok");
    }

    private static async Task<string> TextOfAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    private static async Task AnswerAsync(HttpContext context, string text)
    {
        var answer = Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = MediaTypeNames.Application.Json;
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private static string AnswerTo(string path, string body)
    {
        var fields = System.Web.HttpUtility.ParseQueryString(body);
        return path.Split('/')[^1] switch
        {
            "auth.test" => $$"""{"ok":true,"url":"https://bench.slack.com/","team":"Bench","team_id":"{{SlackRequests.Team}}","user":"forumbot","user_id":"U0BENCHBOT1","bot_id":"B0BENCHBOT1"}""",
            "users.info" => $$$"""{"ok":true,"user":{"id":"{{{fields["user"]}}}","team_id":"{{{SlackRequests.Team}}}","name":"bench","real_name":"Bench","deleted":false,"is_bot":false,"profile":{"display_name":"Bench" } } }""",
            "conversations.info" => $$"""{"ok":true,"channel":{"id":"{{fields["channel"]}}","is_im":true,"user":"{{UserIn(fields["channel"])}}" } }""",
            _ => """{"ok":true}""",
        };
    }

    private static string UserIn(string? channel) => channel is null ? "" : "U0BENCH" + channel[^4..];
}
