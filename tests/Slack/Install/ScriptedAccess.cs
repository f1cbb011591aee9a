using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ForumBot.Slack;
using ForumBot.Slack.Install;
using Microsoft.AspNetCore.WebUtilities;

namespace ForumBot.Tests.Slack.Install;

/// <summary>What Slack answers to calls about access, told beforehand call by call; and what it was asked.</summary>
internal sealed class ScriptedAccess : HttpMessageHandler
{
    private readonly Lock one = new();
    private readonly Queue<Func<HttpResponseMessage>> answers = new();
    private readonly List<Asked> asked = [];

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

    internal SlackAccess For(SlackSettings settings) => new(settings, this);

    /// <summary>The next call is answered with a sample, changed as wanted.</summary>
    internal void Answer(string sample, Action<JsonObject>? change = null)
    {
        var json = SlackCapture.Json(sample);
        change?.Invoke(json);
        Answer(HttpStatusCode.OK, json.ToJsonString());
    }

    internal void Refuse(string error) => Answer(HttpStatusCode.OK, new JsonObject { ["ok"] = false, ["error"] = error }.ToJsonString());

    internal void Answer(HttpStatusCode status, string body) =>
        answers.Enqueue(() => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });

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

        await (BeforeAnswer?.Invoke() ?? Task.CompletedTask);
        return answer();
    }

    internal sealed record Asked(string Method, string Proof, Dictionary<string, string> Form);
}
