using System.Collections.Concurrent;
using System.Net.Mime;
using System.Text;

namespace ForumBot.Benchmarks.Slack;

/// <summary>Stands in for Slack's Web API, for sixteen people in their own chats; says when the answer to a command has arrived.</summary>
internal sealed class SlackSink : IAsyncDisposable
{
    internal const string ReplyPath = "/reply/";
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> waiting = [];
    private readonly WebApplication app;

    private SlackSink(WebApplication app) => this.app = app;

    internal string Address => app.Urls.First();

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

    /// <summary>Ends with the body of the answer to this command.</summary>
    internal Task<string> ReplyFor(int person, long number)
    {
        var arrival = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[$"{person}/{number}"] = arrival;
        return arrival.Task;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var path = context.Request.Path.Value!;
        if (path.StartsWith(ReplyPath, StringComparison.Ordinal) && waiting.TryRemove(path[ReplyPath.Length..], out var arrival))
        {
            arrival.TrySetResult(body);
        }

        var answer = Encoding.UTF8.GetBytes(AnswerTo(path, body));
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
