using System.Text;
using System.Text.Json;

namespace ForumBot.Slack.Web;

/// <summary>
/// What one try brought. A <see cref="Status"/> of 0 means no answer. <see cref="Error"/> is Slack's word for what is wrong, whatever the status:
/// most refusals come with 200. Of a refusal nothing else is read but the scopes and the places it names, because it may hold anything.
/// </summary>
internal sealed record SlackTry(int Status)
{
    private const int LongestCode = 80;

    /// <summary>Slack's word; null when all is well, or when there is none.</summary>
    internal string? Error { get; private init; }

    /// <summary>The permission that is missing, where the error is that.</summary>
    internal string? Needed { get; private init; }

    /// <summary>Where in what we sent the mistakes are, such as "/blocks/2/fields".</summary>
    internal string Pointers { get; private init; } = "";

    /// <summary>The answer; undefined unless <see cref="IsTaken"/>.</summary>
    internal JsonElement Answer { get; private init; }

    /// <summary>The pause that Slack asks for.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>What the token may do, names with commas between them; null when Slack does not say.</summary>
    internal string? Scopes { get; init; }

    /// <summary>How the connection broke, where it did.</summary>
    internal HttpRequestError? Lost { get; init; }

    /// <summary>True when no answer came although the call may have been taken.</summary>
    internal bool MayHaveArrived { get; init; }

    /// <summary>True when Slack says that it took it: a status alone does not say so.</summary>
    internal bool IsTaken { get; private init; }

    /// <summary>Reads an answer.</summary>
    internal static SlackTry Of(int status, ReadOnlySpan<byte> body)
    {
        var isGood = status is >= 200 and < 300;

        // Addresses for answers say "ok", or what is wrong, as a bare word; that costs no exception.
        if (body is not [(byte)'{', ..] || SlackJson.Parse(body) is not { } answer)
        {
            var word = CodeIn(body.Length <= LongestCode ? Encoding.UTF8.GetString(body).Trim() : null);
            return word is "ok" && isGood ? new SlackTry(status) { IsTaken = true } : new(status) { Error = word };
        }

        return isGood && answer.TryGetProperty("ok"u8, out var ok) && ok.ValueKind == JsonValueKind.True
            ? new SlackTry(status) { IsTaken = true, Answer = answer }
            : new(status) { Error = CodeIn(answer.Text("error")), Needed = CodeIn(answer.Text("needed")), Pointers = PointersIn(answer) };
    }

    private static string? CodeIn(string? text) =>
        text is { Length: > 0 and <= LongestCode } && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or ':' or '.' or ',' or '-') ? text : null;

    private static string PointersIn(JsonElement answer)
    {
        const string Mark = "[json-pointer:";
        var messages = answer.Object("response_metadata")?.Texts("messages") ?? [];
        var pointers =
            from text in messages.Take(10)
            let start = text.IndexOf(Mark, StringComparison.Ordinal)
            where start >= 0
            let pointer = text[(start + Mark.Length)..].Split(']')[0]
            where pointer.Length <= LongestCode && pointer.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '/' or '_' or '-')
            select pointer;
        return string.Join(' ', pointers);
    }
}
