using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ForumBot.Slack.Web;

/// <summary>
/// One call of Slack's Web API: whose token, which method, and what it says. <see cref="Content"/> is made anew for every try.
/// </summary>
internal sealed record SlackCall(string Tenant, string Method, Func<HttpContent> Content)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Where a new message is heard, and so on whose pace it counts; null for everything else.</summary>
    internal string? Channel { get; init; }

    /// <summary>True for what makes something new: it is not repeated when it may have arrived.</summary>
    internal bool IsOnce { get; init; }

    /// <summary>True when it carries a trigger, which lives three seconds: there is one try, of two seconds, and no waiting.</summary>
    internal bool HasTrigger { get; init; }

    /// <summary>True when nobody sits waiting for it, as for a reminder.</summary>
    internal bool IsUnhurried { get; init; }

    /// <summary>How long the whole may take, waiting included.</summary>
    internal TimeSpan Patience { get; init; } = Messaging.Wire.BackOff.LongestCall;

    /// <summary>Where it goes instead of the Web API, without a token: an address that Slack gave out with a command or a press. Itself a secret.</summary>
    internal Uri? Address { get; init; }

    /// <summary>A call that says this in JSON. The charset is declared, because Slack warns of its absence.</summary>
    internal static SlackCall OfJson(string tenant, string method, Action<Utf8JsonWriter> write)
    {
        // The text goes out as JSON, never into HTML, so quotes and accents can stay as they are.
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(body, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new(tenant, method, () => new ReadOnlyMemoryContent(body.WrittenMemory) { Headers = { ContentType = Json } });
    }

    /// <summary>A call of one of the methods that do not read JSON.</summary>
    internal static SlackCall OfForm(string tenant, string method, params (string Name, string? Value)[] fields)
    {
        KeyValuePair<string, string>[] given = [.. from field in fields where field.Value is not null select KeyValuePair.Create(field.Name, field.Value)];
        return new(tenant, method, () => new FormUrlEncodedContent(given));
    }
}
