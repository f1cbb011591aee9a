using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Teams;

/// <summary>A Connector on this machine that takes down every call. It answers like Teams unless told otherwise.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly WebApplication app;
    private readonly Channel<Call> calls = Channel.CreateUnbounded<Call>();
    private int made;

    private FakeConnector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(TakeAsync);
    }

    internal string ServiceUrl { get; private set; } = "";

    /// <summary>Answers to come before the usual ones: status, body, and seconds to wait.</summary>
    internal ConcurrentQueue<Answer> Next { get; } = new();

    /// <summary>Awaited before each answer; a test makes the Connector hang here.</summary>
    internal Func<Task>? BeforeAnswer { get; set; }

    /// <summary>The members that there are: Teams id and Entra id, by name.</summary>
    internal Dictionary<string, (string TeamsId, string EntraId)> Members { get; } = new()
    {
        ["Alex Wilber"] = ("29:user-alex", Captured.Alex),
        ["Megan Bowen"] = ("29:user-megan", Captured.Megan),
        ["Adele Vance"] = ("29:user-adele", Captured.Adele),
    };

    internal static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        await connector.app.StartAsync();
        var addresses = connector.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        connector.ServiceUrl = addresses.Addresses.Single() + "/_connector";
        return connector;
    }

    /// <summary>The next call, in the order in which they came.</summary>
    internal async Task<Call> CallAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        return await calls.Reader.ReadAsync(late.Token);
    }

    /// <summary>The next call if it has come already.</summary>
    internal bool TryCall([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Call? call) => calls.Reader.TryRead(out call);

    /// <summary>The next call that carries a card.</summary>
    internal async Task<Call> CardAsync()
    {
        while (true)
        {
            var call = await CallAsync();
            if (call.Body is not null)
            {
                return call;
            }
        }
    }

    internal bool HasNoMoreCalls => !calls.Reader.TryPeek(out _);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        var raw = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var body = http.Request.ContentLength is > 0 ? await JsonNode.ParseAsync(http.Request.Body) : null;
        await (BeforeAnswer?.Invoke() ?? Task.CompletedTask);
        var answer = Next.TryDequeue(out var told) ? told : Usual(http.Request.Method, raw);
        // Before the bot hears of it: what it does next finds the call taken down.
        await calls.Writer.WriteAsync(new(http.Request.Method, raw, http.Request.ContentType, http.Request.Headers.Authorization, body));
        http.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } pause)
        {
            http.Response.Headers.RetryAfter = pause;
        }

        if (answer.Location is { } elsewhere)
        {
            http.Response.Headers.Location = elsewhere;
        }

        if (answer.Body is { } text)
        {
            http.Response.ContentType = text.StartsWith('<') ? "text/html" : "application/json; charset=utf-8";
            await http.Response.WriteAsync(text);
        }
    }

    private Answer Usual(string method, string path)
    {
        if (method == "GET")
        {
            var asked = path[(path.LastIndexOf('/') + 1)..];
            var members = Members.Select(m => MemberJson(m.Key, m.Value.TeamsId, m.Value.EntraId));
            return path.Contains("/pagedmembers") ? new(200, $$"""{"members":[{{string.Join(",", members)}}]}""")
                : Members.FirstOrDefault(m => Uri.EscapeDataString(m.Value.TeamsId) == asked) is { Key: { } name } found
                    ? new(200, MemberJson(name, found.Value.TeamsId, found.Value.EntraId))
                    : new(404, """{"error":{"code":"MemberNotFoundInConversation"}}""");
        }

        var id = Interlocked.Increment(ref made);
        return path.EndsWith("/v3/conversations", StringComparison.Ordinal)
            ? new(201, $$"""{"id":"a:chat-{{id}}","activityId":"{{id}}"}""")
            : new(201, $$"""{"id":"{{id}}"}""");
    }

    private static string MemberJson(string name, string teamsId, string entraId) =>
        $$"""{"id":"{{teamsId}}","aadObjectId":"{{entraId}}","name":"{{name}}"}""";

    /// <summary>One call as it came over the wire.</summary>
    internal sealed record Call(string Method, string Path, string? ContentType, string? Authorization, JsonNode? Body)
    {
        internal JsonNode? Card => Body?["attachments"]?[0]?["content"] ?? Body?["activity"]?["attachments"]?[0]?["content"];

        internal string? Title => (string?)Body?["summary"] ?? (string?)Body?["activity"]?["summary"];
    }

    /// <summary>What to answer.</summary>
    internal sealed record Answer(int Status, string? Body = null, string? RetryAfter = null, string? Location = null);
}
