using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ForumBot.Slack;
using ForumBot.Slack.Install;
using ForumBot.Slack.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace ForumBot.Tests.Slack.Install;

/// <summary>What Slack answers to calls about access, told beforehand call by call; and what it was asked.</summary>
internal sealed class ScriptedAccess : HttpMessageHandler
{
    private readonly Lock one = new();
    private readonly Queue<Func<HttpResponseMessage>> answers = new();
    private readonly List<Asked> asked = [];
    private readonly List<SlackWire> wires = [];

    internal IReadOnlyList<Asked> Calls
    {
        get
        {
            lock (one)
            {
                return [.. asked];
            }
        }
    }

    /// <summary>Awaited before each answer.</summary>
    internal Func<Task>? BeforeAnswer { get; set; }

    internal SlackAccess For(SlackSettings settings, TimeProvider? time = null)
    {
        var wire = new SlackWire(settings, time ?? TimeProvider.System, this);
        wires.Add(wire);
        return new(settings, wire);
    }

    /// <summary>The next call is answered with a sample, changed as wanted; with these permissions in its header, if any.</summary>
    internal void Answer(string sample, Action<JsonObject>? change = null, string? scopes = null)
    {
        var json = SlackCapture.Json(sample);
        change?.Invoke(json);
        Answer(HttpStatusCode.OK, json.ToJsonString(), scopes is null ? null : ("x-oauth-scopes", scopes));
    }

    internal void Refuse(string error) => Answer(HttpStatusCode.OK, new JsonObject { ["ok"] = false, ["error"] = error }.ToJsonString());

    /// <summary>The next call is too much.</summary>
    internal void Throttle(int retryAfter) =>
        Answer(HttpStatusCode.TooManyRequests, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", retryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    internal void Answer(HttpStatusCode status, string body, (string Name, string Value)? header = null) => answers.Enqueue(() =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (header is var (name, value))
        {
            response.Headers.Add(name, value);
        }

        return response;
    });

    internal void BreakOff() => answers.Enqueue(() => throw new HttpRequestException(HttpRequestError.ConnectionError, "no way there"));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        Func<HttpResponseMessage> answer;
        lock (one)
        {
            asked.Add(new(
                request.RequestUri!.Segments[^1],
                request.Headers.Authorization!.ToString(),
                QueryHelpers.ParseQuery(body).ToDictionary(field => field.Key, field => field.Value.ToString())));
            answer = answers.TryDequeue(out var next) ? next : throw new InvalidOperationException($"Nobody has said what Slack answers to {request.RequestUri}.");
        }

        await (BeforeAnswer?.Invoke() ?? Task.CompletedTask).WaitAsync(cancellationToken);
        return answer();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Each of them disposes of this one in turn.
            var made = wires.ToArray();
            wires.Clear();
            Array.ForEach(made, wire => wire.Dispose());
        }

        base.Dispose(disposing);
    }

    internal sealed record Asked(string Method, string Proof, Dictionary<string, string> Form);
}
