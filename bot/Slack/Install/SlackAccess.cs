using System.Collections.Frozen;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ForumBot.Messaging.Wire;

namespace ForumBot.Slack.Install;

/// <summary>
/// The few calls of Slack's Web API that are about access itself: they carry no installation's token, or one that is only being tried. What Slack refuses is an
/// answer with its word for it; when Slack cannot be reached or is not well, that is an <see cref="HttpRequestException"/>, and worth another try later.
/// </summary>
internal sealed class SlackAccess : IDisposable
{
    private const int MostAnswerBytes = 256 * 1024;

    // Slack says so with 200 as well: the fault is on its side, and passes.
    private static readonly FrozenSet<string> Passing = FrozenSet.ToFrozenSet(
        ["ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"]);

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly SlackSettings settings;
    private readonly HttpClient http;

    public SlackAccess(SlackSettings settings)
        : this(settings, PlainHttp.NewHandler())
    {
    }

    internal SlackAccess(SlackSettings settings, HttpMessageHandler handler)
    {
        this.settings = settings;
        http = new(handler) { BaseAddress = settings.ApiUrl, Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = MostAnswerBytes };
    }

    /// <summary>Where people are sent to allow the bot into their workspace; it belongs to the same Slack as the Web API.</summary>
    internal Uri AuthorizeAddress => new(settings.ApiUrl, "../oauth/v2/authorize");

    public void Dispose() => http.Dispose();

    /// <summary>Turns the code that Slack gave a person's browser into a token. <paramref name="redirect"/> is the address that was named when they were sent there.</summary>
    internal Task<GrantAnswer> GrantAsync(string code, Uri redirect, CancellationToken ct) =>
        CallAsync<GrantAnswer>("oauth.v2.access", OfApp(), Form(("code", code), ("redirect_uri", redirect.AbsoluteUri)), ct);

    /// <summary>A new token for one that runs out. The refresh token is spent by it.</summary>
    internal Task<GrantAnswer> RefreshAsync(string refreshToken, CancellationToken ct) =>
        CallAsync<GrantAnswer>("oauth.v2.access", OfApp(), Form(("grant_type", "refresh_token"), ("refresh_token", refreshToken)), ct);

    /// <summary>Whose token this is.</summary>
    internal Task<WhoAnswer> WhoAsync(string token, CancellationToken ct) => CallAsync<WhoAnswer>("auth.test", new("Bearer", token), Nothing(), ct);

    /// <summary>Gives a token back that is not wanted.</summary>
    internal Task<AccessAnswer> RevokeAsync(string token, CancellationToken ct) => CallAsync<AccessAnswer>("auth.revoke", new("Bearer", token), Nothing(), ct);

    /// <summary>The address of one socket.</summary>
    internal Task<SocketAnswer> OpenSocketAsync(CancellationToken ct) =>
        CallAsync<SocketAnswer>("apps.connections.open", new("Bearer", settings.AppToken), Form(), ct);

    // The proof goes in a header and not in the form, so that it stands in nobody's record of forms.
    private AuthenticationHeaderValue OfApp() =>
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{settings.ClientId}:{settings.ClientSecret}")));

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static StringContent Nothing() => new("{}", Encoding.UTF8, "application/json");

    private async Task<TAnswer> CallAsync<TAnswer>(string method, AuthenticationHeaderValue proof, HttpContent arguments, CancellationToken ct)
        where TAnswer : AccessAnswer
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, method) { Content = arguments };
            request.Headers.Authorization = proof;
            using var response = await http.SendAsync(request, ct);
            response.EnsureSuccessStatusCode();
            var answer = JsonSerializer.Deserialize<TAnswer>(await response.Content.ReadAsByteArrayAsync(ct), Json);
            return answer is null ? throw new HttpRequestException($"Slack’s answer to {method} is empty.")
                : !answer.Ok && (answer.Error is null || Passing.Contains(answer.Error)) ? throw new HttpRequestException($"Slack could not answer {method}: {answer.Error}.")
                : answer;
        }
        catch (JsonException)
        {
            // Its message would hold what it could not read.
            throw new HttpRequestException($"Slack’s answer to {method} cannot be read.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new HttpRequestException($"Slack did not answer {method} in time.");
        }
    }
}
