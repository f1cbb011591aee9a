using System.Buffers;
using System.Text;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Who may come in over HTTP: whoever signs with one of our secrets, now. Whoever may not is told nothing, and nothing of what they sent is kept or logged but that
/// they came.
/// </summary>
internal sealed partial class SlackDoor(SlackSettings settings, TimeProvider time, ILogger<SlackDoor> log)
{
    /// <summary>The largest body that is read, in bytes. Slack's own are far smaller.</summary>
    internal const int LargestBody = 1024 * 1024;

    private readonly byte[][] secrets = [.. settings.SigningSecrets.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The body of a genuine request; null when it is turned away, with the status to answer.</summary>
    internal async ValueTask<(byte[]? Body, int Status)> AdmitAsync(HttpRequest request)
    {
        var timestamp = One(request, Signature.TimeHeader);
        var signature = One(request, Signature.Header);
        if (signature is null || !Signature.IsTimely(timestamp, time.GetUtcNow()))
        {
            return TurnedAway();
        }

        if (request.ContentLength > LargestBody || await ReadAsync(request) is not { } body)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        return Signature.IsGenuine(secrets, timestamp, signature, body, time.GetUtcNow()) ? (body, StatusCodes.Status200OK) : TurnedAway();
    }

    private (byte[]? Body, int Status) TurnedAway()
    {
        Log.TurnedAway(log);
        return (null, StatusCodes.Status401Unauthorized);
    }

    // Two headers of one name are nobody's.
    private static string? One(HttpRequest request, string header) => request.Headers[header] is [{ Length: > 0 } value] ? value : null;

    private static async ValueTask<byte[]?> ReadAsync(HttpRequest request)
    {
        var read = await request.BodyReader.ReadAtLeastAsync(LargestBody + 1, request.HttpContext.RequestAborted);
        var body = read.IsCompleted && read.Buffer.Length <= LargestBody ? read.Buffer.ToArray() : null;
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return body;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A request to Slack's addresses was not signed by Slack, or not lately, and was turned away.")]
        internal static partial void TurnedAway(ILogger log);
    }
}
