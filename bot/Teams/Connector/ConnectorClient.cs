using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ForumBot.Cards;

namespace ForumBot.Teams.Connector;

/// <summary>
/// Calls to the Bot Connector. A call that fails is a result, not an exception. Only what the Connector asks to try again is tried again,
/// three times at most, after the pause it asks for.
/// </summary>
internal sealed partial class ConnectorClient(ServiceHosts hosts, TeamsCards cards, TimeProvider time, ILogger<ConnectorClient> log) : IDisposable
{
    private const int MostTries = 3;
    private const int MostAnswerBytes = 1024 * 1024;
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    // Redirects could lead to another host, cookies and trace headers would tell one about us.
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });

    internal Task<ConnectorResult> PostAsync(ConnectorAddress to, Card card, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, ConnectorPath.Activities(to), json => ConnectorJson.WriteMessage(json, to, card, cards.InConversation), ct);

    internal Task<ConnectorResult> UpdateAsync(ConnectorAddress to, string messageId, Card card, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, ConnectorPath.Activity(to, messageId), json => ConnectorJson.WriteMessage(json, to, card, cards.InConversation), ct);

    internal Task<ConnectorResult> StartThreadAsync(ConnectorAddress channel, string tenant, Card card, CancellationToken ct) => SendAsync(
        HttpMethod.Post, ConnectorPath.Conversations(channel.ServiceUrl), json => ConnectorJson.WriteThread(json, channel, tenant, card, cards.InConversation), ct);

    internal Task<ConnectorResult> StartChatAsync(string serviceUrl, string botId, string tenant, string teamsId, CancellationToken ct) => SendAsync(
        HttpMethod.Post, ConnectorPath.Conversations(serviceUrl), json => ConnectorJson.WriteChat(json, botId, tenant, teamsId), ct);

    /// <summary>One page of the people in a conversation; null when the Connector does not say.</summary>
    internal async Task<MembersPage?> MembersAsync(ConnectorAddress of, string? continuation, CancellationToken ct) =>
        (await TryAsync(HttpMethod.Get, ConnectorPath.Members(of, continuation), null, AnswerJson.Default.MembersPage, ct)).Answer;

    /// <summary>One person in a conversation; null when they are not there.</summary>
    internal async Task<Member?> MemberAsync(ConnectorAddress of, string teamsId, CancellationToken ct) =>
        (await TryAsync(HttpMethod.Get, ConnectorPath.Member(of, teamsId), null, AnswerJson.Default.Member, ct)).Answer;

    public void Dispose() => http.Dispose();

    private async Task<ConnectorResult> SendAsync(HttpMethod method, Uri? address, Action<Utf8JsonWriter> write, CancellationToken ct)
    {
        using var body = JsonBody.Rent();
        write(body.Writer);
        await body.Writer.FlushAsync(ct);
        var (result, answer) = await TryAsync(method, address, body, AnswerJson.Default.ConnectorAnswer, ct);
        return result with { Id = answer?.Id, ActivityId = answer?.ActivityId, ErrorCode = answer?.Error?.Code };
    }

    private async Task<(ConnectorResult Result, T? Answer)> TryAsync<T>(
        HttpMethod method, Uri? address, JsonBody? body, JsonTypeInfo<T> shape, CancellationToken ct)
        where T : class
    {
        if (address is null || !hosts.IsAllowed(address.GetLeftPart(UriPartial.Path)))
        {
            Log.AddressRefused(log);
            return (new(ConnectorOutcome.Forbidden), null);
        }

        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var (status, asked, answer) = await OnceAsync(method, address, body, shape, ct);
            var outcome = OutcomeOf(status);
            if (outcome != ConnectorOutcome.Done)
            {
                Log.CallFailed(log, method.Method, (int)status, (answer as ConnectorAnswer)?.Error?.Code, attempt);
            }

            if (outcome != ConnectorOutcome.Unreachable || attempt == MostTries || !IsWorthAnotherTry(status) || asked > LongestPause)
            {
                return (new(outcome, (int)status), answer);
            }

            await Task.Delay(asked ?? pause, time, ct);
            pause = Min(pause * 2, LongestPause);
        }
    }

    private async Task<(HttpStatusCode Status, TimeSpan? Pause, T? Answer)> OnceAsync<T>(
        HttpMethod method, Uri address, JsonBody? body, JsonTypeInfo<T> shape, CancellationToken ct)
        where T : class
    {
        using var request = new HttpRequestMessage(method, address) { Content = body?.ToContent() };
        using var late = new CancellationTokenSource(OneTry, time);
        using var either = ct.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token) : null;
        var token = either?.Token ?? late.Token;
        try
        {
            using var response = await http.SendAsync(request, token);
            return (response.StatusCode, PauseOf(response.Headers.RetryAfter), await AnswerOfAsync(response, shape, token));
        }
        catch (HttpRequestException)
        {
            return (default, null, null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (default, null, null);
        }
    }

    private static async Task<T?> AnswerOfAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> shape, CancellationToken ct)
        where T : class
    {
        // An answer may be empty, HTML or anything else; only JSON within reason is read.
        if (response.Content.Headers is not { ContentType.MediaType: "application/json", ContentLength: null or (> 0 and <= MostAnswerBytes) })
        {
            return null;
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(MostAnswerBytes, ct);
            using var body = response.Content.ReadAsStream(ct);
            return JsonSerializer.Deserialize(body, shape);
        }
        catch (Exception unreadable) when (unreadable is JsonException or HttpRequestException)
        {
            return null;
        }
    }

    private TimeSpan? PauseOf(RetryConditionHeaderValue? asked)
    {
        var pause = asked?.Delta ?? asked?.Date - time.GetUtcNow();
        return pause is { } wanted && wanted < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    private static ConnectorOutcome OutcomeOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => ConnectorOutcome.Done,
        403 or 404 => ConnectorOutcome.Gone,
        0 or 412 or 429 or >= 500 => ConnectorOutcome.Unreachable,
        _ => ConnectorOutcome.Refused,
    };

    // A lost connection is not among them: the message may have arrived.
    private static bool IsWorthAnotherTry(HttpStatusCode status) => (int)status is 412 or 429 or 502 or 503 or 504;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A call to the Connector failed. {Method} answered {Status} {Code} at try {Attempt}.")]
        internal static partial void CallFailed(ILogger log, string method, int status, string? code, int attempt);

        [LoggerMessage(2, LogLevel.Error, "A call to the Connector was not made: its address is not one the bot may send to.")]
        internal static partial void AddressRefused(ILogger log);
    }
}
