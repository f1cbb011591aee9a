using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Slack's three addresses. Each request is checked, read from the very bytes that were signed, and handed in; what comes back is the answer. No answer says why
/// something was refused.
/// </summary>
internal sealed class SlackEndpoints(SlackDoor door, ISlackInbound inbound)
{
    private const int MostFields = 64;

    /// <summary><c>POST /slack/events</c>. The address is proved to Slack by giving back what it sent, and that too only to Slack.</summary>
    internal async Task EventsAsync(HttpContext http)
    {
        if (await AdmitAsync(http) is not { } body)
        {
            return;
        }

        if (SlackJson.Parse(body) is not { } delivery)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            http.Response.Headers["X-Slack-No-Retry"] = "1";
            return;
        }

        if (delivery.Text("type") == "url_verification")
        {
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(delivery.Text("challenge") ?? "");
            return;
        }

        await AnswerAsync(http, await inbound.EventAsync(delivery, http.RequestAborted));
    }

    /// <summary><c>POST /slack/interactions</c>.</summary>
    internal async Task InteractionsAsync(HttpContext http)
    {
        if (await AdmitAsync(http) is not { } body)
        {
            return;
        }

        if (Fields(body)?.GetValueOrDefault("payload") is not { } payload || SlackJson.Parse(Encoding.UTF8.GetBytes(payload)) is not { } interaction)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await AnswerAsync(http, await inbound.InteractionAsync(interaction, http.RequestAborted));
    }

    /// <summary><c>POST /slack/commands</c>. Slack may look here whether the certificate is good; that runs nothing.</summary>
    internal async Task CommandsAsync(HttpContext http)
    {
        if (await AdmitAsync(http) is not { } body)
        {
            return;
        }

        if (Fields(body) is not { } fields)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (!fields.ContainsKey("ssl_check"))
        {
            await AnswerAsync(http, await inbound.CommandAsync(JsonSerializer.SerializeToElement(fields), http.RequestAborted));
        }
    }

    private async ValueTask<byte[]?> AdmitAsync(HttpContext http)
    {
        (var body, http.Response.StatusCode) = await door.AdmitAsync(http.Request);
        return body;
    }

    private static async Task AnswerAsync(HttpContext http, SlackReply reply)
    {
        http.Response.StatusCode = reply.Status;
        if (reply.Status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "2";
        }

        // An empty body closes a window; even two quotation marks would be a body.
        if (!reply.Body.IsEmpty)
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = reply.Body.Length;
            await http.Response.Body.WriteAsync(reply.Body, http.RequestAborted);
        }
    }

    // A field that comes twice could be read in two ways.
    private static Dictionary<string, string>? Fields(byte[] body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in new QueryStringEnumerable(Encoding.UTF8.GetString(body)))
        {
            if (fields.Count == MostFields || !fields.TryAdd(field.DecodeName().ToString(), field.DecodeValue().ToString()))
            {
                return null;
            }
        }

        return fields;
    }
}
