using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ForumBot.Tests.Slack;

/// <summary>
/// Slack's Web API on this machine. It takes down every call and answers as Slack would (<see cref="FakeWorkspace"/>), unless a test has told it what comes next.
/// </summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    /// <summary>The token of <see cref="SlackCapture.Team"/>.</summary>
    internal const string Token = "xoxb-of-the-forum";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Answer>> next = new();
    private readonly List<Call> calls = [];
    private readonly HashSet<Call> seen = [];
    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string root = "";
    private int addresses;

    private FakeSlack()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/api/{method}", (HttpContext http, string method) => TakeAsync(http, method, ""));
        app.MapPost("/commands/{id}", (HttpContext http, string id) => TakeAsync(http, Responses, id));
        app.MapPost("/upload/{id}", (HttpContext http, string id) => TakeAsync(http, Uploads, id));
    }

    /// <summary>What <see cref="Call.Method"/> says for a call of a <see cref="ResponseUrl"/>; <see cref="Call.Address"/> says of which.</summary>
    internal const string Responses = "response_url";

    /// <summary>What <see cref="Call.Method"/> says for the bytes of a file.</summary>
    internal const string Uploads = "upload";

    /// <summary>The value of <c>Slack:ApiUrl</c>.</summary>
    internal Uri ApiUrl => new(root + "/api/");

    /// <summary>Who and what there is, and what has been posted and opened.</summary>
    internal FakeWorkspace Workspace { get; } = new();

    /// <summary>Awaited before each answer, when the call has been taken down and has had its effect; a test makes Slack hang here.</summary>
    internal Func<Call, Task>? BeforeAnswer { get; set; }

    /// <summary>Every call so far, in the order in which they came.</summary>
    internal IReadOnlyList<Call> Calls
    {
        get
        {
            lock (calls)
            {
                return [.. calls];
            }
        }
    }

    internal static async Task<FakeSlack> StartAsync()
    {
        var slack = new FakeSlack();
        await slack.app.StartAsync();
        slack.root = slack.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        slack.Workspace.Root = slack.root;
        return slack;
    }

    /// <summary>An address to answer a command or a press at, good for five answers. Its last part is <see cref="Call.Address"/>.</summary>
    internal string ResponseUrl() => $"{root}/commands/R{Interlocked.Increment(ref addresses)}";

    /// <summary>The next call of this method is refused with this error; without having any effect.</summary>
    internal void Refuse(string method, string error) => Expect(method, new(200, new JsonObject { ["ok"] = false, ["error"] = error }.ToJsonString()));

    /// <summary>The next call of this method is answered like this, without having any effect.</summary>
    internal void Expect(string method, Answer answer) => next.GetOrAdd(method, _ => new()).Enqueue(answer);

    /// <summary>The next call of this method is too much; without <paramref name="retryAfter"/> the header is missing.</summary>
    internal void Throttle(string method, int? retryAfter) =>
        Expect(method, new(429, """{"ok":false,"error":"ratelimited"}""") { RetryAfter = retryAfter?.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    /// <summary>
    /// The next call of this method that says these words anywhere and that nobody has been given yet, in the order in which they came. Waits for it.
    /// </summary>
    internal async Task<Call> CallAsync(string method, string words = "")
    {
        using var late = new CancellationTokenSource(Patience);
        while (true)
        {
            Task more;
            lock (calls)
            {
                if (calls.Find(call => call.Method == method && !seen.Contains(call) && call.Says(words)) is { } found)
                {
                    seen.Add(found);
                    return found;
                }

                more = arrival.Task;
            }

            try
            {
                await more.WaitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"There was no call of {method} that says \"{words}\". There were:\n{string.Join('\n', Calls)}");
            }
        }
    }

    /// <summary>How often this method has been called.</summary>
    internal int CountOf(string method) => Calls.Count(call => call.Method == method);

    /// <summary>True when every call of this method has been given to somebody.</summary>
    internal bool HasNoMore(string method)
    {
        lock (calls)
        {
            return calls.TrueForAll(call => call.Method != method || seen.Contains(call));
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http, string method, string address)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var call = new Call(method, address, TokenOf(http.Request), http.Request.ContentType, body.ToArray());
        var answer = TakeDown(call);
        await (BeforeAnswer?.Invoke(call) ?? Task.CompletedTask);
        if (answer.IsLost)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.Body.StartsWith('{') ? "application/json; charset=utf-8" : "text/html";
        if (answer.RetryAfter is { } pause)
        {
            http.Response.Headers.RetryAfter = pause;
        }

        if (answer.Location is { } elsewhere)
        {
            http.Response.Headers.Location = elsewhere;
        }

        await http.Response.WriteAsync(answer.Body);
    }

    // With its effect in one: whoever sees what a call did finds the call, too, and the calls stand in the order of what they did.
    private Answer TakeDown(Call call)
    {
        lock (calls)
        {
            var answer = next.TryGetValue(call.Method, out var told) && told.TryDequeue(out var expected) ? expected : Workspace.Answer(call);
            calls.Add(call);
            arrival.SetResult();
            arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return answer;
        }
    }

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] ? token : null;

    /// <summary>One call as it came over the wire.</summary>
    internal sealed record Call(string Method, string Address, string? Token, string? ContentType, byte[] Raw)
    {
        private JsonObject? arguments;

        /// <summary>The arguments, as JSON however they came; what a form field holds as JSON is read too.</summary>
        internal JsonObject Arguments => arguments ??= ArgumentsOf(ContentType, Raw);

        internal string? this[string name] => Arguments[name] is JsonValue value ? value.ToString() : null;

        internal string? Channel => this["channel"];

        /// <summary>The person: of a whisper, a home tab, a look-up, or a chat to be opened.</summary>
        internal string? User => this["user"] ?? this["user_id"] ?? this["users"];

        internal string? Text => this["text"];

        internal string? Thread => this["thread_ts"];

        internal JsonArray? Blocks => Arguments["blocks"] as JsonArray ?? View?["blocks"] as JsonArray;

        internal JsonObject? View => Arguments["view"] as JsonObject;

        /// <summary>True when these words stand in any text of it, below each other or not.</summary>
        internal bool Says(string words) => words.Length == 0 || TextsOf(Arguments).Any(text => text.Contains(words, StringComparison.Ordinal));

        public bool Equals(Call? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        public override string ToString() => $"{Method} {Encoding.UTF8.GetString(Raw)}";

        private static JsonObject ArgumentsOf(string? type, byte[] raw)
        {
            if (type?.StartsWith("application/json", StringComparison.Ordinal) == true)
            {
                return JsonNode.Parse(raw)!.AsObject();
            }

            if (type?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) != true)
            {
                return [];
            }

            var fields = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Encoding.UTF8.GetString(raw));
            return new(fields.Select(field => KeyValuePair.Create(field.Key, field.Value.ToString() is ['{' or '[', ..] json ? JsonNode.Parse(json) : field.Value.ToString())));
        }

        private static IEnumerable<string> TextsOf(JsonNode? node) => node switch
        {
            JsonObject json => json.SelectMany(member => TextsOf(member.Value)),
            JsonArray items => items.SelectMany(TextsOf),
            JsonValue value => [value.ToString()],
            _ => [],
        };
    }

    /// <summary>What to answer.</summary>
    internal sealed record Answer(int Status, string Body)
    {
        internal string? RetryAfter { get; init; }

        internal string? Location { get; init; }

        /// <summary>The connection breaks instead.</summary>
        internal bool IsLost { get; init; }

        internal static Answer Lost { get; } = new(0, "") { IsLost = true };

        /// <summary>A sample; where it says so with its status and headers.</summary>
        internal static Answer Captured(string name)
        {
            var json = SlackCapture.Json(name);
            return json["status"] is { } status
                ? new((int)status, json["body"]!.ToJsonString()) { RetryAfter = (string?)json["headers"]?["Retry-After"] }
                : new(200, json.ToJsonString());
        }
    }
}
