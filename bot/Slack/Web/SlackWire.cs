using System.Collections.Frozen;
using System.Net.Http.Headers;
using ForumBot.Messaging.Wire;

namespace ForumBot.Slack.Web;

/// <summary>
/// One try of a call over HTTP. A token goes to the Web API and nowhere else. Nothing that goes wrong on the way is an exception.
/// </summary>
internal sealed class SlackWire(SlackSettings settings, TimeProvider time, HttpMessageHandler handler) : IDisposable
{
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TryWithTrigger = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan OneUpload = TimeSpan.FromSeconds(60);
    private static readonly FrozenSet<string> AnswerHosts = FrozenSet.ToFrozenSet(["hooks.slack.com", "hooks.slack-gov.com"], StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> FileHosts = FrozenSet.ToFrozenSet(["files.slack.com", "files.slack-gov.com"], StringComparer.OrdinalIgnoreCase);

    private readonly HttpMessageInvoker http = new(handler);

    public SlackWire(SlackSettings settings, TimeProvider time)
        : this(settings, time, PlainHttp.NewHandler())
    {
    }

    /// <summary>True for an address at which Slack takes answers to commands and presses.</summary>
    internal bool MayAnswerAt(Uri address) => IsAmong(AnswerHosts, address);

    /// <summary>True for an address at which Slack takes files.</summary>
    internal bool MayUploadTo(Uri address) => IsAmong(FileHosts, address);

    /// <summary>Tries once.</summary>
    /// <exception cref="InvalidOperationException">The call should not have come this far: its address is none of Slack's.</exception>
    internal Task<SlackTry> TryAsync(SlackCall call, string? token, CancellationToken ct)
    {
        if (call.Address is { } address && !MayAnswerAt(address))
        {
            throw new InvalidOperationException("This address is not one that answers go to.");
        }

        var proof = call.Address is null && token is not null ? new AuthenticationHeaderValue("Bearer", token) : null;
        return SendAsync(call.Address ?? new Uri(settings.ApiUrl, call.Method), call.Content(), proof, call.HasTrigger ? TryWithTrigger : OneTry, ct);
    }

    /// <summary>Tries a call about access once. It carries a proof of its own instead of an installation's token.</summary>
    internal Task<SlackTry> TryAccessAsync(SlackCall call, AuthenticationHeaderValue proof, CancellationToken ct) =>
        SendAsync(new Uri(settings.ApiUrl, call.Method), call.Content(), proof, OneTry, ct);

    /// <summary>Sends the bytes of a file. True when Slack has them.</summary>
    /// <exception cref="InvalidOperationException">The address is none of Slack's.</exception>
    internal async Task<SlackTry> UploadAsync(Uri address, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        if (!MayUploadTo(address))
        {
            throw new InvalidOperationException("This address is not one that files go to.");
        }

        var content = new ReadOnlyMemoryContent(file) { Headers = { ContentType = new("application/octet-stream") } };
        return await SendAsync(address, content, null, OneUpload, ct);
    }

    public void Dispose() => http.Dispose();

    private async Task<SlackTry> SendAsync(Uri address, HttpContent content, AuthenticationHeaderValue? proof, TimeSpan longest, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Authorization = proof;
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var body = await PlainHttp.BodyOfAsync(response, either.Token);
            return SlackTry.Of((int)response.StatusCode, body.Span) with
            {
                RetryAfter = BackOff.Asked(response.Headers.RetryAfter, time.GetUtcNow()),
                Scopes = response.Headers.TryGetValues("x-oauth-scopes", out var scopes) ? string.Join(',', scopes) : null,
            };
        }
        catch (HttpRequestException lost)
        {
            return new(0) { MayHaveArrived = PlainHttp.MayHaveArrived(lost), Lost = lost.HttpRequestError };
        }
        catch (OperationCanceledException slow) when (!ct.IsCancellationRequested)
        {
            return new(0) { MayHaveArrived = PlainHttp.MayHaveArrived(slow) };
        }
    }

    // A Web API on this very machine, as in tests, gives out addresses on this machine.
    private bool IsAmong(FrozenSet<string> hosts, Uri address) =>
        address.IsAbsoluteUri
        && address.UserInfo.Length == 0
        && ((address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && hosts.Contains(address.IdnHost))
            || (settings.ApiUrl.IsLoopback && address.IsLoopback && address.Authority == settings.ApiUrl.Authority));
}
