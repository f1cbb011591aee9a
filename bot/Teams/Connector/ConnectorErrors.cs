using System.Text.Json;

namespace ForumBot.Teams.Connector;

/// <summary>
/// Reads the Connector's refusals. A code comes as <c>error.code</c>, or as <c>subCode</c> in a JSON text inside <c>message</c>, or
/// not at all. Of everything else in a refusal nothing is read, because it may hold anything.
/// </summary>
internal static class ConnectorErrors
{
    private const int LongestCode = 64;

    /// <summary>The code, when there is one that looks like a code.</summary>
    internal static string? CodeIn(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        try
        {
            using var root = JsonDocument.Parse(body);
            var code = TextOf(root.RootElement, "error", "code") ?? SubCodeIn(TextOf(root.RootElement, "message"));
            return code is { Length: > 0 and <= LongestCode } && code.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == ' ') ? code : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// What a final answer means for the one who called. The code decides where there is one. A 404 that names nothing says only
    /// that this one thing is not there: what is remembered about a whole conversation is not thrown away on a guess.
    /// </summary>
    internal static ConnectorOutcome OutcomeOf(int status, string? code, ConnectorTarget target) => (status, code?.Replace(" ", "", StringComparison.Ordinal)) switch
    {
        ( >= 200 and < 300, _) => ConnectorOutcome.Done,
        (401, _) => ConnectorOutcome.NotSignedIn,
        (403, "BotDisabledByAdmin") => ConnectorOutcome.TenantBlocked,
        (403, "BotNotInConversationRoster") => ConnectorOutcome.Removed,
        (403, "ConversationBlockedByUser" or "MessageWritesBlocked") => ConnectorOutcome.BlockedByPerson,
        (403, "ForbiddenOperationException") => ConnectorOutcome.NotInstalled,
        (403, "InvalidBotApiHost") => ConnectorOutcome.WrongHost,
        (403, _) => ConnectorOutcome.NotAllowed,
        (404, "ConversationNotFound") => ConnectorOutcome.ConversationGone,
        (404, "ActivityNotFoundInConversation") => ConnectorOutcome.MessageGone,
        (404, "MemberNotFoundInConversation") => ConnectorOutcome.MemberGone,
        (404, _) when target == ConnectorTarget.Message => ConnectorOutcome.MessageGone,
        (404, _) when target == ConnectorTarget.Member => ConnectorOutcome.MemberGone,
        (413, _) => ConnectorOutcome.TooBig,
        (412 or 429, _) => ConnectorOutcome.Throttled,
        (0 or >= 500, _) => ConnectorOutcome.Unreachable,
        _ => ConnectorOutcome.Refused,
    };

    private static string? SubCodeIn(string? message)
    {
        if (message is null)
        {
            return null;
        }

        try
        {
            using var inner = JsonDocument.Parse(message);
            return TextOf(inner.RootElement, "subCode");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement at, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
    }
}
